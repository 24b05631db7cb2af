package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.define.CalledDerivative;
import dev.fluxion.dsl.engine.plan.StencilCall;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Rule;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Lowers calls of primitives: to kernels in process, or to evaluations of a backend. */
final class CallLowering {
  private final ProgramBuilder builder;
  private final BlockLowering arrays;
  private final Predicate<BoundPrimitive> external;
  private final boolean strict;
  private final boolean many;
  private final Map<CalledDerivative, Kernels> kernels = new HashMap<>();
  private final Map<CallKey, Value[]> outputs = new HashMap<>();
  private final ExternalCalls externals;
  private final StencilLowering stencils;

  private record CallKey(CalledDerivative kernel, List<List<Integer>> slots, List<Shape> shapes) {}

  CallLowering(
      ProgramBuilder builder,
      BlockLowering arrays,
      Predicate<BoundPrimitive> external,
      boolean strict,
      boolean many) {
    this.strict = strict;
    this.many = many;
    this.builder = builder;
    this.arrays = arrays;
    this.external = external;
    this.externals = new ExternalCalls(builder);
    this.stencils = new StencilLowering(builder, externals);
  }

  Value lower(Op.Call call, Expr node, List<Value> args, boolean unrolled) {
    Optional<StencilCall> stencil = StencilCall.of(call);
    if (stencil.isPresent()) {
      return stencil(stencil.get(), node, args);
    }
    BoundPrimitive self = call.primitive().bind(call.attributes());
    if (external.test(self)) {
      return call.primitive().isElementwise()
          ? elementwiseExternal(call, self, node, args)
          : arrayExternal(call, self, node, args);
    }
    Kernel kernel = kernel(call);
    requireArity(call, kernel);
    if (kernel instanceof Kernel.Arrays array) {
      return array(call, array, node, args);
    }
    boolean uniform = areUniform(args);
    if (!unrolled && !uniform) {
      return arrays.call(kernel, node.shape().size(), args, call.primitive().id());
    }
    if (uniform && node.shape().size() > 0) {
      return new Value.Uniform(scalar(call, args, 0), node.shape().size());
    }
    int[] slots = new int[node.shape().size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = scalar(call, args, i);
    }
    return new Value.Slots(slots);
  }

  private static boolean areUniform(List<Value> args) {
    for (Value arg : args) {
      if (!(arg instanceof Value.Uniform)) {
        return false;
      }
    }
    return true;
  }

  private int scalar(Op.Call call, List<Value> args, int i) {
    Kernel kernel = kernels(call).numbers();
    String id = call.primitive().id();
    int a = args.get(0).slot(i);
    if (kernel instanceof Kernel.Unary) {
      return builder.call(Opcode.CALL1, a, a, kernel, id);
    } else if (kernel instanceof Kernel.Binary) {
      return builder.call(Opcode.CALL2, a, args.get(1).slot(i), kernel, id);
    }
    List<List<Integer>> slots = new ArrayList<>();
    args.forEach(arg -> slots.add(List.of(arg.slot(i))));
    return outputs
        .computeIfAbsent(
            new CallKey(CalledDerivative.of(call), slots, List.of()),
            ignored -> {
              List<Value> single = new ArrayList<>();
              args.forEach(arg -> single.add(new Value.Uniform(arg.slot(i), 1)));
              return new Value[] {arrays.call(kernel, 1, single, id)};
            })[0]
        .slot(0);
  }

  private Kernels kernels(Op.Call call) {
    CalledDerivative key = CalledDerivative.of(call);
    Kernels known = kernels.get(key);
    if (known == null) {
      Kernel found = find(call);
      known = new Kernels(forArrays(found), forNumbers(found));
      kernels.put(key, known);
    }
    return known;
  }

  private Kernel kernel(Op.Call call) {
    return kernels(call).arrays();
  }

  /** Returns what a primitive computes arrays with: its faster form if it has one. */
  private Kernel forArrays(Kernel kernel) {
    if (strict) {
      return kernel instanceof Kernel.Unary unary ? new Kernel.Unary(unary.function()) : kernel;
    } else if (kernel instanceof Kernel.Unary unary && unary.fast().isPresent()) {
      // The same function on numbers, bit for bit, for those who do not take ranges.
      return new Kernel.Unary(unary.fast().get()::applyAsDouble, unary.fast());
    } else if (kernel instanceof Kernel.Arrays arrays && arrays.fast().isPresent()) {
      return new Kernel.Arrays(arrays.fast().get());
    }
    return kernel;
  }

  /**
   * Returns what a primitive computes a single number with: whatever is faster. Of many numbers
   * those of one level are an array.
   */
  private Kernel forNumbers(Kernel kernel) {
    if (kernel instanceof Kernel.Unary unary && unary.fast().isPresent()) {
      boolean isFaster = !strict && (many || unary.fast().get().isFasterForOne());
      return isFaster ? forArrays(kernel) : new Kernel.Unary(unary.function());
    }
    return kernel;
  }

  /**
   * The kernels of a call.
   *
   * @param arrays computes arrays
   * @param numbers computes single numbers
   */
  private record Kernels(Kernel arrays, Kernel numbers) {}

  private static Kernel find(Op.Call call) {
    if (call.totalOrder() == 0) {
      Optional<Kernel> kernel = call.primitive().kernel(call.attributes());
      if (kernel.isEmpty()) {
        throw new FluxionException(
            "FLX-330",
            "primitive '"
                + call.primitive().id()
                + "' (from "
                + call.primitive().origin()
                + ") has no kernel: it can be evaluated by a backend only");
      }
      return kernel.get();
    }
    for (int i = 0; i < call.orders().size(); i++) {
      int order = call.order(i);
      if (order > 0) {
        for (Rule rule : call.primitive().rules(i)) {
          if (rule instanceof Rule.Nested nested && order <= nested.derivatives().size()) {
            return new Kernel.Unary(nested.derivatives().get(order - 1));
          } else if (rule instanceof Rule.NestedOfOrder ofOrder) {
            return new Kernel.Unary(x -> ofOrder.derivative().apply(order, x));
          }
        }
        if (call.totalOrder() == 1) {
          return call.primitive()
              .opaquePartial(i, call.attributes())
              .orElseThrow(() -> noLiteralRule(call));
        }
        throw noLiteralRule(call);
      }
    }
    throw new AssertionError(call);
  }

  private static void requireArity(Op.Call call, Kernel kernel) {
    int arity = call.primitive().arity();
    boolean fits =
        kernel instanceof Kernel.Unary
            ? arity == 1
            : kernel instanceof Kernel.Binary
                ? arity == 2
                : kernel instanceof Kernel.Nary || !call.primitive().isElementwise();
    if (!fits) {
      throw new FluxionException(
          "FLX-332",
          "the kernel of primitive '"
              + call.primitive().id()
              + "' (from "
              + call.primitive().origin()
              + ") must take "
              + arity
              + " numbers, got a "
              + kernel.getClass().getSimpleName()
              + " kernel");
    }
  }

  private static FluxionException noLiteralRule(Op.Call call) {
    return new FluxionException(
        "FLX-331",
        "primitive '"
            + call.primitive().id()
            + "' (from "
            + call.primitive().origin()
            + ") has no derivative rule of orders "
            + call.orders()
            + " that could be applied literally; merge evaluations, as is done by default");
  }

  private Value array(Op.Call call, Kernel.Arrays kernel, Expr node, List<Value> args) {
    List<Shape> shapes = node.args().stream().map(Expr::shape).toList();
    return outputs
        .computeIfAbsent(
            new CallKey(CalledDerivative.of(call), slots(args), shapes),
            ignored -> {
              int[] sizes = outputSizes(call.primitive().bind(call.attributes()), node);
              Value[] parts = new Value[sizes.length];
              for (int k = 0; k < sizes.length; k++) {
                parts[k] = new Value.Block(builder.allocate(sizes[k]), sizes[k]);
              }
              int[] firsts = Arrays.stream(parts).mapToInt(part -> part.slot(0)).toArray();
              int[] inputs = args.stream().mapToInt(arg -> arrays.pack(arg).offset()).toArray();
              builder.block(
                  new ArrayCall(kernel, inputs, shapes, firsts, sizes), call.primitive().id(), 1);
              return parts;
            })[call.output()];
  }

  private static List<List<Integer>> slots(List<Value> args) {
    return args.stream().map(arg -> Arrays.stream(Lowering.slots(arg)).boxed().toList()).toList();
  }

  private static int[] outputSizes(BoundPrimitive self, Expr node) {
    return self.outputs(node.args().toArray(Expr[]::new)).stream()
        .mapToInt(output -> output.shape().size())
        .toArray();
  }

  private Value stencil(StencilCall call, Expr node, List<Value> args) {
    BoundPrimitive self = call.self();
    Optional<Kernel> kernel = Optional.empty();
    if (!external.test(self)) {
      Op.Call value = new Op.Call(self.primitive(), self.attributes(), List.of(), 0);
      kernel = Optional.of(kernel(value));
      requireArity(value, kernel.get());
    }
    return stencils.lower(call, kernel, node, args, outputSizes(self, node));
  }

  private Value elementwiseExternal(
      Op.Call call, BoundPrimitive self, Expr node, List<Value> args) {
    int[] slots = new int[node.shape().size()];
    List<Shape> shapes = args.stream().map(arg -> Shape.scalar()).toList();
    for (int i = 0; i < slots.length; i++) {
      int element = i;
      List<int[]> inputs = args.stream().map(arg -> new int[] {arg.slot(element)}).toList();
      slots[i] = external(call, self, inputs, shapes, new int[] {1})[0].slot(0);
    }
    return new Value.Slots(slots);
  }

  private Value arrayExternal(Op.Call call, BoundPrimitive self, Expr node, List<Value> args) {
    List<int[]> inputs = args.stream().map(Lowering::slots).toList();
    List<Shape> shapes = node.args().stream().map(Expr::shape).toList();
    return external(call, self, inputs, shapes, outputSizes(self, node))[call.output()];
  }

  private Value[] external(
      Op.Call call, BoundPrimitive self, List<int[]> inputs, List<Shape> shapes, int[] sizes) {
    return externals
        .at(self, call.orders(), Optional.empty(), inputs, shapes, sizes)
        .shifted(ShiftVector.ZERO);
  }
}
