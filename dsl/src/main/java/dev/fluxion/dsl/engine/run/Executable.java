package dev.fluxion.dsl.engine.run;

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
  private final AtomicReference<double[]> spare = new AtomicReference<>();

  private Executable(Program program, Target target, List<WaveCode> code, boolean compiled) {
    this.program = program;
    this.target = target;
    this.code = code;
    this.compiled = compiled;
    this.outputs = program.outputs().stream().flatMapToInt(Arrays::stream).toArray();
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
    double[] frame = spare.getAndSet(null);
    if (frame == null) {
      frame = program.frame().clone();
    }
    System.arraycopy(in, inOffset, frame, 0, program.inputSize());
    Spending spending = Spending.NONE;
    for (int k = 0; k < code.size(); k++) {
      code.get(k).run(frame);
      if (!program.waves().get(k).calls().isEmpty()) {
        spending =
            spending.plus(BackendCalls.evaluate(program.waves().get(k).calls(), target, frame));
      }
    }
    for (int i = 0; i < outputs.length; i++) {
      out[outOffset + i] = frame[outputs[i]];
    }
    spare.set(frame);
    return spending;
  }
}
