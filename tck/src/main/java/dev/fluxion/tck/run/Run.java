package dev.fluxion.tck.run;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run that is over.
 *
 * @param about what it was made of and with
 * @param planned what was planned before the first check was made
 * @param outcomes what became of it, one outcome for each planned check
 * @param waivers the waivers that were given
 * @param seconds how long the run took
 */
public record Run(
    About about, List<Task> planned, List<Outcome> outcomes, List<Waiver> waivers, double seconds) {
  /** Copies the lists, and adds an outcome for each planned check that has none. */
  public Run {
    planned = List.copyOf(planned);
    waivers = List.copyOf(waivers);
    List<Outcome> all = new ArrayList<>(outcomes);
    Set<Task> executed = new HashSet<>();
    outcomes.forEach(outcome -> executed.add(outcome.task()));
    for (Task task : planned) {
      if (!executed.contains(task)) {
        all.add(Outcome.of(task, Status.NOT_RUN, "planned, and not made", 0));
      }
    }
    outcomes = List.copyOf(all);
  }

  /** What is said of the plugin. */
  public enum Result {
    /** All checks of the profile cert were made and passed, without an excuse. */
    CERTIFIED(0),
    /** All checks that were asked for were made and passed. */
    PASSED(0),
    /** A check failed or decided too little. */
    FAILED(1),
    /** Nothing was found to check, or less was made than planned. */
    INCOMPLETE(3);

    private final int exitCode;

    Result(int exitCode) {
      this.exitCode = exitCode;
    }

    /** Returns with which code a program ends that has nothing else to say. */
    public int exitCode() {
      return exitCode;
    }
  }

  /** Returns what is said of the plugin. */
  public Result result() {
    boolean failed =
        outcomes.stream()
            .map(Outcome::status)
            .anyMatch(status -> status.isBlocking() && status != Status.NOT_RUN);
    if (failed) {
      return Result.FAILED;
    }
    if (count(Status.NOT_RUN) > 0 || planned.stream().noneMatch(Task::isOfSuite)) {
      return Result.INCOMPLETE;
    }
    boolean excused = count(Status.WAIVED) > 0 || !waivers.isEmpty();
    return about.profile() == Profile.CERT && !about.isPartial() && !excused
        ? Result.CERTIFIED
        : Result.PASSED;
  }

  /** Returns how many checks were made. */
  public int executed() {
    return outcomes.size() - count(Status.NOT_RUN);
  }

  /**
   * Returns how many checks came to something.
   *
   * @param status what
   */
  public int count(Status status) {
    return counts().getOrDefault(status, 0);
  }

  /** Returns how many checks came to what, without zeros. */
  public Map<Status, Integer> counts() {
    Map<Status, Integer> counts = new EnumMap<>(Status.class);
    outcomes.forEach(outcome -> counts.merge(outcome.status(), 1, Integer::sum));
    return counts;
  }

  /**
   * Returns the outcomes by subject, in the order in which the subjects were planned; a subject
   * that several plugins have is named with its plugin.
   */
  public Map<String, List<Outcome>> bySubject() {
    Map<String, Set<String>> owners = new HashMap<>();
    for (Outcome outcome : outcomes) {
      Task task = outcome.task();
      owners.computeIfAbsent(task.subject(), key -> new HashSet<>()).add(task.plugin());
    }
    Map<String, List<Outcome>> bySubject = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      String subject = outcome.task().subject();
      boolean isShared = owners.getOrDefault(subject, Set.of()).size() > 1;
      String name = isShared ? subject + " of " + outcome.task().plugin() : subject;
      bySubject.computeIfAbsent(name, key -> new ArrayList<>()).add(outcome);
    }
    return bySubject;
  }

  /**
   * Returns the counts in one line, such as {@code 30 planned, 30 executed: 29 passed, 1 failed}.
   */
  public String summary() {
    StringBuilder text = new StringBuilder();
    text.append(outcomes.size()).append(" planned, ").append(executed()).append(" executed");
    String separator = ": ";
    for (Map.Entry<Status, Integer> count : counts().entrySet()) {
      text.append(separator).append(count.getValue()).append(' ').append(count.getKey().label());
      separator = ", ";
    }
    return text.toString();
  }

  /**
   * Returns the command that makes one check again.
   *
   * @param task the check
   */
  public String repeat(Task task) {
    return about
        .repeat()
        .replace(About.CHECK, quoted(task.check()))
        .replace(About.SUBJECT, quoted(task.subject()));
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
