package dev.fluxion.hardware;

import dev.fluxion.hardware.run.Pace;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when somebody waits. */
final class VirtualPace implements Pace {
  private long nanos;
  private Duration jump = Duration.ZERO;

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return Instant.EPOCH.plusNanos(nanos).plus(jump);
  }

  @Override
  public synchronized void sleep(Duration time) {
    nanos += Math.max(1_000_000, time.toNanos());
  }

  /** Sets the clock on the wall. */
  synchronized void jump(Duration by) {
    jump = jump.plus(by);
  }

  synchronized Duration passed() {
    return Duration.ofNanos(nanos);
  }
}
