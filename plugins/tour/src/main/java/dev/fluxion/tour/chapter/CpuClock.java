package dev.fluxion.tour.chapter;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Measures the processor time of this thread, which other programs on the machine do not change
 * much, in laps.
 */
final class CpuClock {
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long last = now();

  /** Returns the milliseconds since the last lap, or since the start. */
  double lap() {
    long before = last;
    last = now();
    return (last - before) / 1e6;
  }

  private long now() {
    return threads.isCurrentThreadCpuTimeSupported()
        ? threads.getCurrentThreadCpuTime()
        : System.nanoTime();
  }
}
