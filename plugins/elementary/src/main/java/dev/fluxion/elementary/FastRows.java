package dev.fluxion.elementary;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import java.util.List;

/**
 * A reduction over rows by the fast exponential: many short rows column by column, others row by
 * row. Which it is depends on the shape alone.
 *
 * <p>Each exponential is right to 2 units in the last place. Of a row of n elements the sum has,
 * beyond what the rounding of x - max does to it, a relative error of at most (n/3 + 12) 2^-53, or
 * (n + 12) 2^-53 where rows are short.
 */
final class FastRows implements Kernel.ShapedFunction {
  static final FastRows LOGSUMEXP = new FastRows(ShortRows::logsumexp, LongRows::logsumexp);
  static final FastRows SOFTMAX = new FastRows(ShortRows::softmax, LongRows::softmax);
  static final FastRows LOG_SOFTMAX = new FastRows(ShortRows::logSoftmax, LongRows::logSoftmax);

  private final Code ofShort;
  private final Code ofLong;

  private FastRows(Code ofShort, Code ofLong) {
    this.ofShort = ofShort;
    this.ofLong = ofLong;
  }

  /** Computes all rows of an array; the outputs come first, then arrays to work in. */
  @FunctionalInterface
  private interface Code {
    void apply(int length, double[] x, double[][] arrays);
  }

  @Override
  public int[] scratchSizes(List<Shape> shapes) {
    int length = Reductions.length(shapes);
    int count = Rows.count(length, shapes.get(0).size());
    return isShort(shapes)
        ? ShortRows.scratchSizes(length, count)
        : LongRows.scratchSizes(length, count);
  }

  @Override
  public void apply(List<Shape> shapes, double[][] inputs, double[][] outputs) {
    (isShort(shapes) ? ofShort : ofLong).apply(Reductions.length(shapes), inputs[0], outputs);
  }

  private static boolean isShort(List<Shape> shapes) {
    int length = Reductions.length(shapes);
    return ShortRows.fit(length, Rows.count(length, shapes.get(0).size()));
  }
}
