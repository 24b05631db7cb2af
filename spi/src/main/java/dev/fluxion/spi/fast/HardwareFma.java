package dev.fluxion.spi.fast;

/**
 * Whether the processor has a fused multiply-add.
 *
 * <p>Where it has none, {@link Math#fma(double, double, double)} computes with BigDecimal, which is
 * right and several thousand times slower. Nothing in Java tells which of the two it is, so it is
 * timed, once: a call takes tens of nanoseconds even in the interpreter, or microseconds. One fast
 * run of several is enough, since any of them may have a pause in it.
 */
public final class HardwareFma {
  private static final int RUNS = 10;
  private static final int CALLS = 50;
  private static final long MOST_NANOSECONDS = 500L * CALLS;

  /** Whether it has; the same for the life of a JVM. */
  public static final boolean PRESENT = isFast();

  private HardwareFma() {}

  private static boolean isFast() {
    double value = 0.3;
    for (int run = 0; run < RUNS; run++) {
      long start = System.nanoTime();
      for (int call = 0; call < CALLS; call++) {
        value = Math.fma(value, 0.7, 0.1);
      }
      long time = System.nanoTime() - start;
      // The first condition holds always; it keeps the loop from being optimised away.
      if (value < 1 && time < MOST_NANOSECONDS) {
        return true;
      }
    }
    return false;
  }
}
