package dev.fluxion.hardware.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses after faults: random, up to a bound that doubles with each (full jitter, so that clients
 * that failed together do not come back together).
 *
 * @param first the bound of the first
 * @param longest the largest bound
 * @param random draws the pauses
 */
record Backoff(Duration first, Duration longest, RandomGenerator random) {

  /**
   * Returns a pause.
   *
   * @param faults how many there were in a row, 1 or more
   */
  Duration pause(int faults) {
    double bound = (double) first.toNanos() * Math.pow(2, Math.min(faults - 1, 40));
    return Duration.ofNanos(
        (long) (random.nextDouble() * Math.min(bound, (double) longest.toNanos())));
  }
}
