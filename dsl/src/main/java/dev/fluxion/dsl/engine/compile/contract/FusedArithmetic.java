package dev.fluxion.dsl.engine.compile.contract;

/**
 * Multiply-add in the form that is fast on this machine: rounded once where the processor has the
 * instruction, twice elsewhere, where {@link Math#fma} computes with big decimals.
 *
 * <p>Which form it is, is found once: results differ between machines in the last digits, but not
 * between runs on one.
 */
final class FusedArithmetic {
  /** Far above the instruction, even interpreted, and far below big decimals. */
  private static final long SLOW_NANOS = 600;

  private static final int CALLS = 16;
  private static final int TRIES = 12;

  private static final boolean FUSED = isFast();

  private FusedArithmetic() {}

  /** Returns {@code a b + c}. */
  static double multiplyAdd(double a, double b, double c) {
    return FUSED ? Math.fma(a, b, c) : a * b + c;
  }

  private static boolean isFast() {
    double sum = 0.1;
    for (int attempt = 0; attempt < TRIES; attempt++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        sum = Math.fma(sum, 0.3, 0.7);
      }
      if (System.nanoTime() - start < SLOW_NANOS * CALLS && sum > 0) {
        return true;
      }
    }
    return false;
  }
}
