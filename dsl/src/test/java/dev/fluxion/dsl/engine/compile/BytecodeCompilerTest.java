package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Kernel;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiled code computes what the interpreter computes, bit for bit. */
class BytecodeCompilerTest {
  @Property(tries = 500)
  void scalarProgramsComputeTheSame(@ForAll long seed, @ForAll @IntRange(max = 450) int size) {
    Runs.assertSame(RandomProgram.scalar(seed, size));
  }

  @Property(tries = 100)
  void programsOnArraysComputeTheSame(
      @ForAll long seed, @ForAll @IntRange(max = 300) int instructions) {
    for (int size : new int[] {0, 1, 2, 63, 64, 65, 300}) {
      Runs.assertSame(RandomProgram.mixed(seed, instructions, size));
    }
  }

  @Property(tries = 10)
  void piecesOfLargeArraysComputeTheSame(@ForAll long seed) {
    for (int size : new int[] {2047, 2048, 2049, 5000}) {
      Runs.assertSame(RandomProgram.mixed(seed, 60, size));
    }
  }

  @Property(tries = 3)
  void stripsOfArraysLargerThanCachesComputeTheSame(@ForAll long seed) {
    for (int size : new int[] {32_767, 32_768, 32_769, 33_025}) {
      Runs.assertSame(RandomProgram.mixed(seed, 40, size));
    }
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 99, 100, 101, 199, 200, 201, 3_999, 4_000, 4_001, 40_000, 100_000, 200_000})
  void chainsOfAnyLengthComputeTheSame(int length) {
    Runs.assertSame(chain(length));
  }

  /** A program in which each instruction reads the one before and one long before. */
  static Program chain(int length) {
    ProgramBuilder builder = new ProgramBuilder(2, true);
    int[] slots = new int[length + 2];
    slots[1] = 1;
    for (int i = 2; i < slots.length; i++) {
      int factor = builder.constant(0.5 + 1.0 / i);
      slots[i] =
          i % 3 == 0
              ? builder.emit(Opcode.MUL, slots[i - 1], factor, slots[i - 1])
              : builder.emit(
                  i % 3 == 1 ? Opcode.ADD : Opcode.SUB, slots[i - 1], slots[i / 2], slots[i - 1]);
    }
    return Liveness.finish(builder, List.of(new int[] {slots[slots.length - 1]}));
  }

  @Test
  void kernelsAreCalledOncePerCall() {
    AtomicInteger unary = new AtomicInteger();
    AtomicInteger binary = new AtomicInteger();
    Kernel first =
        new Kernel.Unary(
            x -> {
              unary.incrementAndGet();
              return x + 1;
            });
    Kernel second =
        new Kernel.Binary(
            (x, y) -> {
              binary.incrementAndGet();
              return x * y;
            });
    ProgramBuilder builder = new ProgramBuilder(10, true);
    int a = builder.call(Opcode.CALL1, 0, 0, first, "test:first");
    int b = builder.call(Opcode.CALL2, a, 1, second, "test:second");
    int dst = builder.allocate(9);
    builder.block(
        new Elementwise(
            Opcode.CALL1,
            dst,
            9,
            List.of(new Operand(1, 1)),
            builder.kernel(first),
            builder.kernels()),
        "test:first",
        9);
    Program program = Liveness.finish(builder, List.of(new int[] {b, dst, dst + 8}));
    double[] input = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    ProgramCode code = BytecodeCompiler.compile(program, Form.JOINED, false);
    assertArrayEquals(new double[] {4, 3, 11}, Runs.outputs(program, code, code.memory(), input));
    assertEquals(10, unary.get());
    assertEquals(1, binary.get());
  }

  @Test
  void oneObjectCanBeTwoKernels() {
    ProgramBuilder builder = new ProgramBuilder(2, true);
    Both both = new Both();
    int a = builder.call(Opcode.CALL1, 0, 0, new Kernel.Unary(both), "test:unary");
    int b = builder.call(Opcode.CALL2, a, 1, new Kernel.Binary(both), "test:binary");
    Runs.assertSame(Liveness.finish(builder, List.of(new int[] {b})));
  }

  private static final class Both
      implements java.util.function.DoubleUnaryOperator, java.util.function.DoubleBinaryOperator {
    @Override
    public double applyAsDouble(double x) {
      return x + 3;
    }

    @Override
    public double applyAsDouble(double x, double y) {
      return x - y;
    }
  }

  @Test
  void whatNeedsNoMemoryGetsNone() {
    ProgramBuilder builder = new ProgramBuilder(2, true);
    int hidden = builder.add(0, 1);
    int result = builder.multiply(hidden, hidden);
    Program program = Liveness.finish(builder, List.of(new int[] {result, 0}));
    double[] out = new double[2];
    BytecodeCompiler.compile(program, Form.JOINED, false)
        .direct()
        .orElseThrow()
        .run(new double[] {2, 3}, out);
    assertArrayEquals(new double[] {25, 2}, out);
  }

  @Test
  void thisJvmDefinesClasses() {
    assertTrue(BytecodeCompiler.isAvailable());
  }
}
