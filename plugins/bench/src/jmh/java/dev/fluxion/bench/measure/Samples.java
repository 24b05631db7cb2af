package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Measurement;
import org.openjdk.jmh.util.ListStatistics;

/** Samples of one contestant, over all rounds. */
final class Samples {
  private static final double CONFIDENCE = 0.999;

  private final ListStatistics nanos = new ListStatistics();
  private final ListStatistics bytes = new ListStatistics();
  private final ListStatistics cpuNanos = new ListStatistics();

  void addNanos(double sample) {
    nanos.addValue(sample);
  }

  void addBytes(double sample) {
    bytes.addValue(sample);
  }

  void addCpuNanos(double sample) {
    cpuNanos.addValue(sample);
  }

  Measurement measurement() {
    return new Measurement(
        nanos.getMean(),
        nanos.getMeanErrorAt(CONFIDENCE),
        nanos.getMin(),
        Math.toIntExact(nanos.getN()),
        cpuNanos.getN() == 0 ? null : cpuNanos.getMean(),
        bytes.getN() == 0 ? null : bytes.getMean());
  }
}
