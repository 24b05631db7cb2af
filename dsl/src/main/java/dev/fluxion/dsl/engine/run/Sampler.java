package dev.fluxion.dsl.engine.run;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.dsl.engine.compile.Memory;
import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.compile.ProgramCode;
import dev.fluxion.dsl.engine.compile.Sensitivities;
import dev.fluxion.spi.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Runs a program of which evaluations are sampled: shots are divided by what the results need, and
 * errors are kept.
 *
 * <p>The classical part is interpreted, so that every intermediate value is there to follow errors
 * through; next to sampling it costs nothing.
 */
final class Sampler {
  private final Program program;
  private final Target target;
  private final int[] outputs;
  private final Supplier<Interpreted> interpreted;

  /**
   * What is made of the program at the first run.
   *
   * @param code its interpreted form
   * @param sensitivities how its results depend on what is sampled
   */
  private record Interpreted(ProgramCode code, Sensitivities sensitivities) {}

  Sampler(Program program, Target target, int[] outputs) {
    this.program = program;
    this.target = target;
    this.outputs = outputs;
    this.interpreted =
        Suppliers.memoize(
            () -> new Interpreted(ProgramCode.interpreted(program), new Sensitivities(program)));
  }

  SampledRun run(double[] in, double[] weights) {
    Interpreted made = Objects.requireNonNull(interpreted.get());
    double[] importance = importance(made, in, weights);
    Memory memory = made.code().memory();
    double[] frame = memory.frame();
    System.arraycopy(in, 0, frame, 0, program.inputSize());
    Collected collected = new Collected();
    Spending spending = Spending.NONE;
    int done = 0;
    for (int k = 0; k < program.waves().size(); k++) {
      made.code().run(k, memory);
      Program.Wave wave = program.waves().get(k);
      KernelCalls.evaluate(wave.kernelCalls(), frame);
      List<ExternalCall> calls = wave.calls();
      if (!calls.isEmpty()) {
        double[] part = Arrays.copyOfRange(importance, done, done + calls.size());
        double share = (double) calls.size() / importance.length;
        spending =
            spending.plus(BackendCalls.evaluate(calls, target, frame, part, share, collected::add));
        done += calls.size();
      }
    }
    return new SampledRun(
        made.sensitivities(),
        outputs,
        frame,
        Arrays.copyOf(collected.errors, collected.size),
        Arrays.copyOf(collected.evaluations, collected.size),
        spending);
  }

  private double[] importance(Interpreted made, double[] in, double[] weights) {
    if (target.policy().divides()) {
      return Importance.of(program, made.code(), made.sensitivities(), in, outputs, weights);
    }
    double[] equal =
        new double[program.waves().stream().mapToInt(wave -> wave.calls().size()).sum()];
    Arrays.fill(equal, 1);
    return equal;
  }

  /** The errors of all sampled numbers, and which evaluation each is of. */
  private static final class Collected {
    private double[] errors = new double[64];
    private int[] evaluations = new int[64];
    private int size;
    private int evaluation;

    void add(Estimate estimate) {
      for (double[] output : estimate.standardErrors()) {
        while (size + output.length > errors.length) {
          errors = Arrays.copyOf(errors, errors.length * 2);
          evaluations = Arrays.copyOf(evaluations, errors.length);
        }
        System.arraycopy(output, 0, errors, size, output.length);
        Arrays.fill(evaluations, size, size + output.length, evaluation);
        size += output.length;
      }
      evaluation++;
    }
  }
}
