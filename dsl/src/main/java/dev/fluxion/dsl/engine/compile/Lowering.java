package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.compile.contract.Contraction;
import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.define.Topology;
import dev.fluxion.dsl.engine.plan.StencilCall;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Lowers a graph of arrays to a program.
 *
 * <p>Small graphs are unrolled: every element of every array is a slot of its own, so that zeros
 * and repetitions within arrays (the seeds of a Jacobian) disappear. Large arrays stay arrays, and
 * their operations are loops. In between both are made, and the cheaper one is taken.
 */
public final class Lowering {
  private static final long UNROLL_LIMIT = 20_000;

  /** Arrays below this size are not worth a loop. */
  private static final int WORTH_LOOPING = 32;

  private static final int CONTRACT_LIMIT = 4_096;

  private final ProgramBuilder builder;
  private final Map<Expr, Value> values = new IdentityHashMap<>();
  private final boolean unroll;
  private final CallLowering calls;
  private final BlockLowering arrays;

  private Lowering(
      ProgramBuilder builder,
      boolean unroll,
      boolean many,
      Predicate<BoundPrimitive> external,
      boolean strict) {
    this.builder = builder;
    this.unroll = unroll;
    this.arrays = new BlockLowering(builder);
    this.calls = new CallLowering(builder, arrays, external, strict, many);
  }

  /**
   * Returns the program for a graph, with the derivatives of some calls beside it.
   *
   * @param graph a planned graph
   * @param share whether equal evaluations run once
   * @param external which primitives a backend evaluates
   * @param partials for calls of kernels, the derivative in each argument, if there is one
   * @param strict whether kernels are those of reference rather than faster forms
   */
  public static Program lower(
      Graph graph,
      boolean share,
      Predicate<BoundPrimitive> external,
      Map<Expr, List<Optional<Expr>>> partials,
      boolean strict) {
    Job job = new Job(graph, share, external, partials, strict);
    List<Expr> order = job.order();
    long elements = 0;
    int largest = 0;
    for (Expr node : order) {
      elements += node.shape().size();
      largest = Math.max(largest, node.shape().size());
    }
    if (elements > UNROLL_LIMIT) {
      return job.lower(order, false);
    }
    Program unrolled = job.unrolled(order, elements);
    if (largest < WORTH_LOOPING || !unrolled.isClosed()) {
      return unrolled;
    }
    Program looped = job.lower(order, false);
    return Cost.of(looped) < Cost.of(unrolled) ? looped : unrolled;
  }

  /** What is lowered, in one way or another. */
  private record Job(
      Graph graph,
      boolean share,
      Predicate<BoundPrimitive> external,
      Map<Expr, List<Optional<Expr>>> partials,
      boolean strict) {
    List<Expr> order() {
      List<Expr> roots = new ArrayList<>(graph.outputs());
      for (List<Optional<Expr>> each : partials.values()) {
        each.forEach(partial -> partial.ifPresent(roots::add));
      }
      return Topology.order(roots);
    }

    /** Returns the program on numbers; of graphs that are not too large they are simplified. */
    Program unrolled(List<Expr> order, long elements) {
      boolean simplify =
          share
              && partials.isEmpty()
              && elements <= Unrolling.LIMIT
              && Unrolling.pays(order)
              && !areEvaluated(order);
      if (!simplify) {
        return lower(order, true);
      }
      Job simplified = new Job(Unrolling.of(graph, order), true, external, partials, strict);
      return simplified.lower(simplified.order(), true);
    }

    private boolean areEvaluated(List<Expr> nodes) {
      for (Expr node : nodes) {
        if (isEvaluated(node)) {
          return true;
        }
      }
      return false;
    }

    /** Whether a plan counts on the evaluations of a node as they are. */
    private boolean isEvaluated(Expr node) {
      return node.op() instanceof Op.Call call
          && (StencilCall.of(call).isPresent()
              || external.test(call.primitive().bind(call.attributes())));
    }

    Program lower(List<Expr> order, boolean unroll) {
      int[] sizes = new int[graph.inputs().size()];
      for (int k = 0; k < sizes.length; k++) {
        sizes[k] = graph.inputs().get(k).shape().size();
      }
      ProgramBuilder builder = new ProgramBuilder(sizes, share);
      boolean many = order.size() >= LevelledCode.WORTH;
      Lowering lowering = new Lowering(builder, unroll, many, external, strict);
      int position = 0;
      for (Expr input : graph.inputs()) {
        lowering.values.put(input, new Value.Block(position, input.shape().size()));
        position += input.shape().size();
      }
      for (Expr node : order) {
        if (!lowering.values.containsKey(node)) {
          lowering.values.put(node, lowering.lower(node));
        }
      }
      List<int[]> outputs = new ArrayList<>();
      for (Expr output : graph.outputs()) {
        outputs.add(slots(Objects.requireNonNull(lowering.values.get(output))));
      }
      return Liveness.finish(builder, outputs, lowering.partials(partials));
    }
  }

  private Map<Integer, int[]> partials(Map<Expr, List<Optional<Expr>>> partials) {
    if (partials.isEmpty()) {
      return Map.of();
    }
    Map<Integer, int[]> slots = new HashMap<>();
    partials.forEach(
        (node, derivatives) -> {
          Value value = values.get(node);
          for (int i = 0; value != null && i < value.size(); i++) {
            int element = i;
            slots.put(
                value.slot(i),
                derivatives.stream()
                    .mapToInt(
                        each ->
                            each.map(partial -> Objects.requireNonNull(values.get(partial)))
                                .map(derivative -> derivative.slot(element))
                                .orElse(-1))
                    .toArray());
          }
        });
    return slots;
  }

  static int[] slots(Value value) {
    int[] slots = new int[value.size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = value.slot(i);
    }
    return slots;
  }

  private Value lower(Expr node) {
    List<Value> args = new ArrayList<>();
    for (Expr arg : node.args()) {
      args.add(Objects.requireNonNull(values.get(arg)));
    }
    Op op = node.op();
    if (op instanceof Op.Constant constant) {
      return constant(constant);
    } else if (op instanceof Op.Offset offset) {
      return new Value.Uniform(builder.constant(offset.angle().value()), node.shape().size());
    } else if (op instanceof Op.Call call) {
      return calls.lower(call, node, args, isUnrolled(node));
    } else if (op instanceof Op.Input input) {
      throw new AssertionError("input of another function: " + input.name());
    } else if (op instanceof Op.Gather gather) {
      return gather(gather.map(), args.get(0));
    } else if (op instanceof Op.Scatter scatter) {
      return scatter(scatter.map(), args.get(0));
    } else if (op instanceof Op.Concat) {
      return concat(node, args);
    } else if (op instanceof Op.Contract contract) {
      return contract(contract, node, args);
    }
    return isUnrolled(node)
        ? scalars(op, args, node.shape().size())
        : arrays.elementwise(op, node.shape().size(), args);
  }

  private boolean isUnrolled(Expr node) {
    return unroll || node.shape().size() <= 1;
  }

  private Value scalars(Op op, List<Value> args, int size) {
    int[] slots = new int[size];
    for (int i = 0; i < size; i++) {
      slots[i] = scalar(op, args, i);
    }
    return new Value.Slots(slots);
  }

  private Value constant(Op.Constant constant) {
    int size = constant.shape().size();
    if (constant.isUniform()) {
      return new Value.Uniform(builder.constant(constant.value(0)), size);
    }
    if (!unroll) {
      return new Value.Block(builder.constants(constant.values()), size);
    }
    int[] slots = new int[size];
    for (int i = 0; i < size; i++) {
      slots[i] = builder.constant(constant.value(i));
    }
    return new Value.Slots(slots);
  }

  private int scalar(Op op, List<Value> args, int i) {
    int a = args.get(0).slot(i);
    if (op instanceof Op.Linear linear) {
      return linear(linear, args, i);
    } else if (op instanceof Op.Product) {
      return product(args, i);
    } else if (op instanceof Op.Power power) {
      return builder.power(a, power.exponent());
    } else if (op instanceof Op.Compare compare) {
      return builder.emit(opcode(compare.relation()), a, args.get(1).slot(i), a);
    }
    return builder.select(a, args.get(1).slot(i), args.get(2).slot(i));
  }

  static Opcode opcode(Op.Relation relation) {
    return relation == Op.Relation.LESS
        ? Opcode.LESS
        : relation == Op.Relation.EQUAL ? Opcode.EQUAL : Opcode.LESS_OR_EQUAL;
  }

  private int linear(Op.Linear linear, List<Value> args, int i) {
    int[] terms = new int[args.size()];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = args.get(k).slot(i);
    }
    return builder.combination(terms, linear.coefficients());
  }

  private int product(List<Value> args, int i) {
    int product = args.get(0).slot(i);
    for (int k = 1; k < args.size(); k++) {
      product = builder.multiply(product, args.get(k).slot(i));
    }
    return product;
  }

  private Value gather(IndexMap map, Value source) {
    int size = map.target().size();
    if (source instanceof Value.Uniform uniform) {
      return new Value.Uniform(uniform.slot(), size);
    }
    if (map.source().size() == 1) {
      return new Value.Uniform(source.slot(0), size);
    }
    if (unroll || size <= 1 || source instanceof Value.Slots) {
      int[] slots = new int[size];
      for (int i = 0; i < size; i++) {
        slots[i] = source.slot(map.at(i));
      }
      return new Value.Slots(slots);
    }
    return map.isIdentity()
        ? new Value.Block(source.slot(0), size)
        : arrays.gather(map, source.slot(0));
  }

  private Value scatter(IndexMap map, Value source) {
    int size = map.source().size();
    if (!unroll) {
      return arrays.scatter(map, source);
    }
    int[] sums = new int[size];
    Arrays.fill(sums, builder.constant(0));
    MapLoop.run(
        map, (place, element) -> sums[place] = builder.add(sums[place], source.slot(element)));
    return new Value.Slots(sums);
  }

  private Value concat(Expr node, List<Value> args) {
    int[] slots = new int[node.shape().size()];
    int position = 0;
    for (Value arg : args) {
      for (int i = 0; i < arg.size(); i++) {
        slots[position++] = arg.slot(i);
      }
    }
    return new Value.Slots(slots);
  }

  private Value contract(Op.Contract op, Expr node, List<Value> args) {
    Shape left = node.args().get(0).shape();
    Shape right = node.args().get(1).shape();
    ContractLoops loops = new ContractLoops(op, left, right);
    if (!unroll || loops.products() > CONTRACT_LIMIT) {
      return arrays.contract(Contraction.of(op, left, right), args);
    }
    int[] sums = new int[node.shape().size()];
    Arrays.fill(sums, builder.constant(0));
    loops.forEach(
        (result, i, j) -> {
          int product = builder.multiply(args.get(0).slot(i), args.get(1).slot(j));
          sums[result] = builder.add(sums[result], product);
        });
    return new Value.Slots(sums);
  }
}
