package dev.fluxion.dsl.engine.compile;

/**
 * Sums of many numbers, by several accumulators at once.
 *
 * <p>The order of additions depends on the number of elements only: pieces of {@value #PIECE} are
 * summed by themselves, so that pieces may be computed in any order and by any thread.
 */
final class Sums {
  /** So many elements of a few arrays stay near the processor between one loop and the next. */
  static final int PIECE = 2048;

  private Sums() {}

  /** Returns the number of pieces of so many elements, at least 1. */
  static int pieces(int count) {
    return count == 0 ? 1 : (count - 1) / PIECE + 1;
  }

  /** Returns the sum of consecutive elements. */
  static double of(double[] values, int at, int count) {
    double sum = piece(values, at, at + Math.min(count, PIECE));
    for (int done = PIECE; done < count; done += PIECE) {
      sum += piece(values, at + done, at + done + Math.min(count - done, PIECE));
    }
    return sum;
  }

  /** Returns the sum of the first sums of pieces, in their order. */
  static double total(double[] pieces, int count) {
    double sum = pieces[0];
    for (int k = 1; k < count; k++) {
      sum += pieces[k];
    }
    return sum;
  }

  /** Returns the sum of the elements of one piece: eight additions never wait for each other. */
  static double piece(double[] values, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double e = 0;
    double f = 0;
    double g = 0;
    double h = 0;
    int i = from;
    for (; i <= to - 8; i += 8) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      e += values[i + 4];
      f += values[i + 5];
      g += values[i + 6];
      h += values[i + 7];
    }
    double rest = 0;
    for (; i < to; i++) {
      rest += values[i];
    }
    return ((a + b) + (c + d)) + ((e + f) + (g + h)) + rest;
  }
}
