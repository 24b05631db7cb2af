package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.List;
import java.util.Map;

/**
 * A plan lowered to instructions on a frame of slots: what is interpreted or compiled.
 *
 * <p>Inputs are the first slots of the frame. The instructions of a wave need the results of the
 * backend's evaluations of the waves before; in process there is one wave.
 *
 * @param inputSize the number of input slots
 * @param frame the frame before a run: constants in place, the rest 0
 * @param waves what is run, in order
 * @param blocks the block instructions that {@link Opcode#BLOCK} refers to
 * @param kernels the kernels that calls refer to
 * @param outputs the slots of each output's elements
 * @param evaluations how many evaluations a run makes, by primitive
 * @param partials for slots that kernels compute of values that a backend samples: the slots of the
 *     kernel's derivatives in each of its arguments; -1 where there is none
 */
public record Program(
    int inputSize,
    double[] frame,
    List<Wave> waves,
    List<BlockInstruction> blocks,
    List<Kernel> kernels,
    List<int[]> outputs,
    Map<String, Long> evaluations,
    Map<Integer, int[]> partials) {

  /**
   * Instructions that can run together, and the evaluations that they make possible.
   *
   * @param code the instructions
   * @param kernelCalls the evaluations that kernels make after them
   * @param calls the evaluations of the backend after them
   */
  public record Wave(
      List<Instruction> code, List<ExternalCall> kernelCalls, List<ExternalCall> calls) {}

  /** Returns the number of instructions. */
  public int size() {
    return waves.stream().mapToInt(wave -> wave.code().size()).sum();
  }
}
