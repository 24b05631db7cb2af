package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.dsl.engine.compile.Memory;
import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.compile.ProgramCode;
import dev.fluxion.dsl.engine.compile.Sensitivities;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * How much results depend on each evaluation, before any is made: √(Σ w C²) over the results.
 *
 * <p>Where results are linear in the evaluations, as derivatives by shifts are, this is exact.
 * Where they are not, their derivatives are taken at guesses of the values: numbers between 1/4 and
 * 3/4, no two alike, so that neither a difference of evaluations nor one from a whole number is 0.
 *
 * <p>A number that several results have in common, as symmetric entries of a Hessian do, counts
 * once, with the largest of their weights.
 */
final class Importance {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

  private Importance() {}

  /**
   * Returns the importance of each evaluation.
   *
   * @param program the program
   * @param code its interpreted form
   * @param sensitivities of the program
   * @param in the values of the inputs
   * @param outputs the slots of the results
   * @param weights how much the variance of each result counts
   */
  static double[] of(
      Program program,
      ProgramCode code,
      Sensitivities sensitivities,
      double[] in,
      int[] outputs,
      double[] weights) {
    double[] frame = guess(program, code, in);
    int[] evaluations = evaluations(program, sensitivities.sourceCount());
    double[] squares =
        new double[program.waves().stream().mapToInt(wave -> wave.calls().size()).sum()];
    weightBySlot(sensitivities, outputs, weights)
        .forEach(
            (slot, weight) -> add(sensitivities.row(slot, frame), weight, evaluations, squares));
    return Arrays.stream(squares).map(Math::sqrt).toArray();
  }

  /** Several numbers of one evaluation count together, as their errors do. */
  private static void add(
      Sensitivities.Row row, double weight, int[] evaluations, double[] squares) {
    double together = 0;
    for (int k = 0; k < row.sources().length; k++) {
      int evaluation = evaluations[row.sources()[k]];
      together += Math.abs(row.derivatives()[k]);
      if (k + 1 == row.sources().length || evaluations[row.sources()[k + 1]] != evaluation) {
        squares[evaluation] += weight * together * together;
        together = 0;
      }
    }
  }

  private static Map<Integer, Double> weightBySlot(
      Sensitivities sensitivities, int[] outputs, double[] weights) {
    Map<Integer, Double> bySlot = new TreeMap<>();
    for (int i = 0; i < outputs.length; i++) {
      if (weights[i] > 0) {
        bySlot.merge(sensitivities.origin(outputs[i]), weights[i], Math::max);
      }
    }
    return bySlot;
  }

  private static double[] guess(Program program, ProgramCode code, double[] in) {
    Memory memory = code.memory();
    double[] frame = memory.frame();
    System.arraycopy(in, 0, frame, 0, program.inputSize());
    int source = 0;
    for (int k = 0; k < code.waves(); k++) {
      code.run(k, memory);
      Program.Wave wave = program.waves().get(k);
      KernelCalls.evaluate(wave.kernelCalls(), frame);
      for (ExternalCall call : wave.calls()) {
        for (int j = 0; j < call.outputs().length; j++) {
          int first = call.outputs()[j];
          for (int i = 0; i < call.outputSizes()[j]; i++) {
            frame[first + i] = 0.25 + (++source * GOLDEN) % 1 / 2;
          }
        }
      }
    }
    return frame;
  }

  /** Returns which evaluation each number that a backend returns is of. */
  private static int[] evaluations(Program program, int sources) {
    int[] evaluations = new int[sources];
    int evaluation = 0;
    int source = 0;
    for (Program.Wave wave : program.waves()) {
      for (ExternalCall call : wave.calls()) {
        int end = source + Arrays.stream(call.outputSizes()).sum();
        Arrays.fill(evaluations, source, end, evaluation++);
        source = end;
      }
    }
    return evaluations;
  }
}
