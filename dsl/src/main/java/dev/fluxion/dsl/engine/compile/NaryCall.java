package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.List;

/**
 * A kernel of many arguments on each element.
 *
 * @param kernel the code
 * @param dst the first slot that is written
 * @param size the number of elements
 * @param operands one for each argument
 */
record NaryCall(Kernel.Nary kernel, int dst, int size, List<Operand> operands)
    implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    int arguments = storage.scratch(operands.size());
    Place result = storage.place(dst);
    Source[] sources =
        operands.stream().map(operand -> Source.of(operand, storage)).toArray(Source[]::new);
    return memory -> {
      double[] x = memory.array(arguments);
      double[] values = memory.array(result.array());
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < x.length; k++) {
          x[k] = memory.array(sources[k].array())[sources[k].at(i)];
        }
        values[result.index() + i] = kernel.function().applyAsDouble(x);
      }
    };
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    partials.kernel(
        dst + element, operands.stream().mapToInt(operand -> operand.slot(element)).toArray());
  }

  @Override
  public void reads(Ranges ranges) {
    operands.forEach(operand -> operand.reads(size, ranges));
  }
}
