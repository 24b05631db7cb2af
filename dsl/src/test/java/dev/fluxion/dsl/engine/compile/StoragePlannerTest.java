package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Kernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arrays that are not needed at the same time share their memory, and results lend theirs. */
class StoragePlannerTest {
  private static final int SIZE = 100;

  private final ProgramBuilder builder = new ProgramBuilder(SIZE, true);
  private final PairedKernels pair = new PairedKernels();
  private final List<int[]> outputs = new ArrayList<>();

  private int call(Kernel kernel, int array) {
    int dst = builder.allocate(SIZE);
    List<Operand> operands = List.of(new Operand(array, 1));
    builder.block(
        new Elementwise(
            Opcode.CALL1, dst, SIZE, operands, builder.kernel(kernel), builder.kernels()),
        "",
        0);
    return dst;
  }

  private int product(int a, int b) {
    int dst = builder.allocate(SIZE);
    List<Operand> operands = List.of(new Operand(a, 1), new Operand(b, 1));
    builder.block(new Elementwise(Opcode.MUL, dst, SIZE, operands, -1, builder.kernels()), "", 0);
    return dst;
  }

  private void output(int array) {
    int[] slots = new int[SIZE];
    for (int k = 0; k < SIZE; k++) {
      slots[k] = array + k;
    }
    outputs.add(slots);
  }

  private void sum(int array) {
    int dst = builder.allocate(1);
    builder.block(new Sum(dst, array, SIZE), "", 0);
    outputs.add(new int[] {dst});
  }

  /** Returns how many arrays of the common size a run needs beside those that the caller lends. */
  private long own() {
    Program program = Liveness.finish(builder, outputs);
    Runs.assertSame(program);
    Memory memory = BytecodeCompiler.compile(program, Form.SEPARATE, false).memory();
    long arrays = 0;
    for (double[] array : memory.arrays()) {
      arrays += array != null && array.length == SIZE ? 1 : 0;
    }
    return arrays;
  }

  @Test
  void aChainOfCallsNeedsTwoArrays() {
    int last = 0;
    for (int k = 0; k < 20; k++) {
      last = call(pair.half, last);
    }
    sum(last);
    assertEquals(2, own());
  }

  @Test
  void aResultLendsItsArrayUntilItIsWritten() {
    int last = 0;
    for (int k = 0; k < 21; k++) {
      last = call(pair.half, last);
    }
    output(last);
    assertEquals(1, own());
  }

  @Test
  void arithmeticTakesThePlaceOfWhatItReadsLast() {
    int a = call(pair.half, 0);
    int b = call(pair.triple, a);
    int c = product(a, b);
    sum(c);
    output(call(pair.half, c));
    assertEquals(1, own());
  }

  @Test
  void whatIsNeededLaterKeepsItsPlace() {
    int a = call(pair.half, 0);
    int b = call(pair.half, a);
    int c = call(pair.half, b);
    sum(product(a, product(b, c)));
    assertEquals(3, own());
  }

  @Test
  void callsOnOneArrayAreMadeTogether() {
    int a = call(pair.triple, 0);
    output(call(pair.triple, a));
    output(call(pair.half, a));
    Program program = Liveness.finish(builder, outputs);
    ProgramCode code = BytecodeCompiler.compile(program, Form.SEPARATE, false);
    double[] x = new double[SIZE];
    x[7] = 2;
    double[] results = Runs.outputs(program, code, code.memory(), x);
    assertEquals(1, pair.together.get());
    assertEquals(18, results[7]);
    assertEquals(3, results[SIZE + 7]);
  }
}
