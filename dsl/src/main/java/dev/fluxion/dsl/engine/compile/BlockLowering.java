package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lowers operations on large arrays to block instructions. */
final class BlockLowering {
  private final ProgramBuilder builder;

  BlockLowering(ProgramBuilder builder) {
    this.builder = builder;
  }

  /** Returns the elements next to each other, copied if they are not. */
  Value.Block pack(Value value) {
    if (value instanceof Value.Block block) {
      return block;
    }
    int size = value.size();
    int dst = builder.allocate(size);
    builder.block(
        value instanceof Value.Uniform uniform
            ? new BlockInstruction.Copy(dst, size, new Operand(uniform.slot(), 0))
            : new BlockInstruction.Pack(dst, Lowering.slots(value)),
        "",
        0);
    return new Value.Block(dst, size);
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
      return value(power(operand(args.get(0)), power.exponent(), size), size);
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

  private Operand power(Operand x, double exponent, int size) {
    if (exponent == 2) {
      return emit(Opcode.MUL, size, x, x);
    } else if (exponent == -1) {
      return emit(Opcode.DIV, size, constant(1), x);
    } else if (exponent == 0.5) {
      return emit(Opcode.SQRT, size, x);
    } else if (exponent == 3) {
      return emit(Opcode.MUL, size, emit(Opcode.MUL, size, x, x), x);
    }
    return emit(Opcode.POW, size, x, constant(exponent));
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
        new BlockInstruction.Elementwise(
            opcode, dst, size, List.of(operands), -1, builder.kernels()),
        "",
        0);
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
      block = new BlockInstruction.NaryCall(nary, dst, size, operands);
    } else {
      Opcode opcode = kernel instanceof Kernel.Unary ? Opcode.CALL1 : Opcode.CALL2;
      int number = builder.kernel(kernel);
      block =
          new BlockInstruction.Elementwise(opcode, dst, size, operands, number, builder.kernels());
    }
    builder.block(block, primitive, size);
    return new Value.Block(dst, size);
  }

  Value gather(IndexMap map, int source) {
    int dst = builder.allocate(map.target().size());
    builder.block(new BlockInstruction.Gather(dst, source, map), "", 0);
    return new Value.Block(dst, map.target().size());
  }

  Value scatter(IndexMap map, Value source) {
    Operand operand = operand(source);
    int dst = builder.allocate(map.source().size());
    builder.block(new BlockInstruction.Scatter(dst, operand, map), "", 0);
    return new Value.Block(dst, map.source().size());
  }

  Value contract(ContractLoops loops, List<Value> args) {
    int left = pack(args.get(0)).offset();
    int right = pack(args.get(1)).offset();
    int dst = builder.allocate(loops.resultSize());
    builder.block(new BlockInstruction.Contract(dst, left, right, loops), "", 0);
    return new Value.Block(dst, loops.resultSize());
  }
}
