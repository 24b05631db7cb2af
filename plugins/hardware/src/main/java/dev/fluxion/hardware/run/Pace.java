package dev.fluxion.hardware.run;

import java.time.Duration;
import java.time.Instant;

/** Time: what it is, and waiting. Waits are measured by a clock that nobody sets. */
public interface Pace {
  /** That of this machine. */
  Pace SYSTEM =
      new Pace() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          Thread.sleep(Math.max(1, time.toMillis()));
        }
      };

  /** Returns nanoseconds since some time. */
  long nanos();

  /** Returns the date and time, which may jump. */
  Instant now();

  /** Waits. */
  void sleep(Duration time) throws InterruptedException;
}
