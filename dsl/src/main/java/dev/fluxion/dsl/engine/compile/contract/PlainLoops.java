package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.dsl.engine.define.ContractLoops;
import java.util.Arrays;

/** Any contraction, element by element, in one slice: diagonals and sums over nothing. */
final class PlainLoops implements Kernel {
  private final ContractLoops loops;

  PlainLoops(ContractLoops loops) {
    this.loops = loops;
  }

  @Override
  public int slices() {
    return 1;
  }

  @Override
  public int[] scratchSizes() {
    return new int[0];
  }

  @Override
  public void run(
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] result,
      int resultAt,
      double[][] scratch,
      int first,
      int last) {
    if (first < last) {
      Arrays.fill(result, resultAt, resultAt + loops.resultSize(), 0);
      loops.forEach((to, i, j) -> result[resultAt + to] += left[leftAt + i] * right[rightAt + j]);
    }
  }
}
