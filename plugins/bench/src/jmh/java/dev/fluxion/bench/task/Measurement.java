package dev.fluxion.bench.task;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one contestant.
 *
 * @param nanos the mean time of one run, in ns
 * @param error half the width of the 99.9 % confidence interval of that mean (Student's t over the
 *     samples), in ns
 * @param fastest the shortest sample, in ns
 * @param samples the number of samples: each is the mean of an iteration, or one run
 * @param cpuNanos the mean processor time of one run, in ns, null where it was not measured:
 *     without what other programs took, but with no error
 * @param bytesPerRun what a run allocates on the heap, null where it was not measured
 */
public record Measurement(
    double nanos,
    double error,
    double fastest,
    int samples,
    @Nullable Double cpuNanos,
    @Nullable Double bytesPerRun) {
  /** Returns the processor time of a run, if that was measured. */
  public Optional<Double> cpu() {
    return Optional.ofNullable(cpuNanos);
  }

  /** Returns what a run allocates, if that was measured. */
  public Optional<Double> bytes() {
    return Optional.ofNullable(bytesPerRun);
  }
}
