package dev.fluxion.hardware.run;

import java.time.Duration;

/**
 * Stops asking a server that does not answer, for a while: after several faults of the network or
 * the server in a row. Then one request tries.
 */
final class Breaker {
  private static final int MOST = 5;

  private final long pause;
  private int faults;
  private long until;

  Breaker(Duration pause) {
    this.pause = pause.toNanos();
  }

  void succeeded() {
    faults = 0;
  }

  void failed(long now) {
    faults++;
    if (faults >= MOST) {
      until = now + pause;
    }
  }

  /** Returns how long no request is sent. */
  Duration delay(long now) {
    return faults < MOST ? Duration.ZERO : Duration.ofNanos(Math.max(0, until - now));
  }
}
