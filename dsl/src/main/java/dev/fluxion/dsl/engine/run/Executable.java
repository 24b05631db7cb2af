package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.compile.WaveCode;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A program that can be run at a point, from any number of threads.
 *
 * <p>The frame of the last run is kept for the next one, so that a run allocates nothing; runs at
 * the same time get frames of their own.
 */
public final class Executable {
  private static final int COMPILE_LIMIT = 20_000;

  private final Program program;
  private final Target target;
  private final List<WaveCode> code;
  private final boolean compiled;
  private final int[] outputs;
  private final long evaluations;
  private final Sampler sampler;
  private final AtomicReference<double[]> spare = new AtomicReference<>();

  private Executable(Program program, Target target, List<WaveCode> code, boolean compiled) {
    this.program = program;
    this.target = target;
    this.code = code;
    this.compiled = compiled;
    this.outputs = program.outputs().stream().flatMapToInt(Arrays::stream).toArray();
    this.evaluations = program.waves().stream().mapToLong(wave -> wave.calls().size()).sum();
    this.sampler = new Sampler(program, target, outputs);
  }

  static Executable of(Program program, Target target) {
    boolean compiled =
        target.compiled() && program.size() <= COMPILE_LIMIT && WaveCode.canCompile();
    return new Executable(
        program,
        target,
        compiled ? WaveCode.compiled(program) : WaveCode.interpreted(program),
        compiled);
  }

  /** Returns the program. */
  public Program program() {
    return program;
  }

  /** Returns whether the program runs as generated code. */
  public boolean isCompiled() {
    return compiled;
  }

  /** Returns the number of values that all outputs have together. */
  public int outputSize() {
    return outputs.length;
  }

  /**
   * Runs the program.
   *
   * @param in the values of the inputs, one after the other
   * @param inOffset where they start
   * @param out gets the values of the outputs, one after the other
   * @param outOffset where they start
   * @return what the backend reported
   */
  public Spending run(double[] in, int inOffset, double[] out, int outOffset) {
    if (target.isSampled()) {
      double[] point = Arrays.copyOfRange(in, inOffset, inOffset + program.inputSize());
      double[] weights = new double[outputs.length];
      Arrays.fill(weights, 1);
      SampledRun run = sampler.run(point, weights);
      System.arraycopy(run.values(), 0, out, outOffset, outputs.length);
      return run.spending();
    }
    double[] frame = spare.getAndSet(null);
    if (frame == null) {
      frame = program.frame().clone();
    }
    System.arraycopy(in, inOffset, frame, 0, program.inputSize());
    Spending spending = Spending.NONE;
    for (int k = 0; k < code.size(); k++) {
      code.get(k).run(frame);
      Program.Wave wave = program.waves().get(k);
      if (!wave.kernelCalls().isEmpty()) {
        KernelCalls.evaluate(wave.kernelCalls(), frame);
      }
      if (!wave.calls().isEmpty()) {
        spending = spending.plus(evaluate(wave.calls(), frame));
      }
    }
    for (int i = 0; i < outputs.length; i++) {
      out[outOffset + i] = frame[outputs[i]];
    }
    spare.set(frame);
    return spending;
  }

  private Spending evaluate(List<ExternalCall> calls, double[] frame) {
    double[] importance = new double[calls.size()];
    Arrays.fill(importance, 1);
    double share = (double) calls.size() / evaluations;
    return BackendCalls.evaluate(calls, target, frame, importance, share, ignored -> {});
  }

  /**
   * Runs the program on a backend that samples, and keeps what the errors of the results follow
   * from.
   *
   * @param in the values of the inputs, one after the other
   * @param weights how much the variance of each number of the outputs counts
   */
  public SampledRun sample(double[] in, double[] weights) {
    return sampler.run(in, weights);
  }
}
