package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The JIT compiler makes SIMD code of elementwise loops: seen by the time that an operation takes,
 * a quarter of that in scalar code or less.
 */
@Tag("long")
class VectorisationTest {
  private static final int SIZE = 1024;
  private static final int RUNS = 10;
  private static final int PROGRAMS = 24;
  private static final Opcode[] OPERATIONS = {Opcode.ADD, Opcode.SUB, Opcode.MUL};

  /**
   * An operation that waits for the one before takes 3 to 5 cycles; one in scalar code that need
   * not wait takes a fifth of that or more, one in SIMD code a twentieth or less.
   */
  private static final double LIMIT = 0.11;

  /** Instructions that all count for the result, in loops of various sizes. */
  private static Program random(Random random, int inputs, int operations) {
    int[] sizes = new int[inputs];
    Arrays.fill(sizes, SIZE);
    ProgramBuilder builder = new ProgramBuilder(sizes, true);
    List<Integer> arrays = new ArrayList<>();
    for (int k = 0; k < inputs; k++) {
      arrays.add(k * SIZE);
    }
    Set<Integer> unused = new LinkedHashSet<>(arrays);
    for (int k = 0; k < operations; k++) {
      int a = unused.iterator().next();
      int b = arrays.get(Math.max(0, arrays.size() - 1 - random.nextInt(5)));
      boolean constant = random.nextInt(4) == 0;
      List<Operand> operands = new ArrayList<>();
      operands.add(new Operand(a, 1));
      operands.add(constant ? new Operand(builder.constant(0.75), 0) : new Operand(b, 1));
      if (random.nextBoolean()) {
        Collections.swap(operands, 0, 1);
      }
      unused.remove(a);
      if (!constant) {
        unused.remove(b);
      }
      int dst = emit(builder, OPERATIONS[random.nextInt(OPERATIONS.length)], operands);
      arrays.add(dst);
      unused.add(dst);
    }
    int result = -1;
    for (int array : unused) {
      List<Operand> both = List.of(new Operand(result, 1), new Operand(array, 1));
      result = result < 0 ? array : emit(builder, Opcode.ADD, both);
    }
    int[] slots = new int[SIZE];
    for (int k = 0; k < SIZE; k++) {
      slots[k] = result + k;
    }
    return Liveness.finish(builder, List.of(slots));
  }

  private static int emit(ProgramBuilder builder, Opcode opcode, List<Operand> operands) {
    int dst = builder.allocate(SIZE);
    builder.block(new Elementwise(opcode, dst, SIZE, operands, -1, builder.kernels()), "", 0);
    return dst;
  }

  /** Returns the nanoseconds of an operation, at best. */
  private static double time(Program program, Random random) {
    ProgramCode code = BytecodeCompiler.compile(program, Form.SEPARATE, false);
    ProgramCode.Lent lent = code.lent().orElseThrow();
    Memory memory = code.memory();
    for (int input : lent.inputs()) {
      memory.lend(input, random.doubles(SIZE, 0.5, 1).toArray());
    }
    memory.lend(lent.outputs()[0], new double[SIZE]);
    long operations = program.waves().get(0).code().size() * (long) SIZE * RUNS;
    return best(operations, () -> code.run(0, memory));
  }

  /** Returns the nanoseconds of an operation that waits for the one before. */
  private static double wait(double[] results) {
    return best(SIZE * RUNS, () -> results[0] = chain(results[0]));
  }

  private static double chain(double start) {
    double x = start;
    for (int k = 0; k < SIZE; k++) {
      x = x * 0.999;
    }
    return x;
  }

  /** Measures for a while, and goes on as long as it becomes faster. */
  private static double best(long operations, Runnable run) {
    double best = Double.MAX_VALUE;
    long end = System.nanoTime() + 200_000_000L;
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      for (int k = 0; k < RUNS; k++) {
        run.run();
      }
      double time = (System.nanoTime() - start) / (double) operations;
      if (time < 0.8 * best) {
        end = System.nanoTime() + 200_000_000L;
      }
      best = Math.min(best, time);
    }
    return best;
  }

  @Test
  void mostLoopsAreVectorised() {
    double scalar = wait(new double[] {1});
    Random random = new Random(7);
    int vectorised = 0;
    List<String> times = new ArrayList<>();
    for (int k = 0; k < PROGRAMS; k++) {
      double ratio = time(random(random, 1 + k % 3, 8 + 2 * k), random) / scalar;
      vectorised += ratio <= LIMIT ? 1 : 0;
      times.add("%.3f".formatted(ratio));
    }
    int share = 100 * vectorised / PROGRAMS;
    System.out.println(
        "loops that are vectorised: " + share + " %; time of an operation: " + times);
    assertTrue(share >= 60, share + " % of " + times);
  }
}
