package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.Compilation;
import dev.fluxion.dsl.engine.compile.DirectArrays;
import dev.fluxion.dsl.engine.compile.DirectCode;
import dev.fluxion.dsl.engine.compile.ExternalCall;
import dev.fluxion.dsl.engine.compile.Form;
import dev.fluxion.dsl.engine.compile.Memory;
import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.compile.ProgramCode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A program that can be run at a point, from any number of threads.
 *
 * <p>The memory of a run is kept for the next one, so that a run allocates nothing; runs at the
 * same time get memory of their own.
 */
public final class Executable {
  private final Program program;
  private final Target target;
  private final TieredCode joined;
  private final TieredCode separate;
  private final int[] outputs;
  private final long evaluations;
  private final Optional<Sampler> sampler;
  private final boolean sampled;
  private final boolean closed;

  Executable(Program program, Target target) {
    this.program = program;
    this.target = target;
    Compilation compilation = Compilation.of(program);
    this.joined = new TieredCode(program, compilation, Form.JOINED, target.execution());
    this.separate = new TieredCode(program, compilation, Form.SEPARATE, target.execution());
    this.outputs = joined(program.outputs());
    this.evaluations = evaluations(program);
    this.sampled = target.isSampled();
    this.sampler = sampled ? Optional.of(new Sampler(program, target, outputs)) : Optional.empty();
    this.closed = program.isClosed();
  }

  private static int[] joined(List<int[]> outputs) {
    int size = 0;
    for (int[] output : outputs) {
      size += output.length;
    }
    int[] all = new int[size];
    int start = 0;
    for (int[] output : outputs) {
      System.arraycopy(output, 0, all, start, output.length);
      start += output.length;
    }
    return all;
  }

  private static long evaluations(Program program) {
    long evaluations = 0;
    for (Program.Wave wave : program.waves()) {
      evaluations += wave.calls().size();
    }
    return evaluations;
  }

  /** Returns the program. */
  public Program program() {
    return program;
  }

  /** Returns whether the program runs as generated code once it is used enough. */
  public boolean isCompiled() {
    return joined.isCompiled();
  }

  /** Generates the code of {@link #run(double[], double[])} now. */
  public void compile() {
    joined.compile();
  }

  /** Generates the code of {@link #run(double[][], double[][])} now, the other if it is used. */
  public void compileForArrays() {
    separate.compile();
    joined.compileOnFirstUse();
  }

  /** Returns what a run comes to, once that stays the same and needs no memory. */
  public Optional<DirectCode> direct() {
    return sampled ? Optional.empty() : joined.direct();
  }

  /** Returns the number of values that all outputs have together. */
  public int outputSize() {
    return outputs.length;
  }

  /**
   * Runs the program.
   *
   * @param in the values of the inputs, one after the other
   * @param out gets the values of the outputs, one after the other
   * @return what the backend reported
   */
  public Spending run(double[] in, double[] out) {
    if (sampled) {
      double[] weights = new double[outputs.length];
      Arrays.fill(weights, 1);
      SampledRun run = sample(in, weights);
      System.arraycopy(run.values(), 0, out, 0, outputs.length);
      return run.spending();
    }
    Running running = joined.next();
    DirectCode direct = running.direct;
    if (direct != null) {
      direct.run(in == out ? in.clone() : in, out);
      return Spending.NONE;
    }
    return run(running, in == out ? in.clone() : in, out);
  }

  private Spending run(Running running, double[] in, double[] out) {
    Memory memory = running.pool.take();
    Optional<ProgramCode.Lent> lent = running.code.lent();
    Spending spending;
    if (lent.isPresent()) {
      int input = lent.get().inputs()[0];
      int output = lent.get().outputs()[0];
      memory.lend(input, in);
      memory.lend(output, out);
      spending = waves(running.code, memory);
      memory.takeBack(input);
      memory.takeBack(output);
    } else {
      double[] frame = memory.frame();
      System.arraycopy(in, 0, frame, 0, program.inputSize());
      spending = waves(running.code, memory);
      for (int i = 0; i < outputs.length; i++) {
        out[i] = frame[outputs[i]];
      }
    }
    running.pool.give(memory);
    return spending;
  }

  /**
   * Returns whether {@link #run(double[][], double[][])} will do: nothing is evaluated elsewhere.
   */
  public boolean takesArrays() {
    return closed && !sampled;
  }

  /**
   * Runs a program that takes arrays.
   *
   * @param point the values of each input
   * @param out gets the values of each output
   */
  public void run(double[][] point, double[][] out) {
    double[][] in = overlap(point, out) ? copy(point) : point;
    Running running = separate.next();
    DirectArrays direct = running.directArrays;
    if (direct != null) {
      direct.run(in, out);
      return;
    }
    Memory memory = running.pool.take();
    Optional<ProgramCode.Lent> lent = running.code.lent();
    if (lent.isPresent()) {
      lend(memory, lent.get().inputs(), in);
      lend(memory, lent.get().outputs(), out);
      waves(running.code, memory);
      takeBack(memory, lent.get().inputs());
      takeBack(memory, lent.get().outputs());
    } else {
      double[] frame = memory.frame();
      int start = 0;
      for (double[] values : in) {
        System.arraycopy(values, 0, frame, start, values.length);
        start += values.length;
      }
      waves(running.code, memory);
      int next = 0;
      for (double[] values : out) {
        for (int i = 0; i < values.length; i++) {
          values[i] = frame[outputs[next++]];
        }
      }
    }
    running.pool.give(memory);
  }

  private static boolean overlap(double[][] point, double[][] results) {
    for (double[] input : point) {
      for (double[] result : results) {
        if (input == result) {
          return true;
        }
      }
    }
    return false;
  }

  private static double[][] copy(double[][] point) {
    return Arrays.stream(point).map(double[]::clone).toArray(double[][]::new);
  }

  private static void lend(Memory memory, int[] numbers, double[][] arrays) {
    for (int k = 0; k < numbers.length; k++) {
      memory.lend(numbers[k], arrays[k]);
    }
  }

  private static void takeBack(Memory memory, int[] numbers) {
    for (int number : numbers) {
      memory.takeBack(number);
    }
  }

  /**
   * The waves of closed code are those of its own making, and nothing is evaluated between them.
   */
  private Spending waves(ProgramCode code, Memory memory) {
    Spending spending = Spending.NONE;
    for (int k = 0; k < code.waves(); k++) {
      code.run(k, memory);
      if (!closed) {
        Program.Wave wave = program.waves().get(k);
        KernelCalls.evaluate(wave.kernelCalls(), memory.frame());
        if (!wave.calls().isEmpty()) {
          spending = spending.plus(evaluate(wave.calls(), memory.frame()));
        }
      }
    }
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
    return sampler.orElseThrow().run(in, weights);
  }
}
