package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.List;

/**
 * A scalar operation on each element.
 *
 * @param opcode the operation
 * @param dst the first slot that is written
 * @param size the number of elements
 * @param operands one for each operand
 * @param kernel the number of the kernel of a call, else -1
 * @param kernels all kernels of the program
 */
record Elementwise(
    Opcode opcode, int dst, int size, List<Operand> operands, int kernel, List<Kernel> kernels)
    implements BlockInstruction {

  @Override
  public BlockCode bind(Storage storage) {
    Source a = Source.of(operands.get(0), storage);
    Source b = operands.size() > 1 ? Source.of(operands.get(1), storage) : a;
    Source c = operands.size() > 2 ? Source.of(operands.get(2), storage) : a;
    Source result = Source.of(new Operand(dst, 1), storage);
    if (opcode == Opcode.CALL1) {
      var function = ((Kernel.Unary) kernels.get(kernel)).function();
      return memory -> {
        double[] values = memory.array(result.array());
        double[] x = memory.array(a.array());
        for (int i = 0; i < size; i++) {
          values[result.at(i)] = function.applyAsDouble(x[a.at(i)]);
        }
      };
    } else if (opcode == Opcode.CALL2) {
      var function = ((Kernel.Binary) kernels.get(kernel)).function();
      return memory -> {
        double[] values = memory.array(result.array());
        double[] x = memory.array(a.array());
        double[] y = memory.array(b.array());
        for (int i = 0; i < size; i++) {
          values[result.at(i)] = function.applyAsDouble(x[a.at(i)], y[b.at(i)]);
        }
      };
    }
    return memory -> {
      double[] values = memory.array(result.array());
      double[] x = memory.array(a.array());
      double[] y = memory.array(b.array());
      double[] z = memory.array(c.array());
      for (int i = 0; i < size; i++) {
        values[result.at(i)] = opcode.apply(x[a.at(i)], y[b.at(i)], z[c.at(i)]);
      }
    };
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    int[] slots = operands.stream().mapToInt(operand -> operand.slot(element)).toArray();
    if (opcode == Opcode.CALL1 || opcode == Opcode.CALL2) {
      partials.kernel(dst + element, slots);
      return;
    }
    double a = frame[slots[0]];
    double b = slots.length > 1 ? frame[slots[1]] : a;
    double c = slots.length > 2 ? frame[slots[2]] : a;
    for (int k = 0; k < slots.length; k++) {
      partials.accept(slots[k], opcode.partial(k, a, b, c));
    }
  }

  @Override
  public void reads(Ranges ranges) {
    operands.forEach(operand -> operand.reads(size, ranges));
  }
}
