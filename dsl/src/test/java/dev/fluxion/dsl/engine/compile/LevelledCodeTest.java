package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Kernel;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Programs computed level by level give what the interpreter computes, bit for bit. */
class LevelledCodeTest {
  private static void assertSame(Program program) {
    Runs.assertSame(program, ProgramCode.interpreted(program), LevelledCode.of(program));
  }

  @Property(tries = 300)
  void scalarProgramsComputeTheSame(@ForAll long seed, @ForAll @IntRange(max = 2000) int size) {
    Program program = RandomProgram.scalar(seed, size);
    Assume.that(program.isClosed());
    assertSame(program);
  }

  @Property(tries = 100)
  void programsWithArraysComputeTheSame(
      @ForAll long seed, @ForAll @IntRange(max = 300) int instructions) {
    for (int size : new int[] {0, 1, 2, 65}) {
      Program program = RandomProgram.mixed(seed, instructions, size);
      if (program.isClosed()) {
        assertSame(program);
      }
    }
  }

  @Test
  void aKernelWithAFasterFormGetsPiecesOfEachLength() {
    for (int count : new int[] {1, LevelCall.PIECE - 1, LevelCall.PIECE, 2 * LevelCall.PIECE + 1}) {
      assertSame(calls(count));
    }
  }

  private static Program calls(int count) {
    ProgramBuilder builder = new ProgramBuilder(count, true);
    int[] results = new int[count];
    for (int i = 0; i < count; i++) {
      results[i] = builder.call(Opcode.CALL1, i, i, FAST, "test:scaled");
    }
    return Liveness.finish(builder, List.of(results));
  }

  private static final Kernel FAST = fast();

  private static Kernel fast() {
    Scaled scaled = new Scaled();
    return new Kernel.Unary(scaled::applyAsDouble, Optional.of(scaled));
  }

  private static final class Scaled implements Kernel.FastUnary {
    @Override
    public double applyAsDouble(double x) {
      return 1.25 * x;
    }

    @Override
    public void apply(double[] x, double[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = applyAsDouble(x[i]);
      }
    }
  }

  @Test
  void whatDoesNotWaitForEachOtherIsOneGroup() {
    ProgramBuilder builder = new ProgramBuilder(4, true);
    int first = builder.add(0, 1);
    int second = builder.add(2, 3);
    int product = builder.multiply(first, second);
    int third = builder.add(0, 3);
    int difference = builder.subtract(product, third);
    int root = builder.power(third, 0.5);
    int[] outputs = {first, second, product, difference, root};
    assertEquals(
        List.of(
            List.of(first, second, third), List.of(product), List.of(root), List.of(difference)),
        groups(Liveness.finish(builder, List.of(outputs))));
  }

  @Test
  void whatIsReadOnceOnlyIsComputedWithItsReader() {
    ProgramBuilder builder = new ProgramBuilder(4, true);
    int hidden = builder.multiply(0, 1);
    int sum = builder.add(2, hidden);
    int shared = builder.multiply(2, 3);
    int difference = builder.subtract(shared, sum);
    int square = builder.multiply(shared, shared);
    Program program = Liveness.finish(builder, List.of(new int[] {difference, square}));
    assertEquals(
        List.of(List.of(sum), List.of(shared), List.of(square), List.of(difference)),
        groups(program));
    assertSame(program);
  }

  private static List<List<Integer>> groups(Program program) {
    return Levels.of(program).stream()
        .map(group -> group.stream().map(each -> each.outer().dst()).toList())
        .toList();
  }

  @Property
  void pairsOfAllKindsComputeTheSame(@ForAll Random random) {
    ProgramBuilder builder = new ProgramBuilder(20, true);
    int[] results = new int[60];
    for (int i = 0; i < results.length; i++) {
      int inner = plain(builder, random, random.nextInt(20), random.nextInt(20));
      int other = random.nextInt(20);
      results[i] =
          random.nextBoolean()
              ? plain(builder, random, inner, other)
              : plain(builder, random, other, inner);
    }
    assertSame(Liveness.finish(builder, List.of(results)));
  }

  private static int plain(ProgramBuilder builder, Random random, int a, int b) {
    Opcode[] plain = {Opcode.ADD, Opcode.SUB, Opcode.MUL};
    return builder.emit(plain[random.nextInt(3)], a, b, a);
  }

  @Test
  void largeProgramsOfFewLevelsAreComputedSo() {
    assertTrue(LevelledCode.suits(wide(16)));
    assertFalse(LevelledCode.suits(wide(15)));
    assertFalse(LevelledCode.suits(BytecodeCompilerTest.chain(1000)));
    assertTrue(isLevelled(wide(LevelledCode.WORTH)));
    assertFalse(isLevelled(wide(LevelledCode.WORTH - 1)));
  }

  @Test
  void programsThatComputeArraysAreNot() {
    assertTrue(LevelledCode.suits(withArray(320, 20)));
    assertFalse(LevelledCode.suits(withArray(320, 21)));
  }

  /** A wide program that also doubles an array. */
  private static Program withArray(int size, int elements) {
    ProgramBuilder builder = new ProgramBuilder(size, true);
    int[] results = new int[size];
    for (int i = 0; i < size - 1; i++) {
      results[i] = builder.emit(Opcode.MUL, i, i, i);
    }
    int array = builder.allocate(elements);
    List<Operand> operands = List.of(new Operand(0, 1), new Operand(0, 1));
    builder.block(
        new Elementwise(Opcode.ADD, array, elements, operands, -1, builder.kernels()), "", 0);
    results[size - 1] = array;
    return Liveness.finish(builder, List.of(results));
  }

  private static boolean isLevelled(Program program) {
    return Compilation.of(program).code(Form.JOINED, false).lent().isEmpty();
  }

  private static Program wide(int size) {
    ProgramBuilder builder = new ProgramBuilder(size, true);
    int[] results = new int[size];
    for (int i = 0; i < size; i++) {
      results[i] = builder.emit(Opcode.MUL, i, i, i);
    }
    return Liveness.finish(builder, List.of(results));
  }
}
