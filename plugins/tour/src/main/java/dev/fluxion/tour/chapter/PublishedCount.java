package dev.fluxion.tour.chapter;

import java.util.function.LongUnaryOperator;

/**
 * The number of evaluations for all derivatives up to order n of a function of m parameters with
 * one frequency each, as it is known from the literature.
 */
enum PublishedCount {
  /** Recursion that shares nothing: {@code Σ (2m)^k}. */
  NAIVE("naive"),

  /** Recursion with equal terms merged: {@code Σ 2^k C(m,k) C(n,k)}. */
  NO_PERIOD("no period"),

  /** Recursion with shifts folded by the period, as with PennyLane's cache. */
  CACHED("cached"),

  /** A grid of three points for each parameter: {@code Σ 2^j C(m,j)}. */
  GRID("grid"),

  /** The fewest points that are known: {@code D(m,n+1) - C(m,n+1)}. */
  FEWEST("fluxion"),

  /** What no method can do better than: {@code D(m,n)}, the number of independent derivatives. */
  BOUND("bound"),

  /** The bound of a function without a constant term, which is reached: {@code Σ C(m,j)}. */
  NO_CONSTANT("no constant");

  private final String title;

  PublishedCount(String title) {
    this.title = title;
  }

  /** Returns the heading of its column. */
  String title() {
    return title;
  }

  /**
   * Returns the number.
   *
   * @param m the parameters
   * @param n the order
   */
  long of(int m, int n) {
    return switch (this) {
      case NAIVE -> sum(n, k -> power(2L * m, k));
      case NO_PERIOD -> sum(n, k -> power(2, k) * choose(m, k) * choose(n, k));
      case CACHED -> derivatives(m, n, 2);
      case GRID -> sum(n, j -> power(2, j) * choose(m, j));
      case FEWEST -> derivatives(m, n + 1L, 1) - choose(m, n + 1L);
      case BOUND -> derivatives(m, n, 1);
      case NO_CONSTANT -> sum(n, j -> choose(m, j));
    };
  }

  /**
   * Counts derivatives in which each parameter occurs up to twice.
   *
   * @param weight how often one counts for each parameter that occurs once
   */
  private static long derivatives(long m, long n, long weight) {
    return sum(
        n,
        once ->
            sum(
                (n - once) / 2,
                twice -> choose(m, once) * choose(m - once, twice) * power(weight, once)));
  }

  private static long sum(long last, LongUnaryOperator term) {
    long sum = 0;
    for (long k = 0; k <= last; k++) {
      sum += term.applyAsLong(k);
    }
    return sum;
  }

  private static long power(long base, long exponent) {
    long power = 1;
    for (long k = 0; k < exponent; k++) {
      power *= base;
    }
    return power;
  }

  /** Returns the number of ways to choose k of n. */
  static long choose(long n, long k) {
    long ways = k > n ? 0 : 1;
    for (long i = 0; i < k; i++) {
      ways = ways * (n - i) / (i + 1);
    }
    return ways;
  }
}
