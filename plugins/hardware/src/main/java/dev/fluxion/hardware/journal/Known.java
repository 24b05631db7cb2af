package dev.fluxion.hardware.journal;

import dev.fluxion.hardware.provider.Reading;
import java.util.Optional;

/**
 * What the journal knows of a task.
 *
 * @param job the job that has it; of several the one with a result, an open one, or the last
 * @param reading what came of it, if that is known
 */
public record Known(JobEntry job, Optional<Reading> reading) {
  /** Returns whether there is a result. */
  public boolean isDone() {
    return reading.isPresent() && !(reading.get() instanceof Reading.Failed);
  }
}
