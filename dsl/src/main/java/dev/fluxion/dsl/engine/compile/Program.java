package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A plan lowered to instructions on slots: what is interpreted or compiled.
 *
 * <p>Every slot is written once. Inputs are the first slots. The instructions of a wave need the
 * results of the backend's evaluations of the waves before; in process there is one wave.
 *
 * @param inputs the slots of each input
 * @param slots the number of slots
 * @param constants slots that have their values before a run
 * @param arrays slots that belong together
 * @param waves what is run, in order
 * @param blocks the block instructions that {@link Opcode#BLOCK} refers to
 * @param kernels the kernels that calls refer to
 * @param outputs the slots of each output's elements
 * @param evaluations how many evaluations a run makes, by primitive
 * @param partials for slots that kernels compute of values that a backend samples: the slots of the
 *     kernel's derivatives in each of its arguments; -1 where there is none
 */
public record Program(
    List<Region> inputs,
    int slots,
    List<Constants> constants,
    List<Region> arrays,
    List<Wave> waves,
    List<BlockInstruction> blocks,
    List<Kernel> kernels,
    List<int[]> outputs,
    Map<String, Long> evaluations,
    Map<Integer, int[]> partials) {

  /**
   * Consecutive slots with constant values.
   *
   * @param first the first one
   * @param values their values, not to be changed
   */
  public record Constants(int first, double[] values) {}

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
    int size = 0;
    for (Wave wave : waves) {
      size += wave.code().size();
    }
    return size;
  }

  /** Returns the instructions of all waves, in order. */
  List<Instruction> instructions() {
    List<Instruction> all = new ArrayList<>(size());
    for (Wave wave : waves) {
      all.addAll(wave.code());
    }
    return all;
  }

  /** Returns the number of input slots; every interpreted run asks, so there is no stream. */
  public int inputSize() {
    int size = 0;
    for (Region input : inputs) {
      size += input.size();
    }
    return size;
  }

  /** Returns whether everything is instructions: no evaluations between waves. */
  public boolean isClosed() {
    for (Wave wave : waves) {
      if (!wave.kernelCalls().isEmpty() || !wave.calls().isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Returns about how many scalar operations a run takes. */
  public long work() {
    long work = 0;
    for (Wave wave : waves) {
      for (Instruction instruction : wave.code()) {
        work += instruction.opcode() == Opcode.BLOCK ? blocks.get(instruction.a()).work() : 1;
      }
      work += wave.kernelCalls().size();
    }
    return work;
  }

  /** Returns all slots before a run: constants in place, the rest 0. */
  public double[] frame() {
    double[] frame = new double[slots];
    for (Constants each : constants) {
      System.arraycopy(each.values(), 0, frame, each.first(), each.values().length);
    }
    return frame;
  }
}
