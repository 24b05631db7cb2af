package dev.fluxion.hardware.run;

import java.time.Duration;
import java.util.ArrayDeque;

/** At most so many events within any period of a length. */
final class RateLimit {
  private final int most;
  private final long period;
  private final ArrayDeque<Long> times = new ArrayDeque<>();

  RateLimit(int most, Duration period) {
    this.most = most;
    this.period = period.toNanos();
  }

  /** Returns how long to wait for the next event. */
  Duration delay(long now) {
    while (!times.isEmpty() && now - times.getFirst() >= period) {
      times.removeFirst();
    }
    return times.size() < most
        ? Duration.ZERO
        : Duration.ofNanos(period - (now - times.getFirst()));
  }

  /** Counts an event. */
  void count(long now) {
    times.addLast(now);
  }
}
