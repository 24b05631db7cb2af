package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.engine.compile.contract.Contraction;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several threads compute slices of a large product, to the same bits. */
class ParallelProductTest {
  /** The product of two matrices, given by the letters of their axes. */
  private static Program product(String left, String right, String result, Shape a, Shape b) {
    ProgramBuilder builder = new ProgramBuilder(new int[] {a.size(), b.size()}, true);
    Contraction contraction = Contraction.of(new Op.Contract(left, right, result), a, b);
    int size = contraction.loops().resultSize();
    int dst = builder.allocate(size);
    builder.block(new Contract(dst, 0, a.size(), contraction), "", 0);
    return Liveness.finish(builder, List.of(IntStream.range(dst, dst + size).toArray()));
  }

  private static List<Boolean> onThreads(Program program, boolean parallel) {
    return CodeLayout.of(program, parallel).stream()
        .flatMap(List::stream)
        .flatMap(chunk -> chunk.steps().stream())
        .map(step -> ((CodeStep.Block) step).parallel())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"ik,kj,ij", "ki,kj,ij", "ik,jk,ij", "ik,kj,ji", "bik,bkj,bij"})
  void largeProductsAreComputedBySeveralThreads(String left, String right, String result) {
    boolean batched = left.length() > 2;
    Shape a = batched ? Shape.of(30, 70, 70) : Shape.matrix(216, 216);
    Program program = product(left, right, result, a, a);
    assertEquals(List.of(true), onThreads(program, true));
    assertEquals(List.of(false), onThreads(program, false));
    Runs.assertSame(program);
  }

  @Test
  void smallProductsAreNotWorthIt() {
    Shape small = Shape.matrix(128, 128);
    assertEquals(List.of(false), onThreads(product("ik", "kj", "ij", small, small), true));
  }
}
