package dev.fluxion.hardware;

import dev.fluxion.hardware.provider.Price;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far some evaluations are.
 *
 * @param jobs the jobs that they need
 * @param done how many of these have ended
 * @param circuits the circuits of these jobs
 * @param circuitsDone how many of these have a result
 * @param position the last place in the queue that the provider gave
 * @param spent what the jobs have cost, as far as that is known
 * @param last what happened last
 */
public record Progress(
    int jobs,
    int done,
    int circuits,
    int circuitsDone,
    OptionalInt position,
    Optional<Price> spent,
    String last) {

  /** Returns a line such as {@code 1 of 3 jobs, 5000 of 12000 circuits, 7th in the queue}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(done).append(" of ").append(jobs).append(" jobs, ");
    text.append(circuitsDone).append(" of ").append(circuits).append(" circuits");
    position.ifPresent(place -> text.append(", place ").append(place).append(" in the queue"));
    spent.ifPresent(price -> text.append(", ").append(price).append(" spent"));
    return text.append(last.isEmpty() ? "" : "; " + last).toString();
  }
}
