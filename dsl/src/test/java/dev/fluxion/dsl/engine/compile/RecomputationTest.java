package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loops compute again what is cheaper to compute than to store and read. */
class RecomputationTest {
  private static final int LARGE = 250_000;
  private static final int MEDIUM = 5_000;
  private static final int SMALL = 1_000;

  /** A program on a number m and arrays x and y of one size. */
  private static final class Draft {
    static final int M = 0;

    final int size;
    final int x;
    final int y;
    final ProgramBuilder builder;
    final List<int[]> outputs = new ArrayList<>();

    Draft(int size) {
      this.size = size;
      this.x = 1;
      this.y = 1 + size;
      this.builder = new ProgramBuilder(new int[] {1, size, size}, true);
    }

    int emit(Opcode opcode, Operand... operands) {
      return emit(opcode, -1, operands);
    }

    int emit(Opcode opcode, int kernel, Operand... operands) {
      int dst = builder.allocate(size);
      builder.block(
          new Elementwise(opcode, dst, size, List.of(operands), kernel, builder.kernels()), "", 0);
      return dst;
    }

    int minus(int array, int number) {
      return emit(Opcode.SUB, all(array), one(number));
    }

    int times(int a, int b) {
      return emit(Opcode.MUL, all(a), all(b));
    }

    int scaled(int array, int number) {
      return emit(Opcode.MUL, all(array), one(number));
    }

    int sum(int array) {
      int dst = builder.allocate(1);
      builder.block(new Sum(dst, array, size), "", 0);
      return dst;
    }

    void output(int array) {
      int[] slots = new int[size];
      Arrays.setAll(slots, k -> array + k);
      outputs.add(slots);
    }

    Program program() {
      return Liveness.finish(builder, outputs);
    }
  }

  private static Operand all(int array) {
    return new Operand(array, 1);
  }

  private static Operand one(int slot) {
    return new Operand(slot, 0);
  }

  private static Stream<ElementwiseRun> runs(Program program) {
    return CodeLayout.of(program, false).stream()
        .flatMap(List::stream)
        .flatMap(chunk -> chunk.steps().stream())
        .filter(CodeStep.Loops.class::isInstance)
        .map(step -> ((CodeStep.Loops) step).run());
  }

  /** Returns for each run how often its loops and sums compute an array. */
  private static List<Long> computed(Program program, int array) {
    return runs(program)
        .map(
            run ->
                Stream.concat(
                        run.loops().stream().flatMap(loop -> loop.instructions().stream()),
                        run.sums().stream().flatMap(sum -> sum.terms().stream()))
                    .filter(instruction -> instruction.dst() == array)
                    .count())
        .toList();
  }

  /** Returns how many numbers a run has room for beside the arrays that the caller lends. */
  private static long memory(Program program) {
    Memory memory = BytecodeCompiler.compile(program, Form.SEPARATE, false).memory();
    long numbers = 0;
    for (double[] array : memory.arrays()) {
      numbers += array == null ? 0 : array.length;
    }
    return numbers;
  }

  /** Asks for deviations from a number, scaled by the sum of their squares, and returns them. */
  private static int deviations(Draft draft) {
    int deviations = draft.minus(draft.x, Draft.M);
    int squares = draft.sum(draft.times(deviations, deviations));
    draft.output(draft.scaled(deviations, squares));
    return deviations;
  }

  @Test
  void whatTwoLoopsNeedIsComputedTwiceAndStoredNowhere() {
    Draft draft = new Draft(LARGE);
    int deviations = deviations(draft);
    Program program = draft.program();
    assertEquals(List.of(1L, 1L), computed(program, deviations));
    assertTrue(memory(program) < 1_000, () -> memory(program) + " numbers");
    Runs.assertSame(program);
  }

  @Test
  void ofAChainEachReaderComputesAllThatItNeedsOnce() {
    Draft draft = new Draft(LARGE);
    int deviations = draft.minus(draft.x, Draft.M);
    int squares = draft.times(deviations, deviations);
    int sum = draft.sum(squares);
    int cubes = draft.times(squares, deviations);
    int next = draft.sum(draft.scaled(cubes, sum));
    draft.output(draft.scaled(cubes, next));
    draft.output(draft.scaled(squares, next));
    Program program = draft.program();
    for (int array : new int[] {deviations, squares, cubes}) {
      assertTrue(computed(program, array).stream().allMatch(count -> count <= 1));
    }
    assertEquals(List.of(1L, 1L, 1L), computed(program, squares));
    assertTrue(memory(program) < 1_000, () -> memory(program) + " numbers");
  }

  @Test
  void aResultIsReadAgain() {
    Draft draft = new Draft(LARGE);
    int deviations = deviations(draft);
    draft.output(deviations);
    Program program = draft.program();
    assertEquals(List.of(1L, 0L), computed(program, deviations));
  }

  @Test
  void whatAnotherStepReadsIsReadAgain() {
    Draft draft = new Draft(LARGE);
    int deviations = deviations(draft);
    draft.outputs.add(new int[] {draft.builder.emit(Opcode.ADD, deviations + 7, Draft.M, 0)});
    Program program = draft.program();
    assertEquals(List.of(1L, 0L), computed(program, deviations));
  }

  @Test
  void whatIsReadInAnotherOrderIsReadAgain() {
    Draft draft = new Draft(LARGE);
    int deviations = deviations(draft);
    int[] reversed = new int[LARGE];
    Arrays.setAll(reversed, k -> LARGE - 1 - k);
    Shape shape = Shape.vector(LARGE);
    int dst = draft.builder.allocate(LARGE);
    draft.builder.block(new Gather(dst, deviations, IndexMap.table(shape, shape, reversed)), "", 0);
    draft.output(dst);
    assertEquals(List.of(1L, 0L), computed(draft.program(), deviations));
  }

  @Test
  void callsAreNotMadeAgain() {
    AtomicInteger calls = new AtomicInteger();
    Kernel kernel =
        new Kernel.Unary(
            x -> {
              calls.incrementAndGet();
              return x + 0.5;
            });
    Draft draft = new Draft(LARGE);
    int called = draft.emit(Opcode.CALL1, draft.builder.kernel(kernel), all(draft.x));
    int sum = draft.sum(draft.times(called, called));
    draft.output(draft.scaled(called, sum));
    Program program = draft.program();
    ProgramCode code = BytecodeCompiler.compile(program, Form.JOINED, false);
    Runs.outputs(program, code, code.memory(), new double[program.inputSize()]);
    assertEquals(LARGE, calls.get());
  }

  @Test
  void whatTakesManyOperationsIsStored() {
    Draft draft = new Draft(LARGE);
    int array = draft.x;
    for (int k = 0; k < 9; k++) {
      array = draft.minus(array, Draft.M);
    }
    int sum = draft.sum(draft.times(array, array));
    draft.output(draft.scaled(array, sum));
    assertEquals(List.of(1L, 0L), computed(draft.program(), array));
  }

  @Test
  void whatWouldReadMoreThanItSavesIsStored() {
    Draft draft = new Draft(LARGE);
    int product = draft.times(draft.x, draft.y);
    int sum = draft.sum(draft.times(product, product));
    draft.output(draft.scaled(product, sum));
    assertEquals(List.of(1L, 0L), computed(draft.program(), product));
  }

  @Test
  void quotientsAreStoredForSums() {
    Draft draft = new Draft(LARGE);
    int quotient = draft.emit(Opcode.DIV, all(draft.x), all(draft.y));
    draft.outputs.add(new int[] {draft.sum(quotient)});
    Program program = draft.program();
    assertTrue(runs(program).allMatch(run -> run.sums().get(0).terms().isEmpty()));
  }

  @Test
  void smallArraysAreStoredForSums() {
    Draft draft = new Draft(SMALL);
    draft.outputs.add(new int[] {draft.sum(draft.times(draft.x, draft.y))});
    Program program = draft.program();
    assertTrue(runs(program).allMatch(run -> run.sums().get(0).terms().isEmpty()));
    Runs.assertSame(program);
  }

  @Test
  void selectionsDoNotComputeAgain() {
    Draft draft = new Draft(LARGE);
    int deviations = draft.minus(draft.x, Draft.M);
    int sum = draft.sum(draft.times(deviations, deviations));
    draft.output(draft.emit(Opcode.LESS, all(deviations), one(sum)));
    assertEquals(List.of(1L, 0L), computed(draft.program(), deviations));
  }

  @ParameterizedTest
  @ValueSource(ints = {4_097, 4_103, 4_104, 6_143, 6_144, 6_145, 8_191, 8_192, 8_193})
  void theLastPieceIsAddedUpInTheSameOrder(int size) {
    Draft draft = new Draft(size);
    int sum = draft.sum(draft.times(draft.x, draft.y));
    draft.outputs.add(new int[] {draft.sum(draft.scaled(draft.x, sum)), sum});
    Program program = draft.program();
    assertTrue(runs(program).allMatch(run -> run.sums().get(0).terms().size() == 1));
  }

  @Test
  void threadsChangeNothing() {
    Draft draft = new Draft(2 * LARGE);
    deviations(draft);
    int power = draft.minus(draft.y, Draft.M);
    int product = draft.x;
    for (int k = 0; k < 6; k++) {
      product = draft.times(product, power);
    }
    draft.output(draft.scaled(power, draft.sum(product)));
    Program program = draft.program();
    assertTrue(
        CodeLayout.of(program, true).get(0).stream()
            .flatMap(chunk -> chunk.steps().stream())
            .anyMatch(
                step ->
                    step instanceof CodeStep.Loops loops
                        && loops.parallel()
                        && loops.run().sums().stream().anyMatch(sum -> !sum.terms().isEmpty())));
    Runs.assertSame(program);
  }

  /** A program of arithmetic on arrays and on sums of them. */
  private static Program random(long seed, int size) {
    Random random = new Random(seed);
    Draft draft = new Draft(size);
    List<Integer> arrays = new ArrayList<>(List.of(draft.x, draft.y));
    List<Integer> numbers = new ArrayList<>(List.of(Draft.M));
    Opcode[] opcodes = {
      Opcode.ADD,
      Opcode.SUB,
      Opcode.SUB,
      Opcode.MUL,
      Opcode.MUL,
      Opcode.NEG,
      Opcode.SQRT,
      Opcode.DIV,
      Opcode.LESS
    };
    for (int k = 0; k < 40; k++) {
      if (random.nextInt(5) == 0) {
        numbers.add(draft.sum(arrays.get(arrays.size() - 1 - random.nextInt(2))));
        continue;
      }
      Opcode opcode = opcodes[random.nextInt(opcodes.length)];
      Operand[] operands = new Operand[opcode.operands()];
      for (int j = 0; j < operands.length; j++) {
        operands[j] =
            j == 1 && random.nextBoolean()
                ? one(numbers.get(numbers.size() - 1 - random.nextInt(Math.min(2, numbers.size()))))
                : all(arrays.get(arrays.size() - 1 - random.nextInt(Math.min(5, arrays.size()))));
      }
      arrays.add(draft.emit(opcode, operands));
    }
    draft.output(arrays.get(arrays.size() - 1));
    draft.output(arrays.get(arrays.size() - 1 - random.nextInt(8)));
    numbers.forEach(number -> draft.outputs.add(new int[] {number}));
    return draft.program();
  }

  @Property(tries = 12)
  void randomProgramsGiveTheSameBits(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4_200) int size) {
    Runs.assertSame(random(seed, size));
    Runs.assertSame(random(seed, MEDIUM));
  }

  @Test
  void mostRandomProgramsComputeSomethingAgain() {
    int changed = 0;
    for (int seed = 0; seed < 30; seed++) {
      Program program = random(seed, MEDIUM);
      long written =
          program.blocks().stream().filter(block -> block instanceof Elementwise).count();
      long computed =
          runs(program)
              .mapToLong(
                  run ->
                      run.loops().stream().mapToLong(loop -> loop.instructions().size()).sum()
                          + run.sums().stream().mapToLong(sum -> sum.terms().size()).sum())
              .sum();
      boolean inSums =
          runs(program).flatMap(run -> run.sums().stream()).anyMatch(sum -> !sum.terms().isEmpty());
      changed += computed > written || inSums ? 1 : 0;
    }
    assertTrue(changed > 15, changed + " of 30");
  }
}
