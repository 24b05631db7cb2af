package dev.fluxion.bench.task;

import java.util.List;

/**
 * One computation done by several contestants, timed beside each other.
 *
 * @param name {@code WORKLOAD.WHAT} or {@code WORKLOAD.SIZE}
 * @param description what is computed, as printed
 * @param unit what a time per unit refers to, such as "node"
 * @param units how many of them one run computes
 * @param tolerance how far a result may be from the first contestant's, relative to the larger of
 *     its size and of the mean size of all results
 * @param pace how it is timed
 * @param contestants the first one is the reference
 * @param goals what is to be reached
 */
public record Task(
    String name,
    String description,
    String unit,
    int units,
    double tolerance,
    Pace pace,
    List<Contestant> contestants,
    List<Goal> goals) {

  /** Creates a task. */
  public Task {
    contestants = List.copyOf(contestants);
    goals = List.copyOf(goals);
  }

  /** Returns the first contestant. */
  public Contestant reference() {
    return contestants.get(0);
  }

  /**
   * Returns a contestant.
   *
   * @param who its name
   * @throws IllegalArgumentException if there is none of that name
   */
  public Contestant contestant(String who) {
    return contestants.stream()
        .filter(contestant -> contestant.name().equals(who))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no contestant '" + who + "' in " + name));
  }
}
