package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.fluxion.dsl.engine.compile.contract.Contraction;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two products with one matrix and the loops between them are one step where that is right. */
class RowFusionTest {
  private static final int COLUMNS = 256;

  /** A program on matrices of one size, a vector v of their columns and y of their rows. */
  private static final class Draft {
    final int rows;
    final ProgramBuilder builder;
    final int other;
    final int v;
    final int y;
    final List<int[]> outputs = new ArrayList<>();

    Draft(int rows) {
      this(rows, 1);
    }

    Draft(int rows, int matrices) {
      this.rows = rows;
      this.other = rows * COLUMNS;
      this.v = matrices * other;
      this.y = v + COLUMNS;
      int[] sizes = new int[matrices + 2];
      Arrays.fill(sizes, 0, matrices, other);
      sizes[matrices] = COLUMNS;
      sizes[matrices + 1] = rows;
      this.builder = new ProgramBuilder(sizes, true);
    }

    /** Returns X v. */
    int product() {
      int dst = builder.allocate(rows);
      Contraction contraction =
          Contraction.of(
              new Op.Contract("ab", "b", "a"), Shape.matrix(rows, COLUMNS), Shape.vector(COLUMNS));
      builder.block(new Contract(dst, 0, v, contraction), "", 0);
      return dst;
    }

    int times(int array, Operand factor) {
      int dst = builder.allocate(rows);
      builder.block(
          new Elementwise(
              Opcode.MUL, dst, rows, List.of(new Operand(array, 1), factor), -1, builder.kernels()),
          "",
          0);
      return dst;
    }

    int sum(int array) {
      int dst = builder.allocate(1);
      builder.block(new Sum(dst, array, rows), "", 0);
      outputs.add(new int[] {dst});
      return dst;
    }

    /** Asks for the product of a transposed matrix and a vector. */
    void transposed(int matrix, int factors) {
      int dst = builder.allocate(COLUMNS);
      Contraction contraction =
          Contraction.of(
              new Op.Contract("ab", "a", "b"), Shape.matrix(rows, COLUMNS), Shape.vector(rows));
      builder.block(new Contract(dst, matrix, factors, contraction), "", 0);
      output(dst, COLUMNS);
    }

    void output(int first, int size) {
      int[] slots = new int[size];
      for (int k = 0; k < size; k++) {
        slots[k] = first + k;
      }
      outputs.add(slots);
    }

    Program program() {
      return Liveness.finish(builder, outputs);
    }
  }

  private static List<CodeStep.Rows> fused(Program program, boolean parallel) {
    return CodeLayout.of(program, parallel).stream()
        .flatMap(List::stream)
        .flatMap(chunk -> chunk.steps().stream())
        .filter(CodeStep.Rows.class::isInstance)
        .map(CodeStep.Rows.class::cast)
        .toList();
  }

  private static void assertFused(Draft draft) {
    Program program = draft.program();
    assertEquals(1, fused(program, false).size());
    Runs.assertSame(program);
  }

  private static void assertNotFused(Draft draft) {
    assertEquals(List.of(), fused(draft.program(), false));
  }

  @ParameterizedTest
  @ValueSource(ints = {4096, 4097, 4224})
  void readsTheMatrixOnceForBothProductsAndTheSums(int rows) {
    Draft draft = new Draft(rows);
    int z = draft.product();
    int factors = draft.times(z, new Operand(draft.y, 1));
    draft.sum(z);
    draft.sum(factors);
    draft.transposed(0, factors);
    assertFused(draft);
  }

  @Test
  void aSmallMatrixStaysInTheCacheAnyway() {
    Draft draft = new Draft(4095);
    draft.transposed(0, draft.times(draft.product(), new Operand(draft.y, 1)));
    assertNotFused(draft);
  }

  @Test
  void severalThreadsTakePanels() {
    Draft draft = new Draft(8200);
    int factors = draft.times(draft.product(), new Operand(draft.y, 1));
    draft.sum(factors);
    draft.transposed(0, factors);
    assertEquals(
        List.of(true), fused(draft.program(), true).stream().map(CodeStep.Rows::parallel).toList());
    assertFused(draft);
  }

  @Test
  void aProductThatIsAskedForIsStored() {
    Draft draft = new Draft(4100);
    int z = draft.product();
    draft.output(z, draft.rows);
    int factors = draft.times(z, new Operand(draft.y, 1));
    draft.output(factors, draft.rows);
    draft.transposed(0, factors);
    assertFused(draft);
  }

  @Test
  void aProductMayBeReadAgainLater() {
    Draft draft = new Draft(4100);
    int z = draft.product();
    int factors = draft.times(z, new Operand(draft.y, 1));
    draft.transposed(0, factors);
    int last = draft.outputs.get(0)[0];
    draft.sum(draft.times(z, new Operand(last, 0)));
    assertFused(draft);
  }

  @Test
  void whatComesBetweenAndReadsSomethingElseStays() {
    Draft draft = new Draft(4100);
    int z = draft.product();
    int scale = draft.builder.emit(Opcode.ADD, draft.v, draft.y, draft.v);
    int factors = draft.times(z, new Operand(scale, 0));
    draft.transposed(0, factors);
    assertFused(draft);
  }

  @Test
  void anElementOfTheProductThatAllRowsReadPreventsIt() {
    Draft draft = new Draft(4100);
    int z = draft.product();
    draft.transposed(0, draft.times(z, new Operand(z + 5, 0)));
    assertNotFused(draft);
  }

  @Test
  void anElementThatIsReadBetweenPreventsIt() {
    Draft draft = new Draft(4100);
    int z = draft.product();
    int scale = draft.builder.emit(Opcode.ADD, z + 7, draft.v, z + 7);
    draft.transposed(0, draft.times(z, new Operand(scale, 0)));
    assertNotFused(draft);
  }

  @Test
  void theSumOfTheProductThatTheRowsNeedPreventsIt() {
    Draft draft = new Draft(4100);
    int z = draft.product();
    draft.transposed(0, draft.times(z, new Operand(draft.sum(z), 0)));
    assertNotFused(draft);
  }

  @Test
  void twoMatricesAreReadOnceEach() {
    Draft draft = new Draft(4100, 2);
    draft.transposed(draft.other, draft.times(draft.product(), new Operand(draft.y, 1)));
    assertNotFused(draft);
  }

  @Test
  void anotherVectorOfTheRowsPreventsIt() {
    Draft draft = new Draft(4100);
    draft.sum(draft.times(draft.product(), new Operand(draft.y, 1)));
    draft.transposed(0, draft.y);
    assertNotFused(draft);
  }

  @Test
  void codeWithoutMatricesHasNoSuchStep() {
    assertFalse(fused(BytecodeCompilerTest.chain(300), true).iterator().hasNext());
  }
}
