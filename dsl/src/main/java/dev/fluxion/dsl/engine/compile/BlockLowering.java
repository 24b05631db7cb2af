package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.compile.contract.Contraction;
import dev.fluxion.dsl.engine.define.Powers;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.fast.HardwareFma;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Lowers operations on large arrays to block instructions. */
final class BlockLowering {
  /** From so many elements on, a range is copied as such. */
  private static final int LONG = 16;

  private final ProgramBuilder builder;
  private final boolean strict;
  private final Map<Value, Value.Block> packed = new IdentityHashMap<>();

  /** What takes long enough that powers of one array share it. */
  private final Map<Sized, Operand> reciprocals = new HashMap<>();

  private final Map<Sized, Operand> roots = new HashMap<>();

  private record Sized(Operand operand, int size) {}

  /**
   * Lowers for a program.
   *
   * @param builder the program
   * @param strict whether functions are those of reference rather than faster forms
   */
  BlockLowering(ProgramBuilder builder, boolean strict) {
    this.builder = builder;
    this.strict = strict;
  }

  /** Returns the elements next to each other, copied if they are not. */
  Value.Block pack(Value value) {
    if (value instanceof Value.Block block) {
      return block;
    }
    return packed.computeIfAbsent(value, this::copy);
  }

  private Value.Block copy(Value value) {
    int size = value.size();
    int dst = builder.allocate(size);
    if (value instanceof Value.Uniform uniform) {
      builder.block(new Copy(dst, size, new Operand(uniform.slot(), 0)), "", 0);
    } else {
      pack(dst, Lowering.slots(value));
    }
    return new Value.Block(dst, size);
  }

  /** Copies what is next to each other at once, the rest element by element. */
  private void pack(int dst, int[] sources) {
    int from = 0;
    int single = 0;
    while (from < sources.length) {
      int to = from + 1;
      while (to < sources.length && sources[to] == sources[to - 1] + 1) {
        to++;
      }
      if (to - from >= LONG) {
        elements(dst, sources, single, from);
        builder.block(new Copy(dst + from, to - from, new Operand(sources[from], 1)), "", 0);
        single = to;
      }
      from = to;
    }
    elements(dst, sources, single, sources.length);
  }

  private void elements(int dst, int[] sources, int from, int to) {
    if (from < to) {
      builder.block(new Pack(dst + from, Arrays.copyOfRange(sources, from, to)), "", 0);
    }
  }

  Operand operand(Value value) {
    return value instanceof Value.Uniform uniform
        ? new Operand(uniform.slot(), 0)
        : new Operand(pack(value).offset(), 1);
  }

  Value elementwise(Op op, int size, List<Value> args) {
    if (op instanceof Op.Linear linear) {
      return linear(linear, size, args);
    } else if (op instanceof Op.Product) {
      Operand product = operand(args.get(0));
      for (Value factor : args.subList(1, args.size())) {
        product = emit(Opcode.MUL, size, product, operand(factor));
      }
      return value(product, size);
    } else if (op instanceof Op.Power power) {
      return value(new ArrayPowers(this, size).power(operand(args.get(0)), power.exponent()), size);
    } else if (op instanceof Op.Compare compare) {
      return value(
          emit(
              Lowering.opcode(compare.relation()),
              size,
              operand(args.get(0)),
              operand(args.get(1))),
          size);
    }
    return value(
        emit(Opcode.SELECT, size, operand(args.get(0)), operand(args.get(1)), operand(args.get(2))),
        size);
  }

  private Value linear(Op.Linear linear, int size, List<Value> args) {
    Operand sum = scaled(linear.coefficient(0), operand(args.get(0)), size);
    for (int k = 1; k < args.size(); k++) {
      double coefficient = linear.coefficient(k);
      Operand term = scaled(Math.abs(coefficient), operand(args.get(k)), size);
      sum = emit(coefficient < 0 ? Opcode.SUB : Opcode.ADD, size, sum, term);
    }
    return value(sum, size);
  }

  private Operand scaled(double coefficient, Operand term, int size) {
    return coefficient == 1 ? term : emit(Opcode.MUL, size, constant(coefficient), term);
  }

  /**
   * Powers of arrays.
   *
   * @param lowering emits the steps
   * @param size the number of elements
   */
  private record ArrayPowers(BlockLowering lowering, int size) implements Powers<Operand> {
    @Override
    public Operand product(Operand a, Operand b) {
      return lowering.emit(Opcode.MUL, size, a, b);
    }

    @Override
    public Operand reciprocal(Operand a) {
      return lowering.reciprocals.computeIfAbsent(
          new Sized(a, size), key -> lowering.emit(Opcode.DIV, size, lowering.constant(1), a));
    }

    @Override
    public Operand root(Operand a) {
      return lowering.roots.computeIfAbsent(
          new Sized(a, size), key -> lowering.emit(Opcode.SQRT, size, a));
    }

    @Override
    public Operand unsignedZero(Operand a) {
      return lowering.emit(Opcode.ADD, size, a, lowering.constant(0));
    }

    @Override
    public Operand other(Operand x, double p) {
      // A uniform array is one number, for which the function of the JVM is as good.
      boolean isFast = !lowering.strict && x.step() == 1 && HardwareFma.PRESENT;
      return lowering.emit(isFast ? Opcode.FAST_POW : Opcode.POW, size, x, lowering.constant(p));
    }
  }

  private Operand constant(double value) {
    return new Operand(builder.constant(value), 0);
  }

  private Operand emit(Opcode opcode, int size, Operand... operands) {
    if (Arrays.stream(operands).allMatch(operand -> operand.step() == 0)) {
      int[] slots = Arrays.stream(operands).mapToInt(Operand::offset).toArray();
      int a = slots[0];
      int b = slots.length > 1 ? slots[1] : a;
      return new Operand(builder.emit(opcode, a, b, slots.length > 2 ? slots[2] : a), 0);
    }
    int dst = builder.allocate(size);
    builder.block(
        new Elementwise(opcode, dst, size, List.of(operands), -1, builder.kernels()), "", 0);
    return new Operand(dst, 1);
  }

  private static Value value(Operand operand, int size) {
    return operand.step() == 0
        ? new Value.Uniform(operand.offset(), size)
        : new Value.Block(operand.offset(), size);
  }

  /** Emits a kernel on each element. */
  Value call(Kernel kernel, int size, List<Value> args, String primitive) {
    List<Operand> operands = new ArrayList<>();
    args.forEach(arg -> operands.add(operand(arg)));
    int dst = builder.allocate(size);
    BlockInstruction block;
    if (kernel instanceof Kernel.Nary nary) {
      block = new NaryCall(nary, dst, size, operands);
    } else {
      Opcode opcode = kernel instanceof Kernel.Unary ? Opcode.CALL1 : Opcode.CALL2;
      int number = builder.kernel(kernel);
      block = new Elementwise(opcode, dst, size, operands, number, builder.kernels());
    }
    builder.block(block, primitive, size);
    return new Value.Block(dst, size);
  }

  Value gather(IndexMap map, int source) {
    int dst = builder.allocate(map.target().size());
    builder.block(new Gather(dst, source, map), "", 0);
    return new Value.Block(dst, map.target().size());
  }

  Value scatter(IndexMap map, Value source) {
    if (map.source().size() == 1) {
      return sum(source);
    }
    Operand operand = operand(source);
    int dst = builder.allocate(map.source().size());
    builder.block(new Scatter(dst, operand, map), "", 0);
    return new Value.Block(dst, map.source().size());
  }

  private Value sum(Value source) {
    if (source instanceof Value.Uniform uniform) {
      int count = builder.constant(source.size());
      return new Value.Uniform(builder.multiply(count, uniform.slot()), 1);
    }
    int first = pack(source).offset();
    int sum = builder.allocate(1);
    builder.block(new Sum(sum, first, source.size()), "", 0);
    return new Value.Uniform(sum, 1);
  }

  Value contract(Contraction contraction, List<Value> args) {
    int left = pack(args.get(0)).offset();
    int right = pack(args.get(1)).offset();
    int size = contraction.loops().resultSize();
    int dst = builder.allocate(size);
    builder.block(new Contract(dst, left, right, contraction), "", 0);
    return new Value.Block(dst, size);
  }
}
