package dev.fluxion.tck;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Subject;
import dev.fluxion.tck.check.Suite;
import dev.fluxion.tck.run.Guard;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run in the JVM of a test. */
final class InProcess implements Session {
  private final Class<? extends Plugin> plugin;
  private final TestReport report;
  private final Conditions conditions;
  private final Guard guard;
  private final Map<Task, Suite.Planned> planned = new LinkedHashMap<>();
  private final Map<Task, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Task> stuck = new LinkedHashMap<>();

  /**
   * Plans a run.
   *
   * @param suite the checks
   * @param plugin the class of the plugin
   * @param profile which of the checks are made
   * @param conditions seed, accuracy and effort
   * @param limit how long one check may take
   * @param report writes the report
   */
  InProcess(
      Suite suite,
      Class<? extends Plugin> plugin,
      Profile profile,
      Conditions conditions,
      Duration limit,
      TestReport report) {
    this.plugin = plugin;
    this.report = report;
    this.conditions = conditions;
    this.guard = new Guard(limit);
    for (Subject subject : suite.subjects()) {
      for (Suite.Planned each : suite.planned(subject)) {
        if (profile.includes(each.check())) {
          planned.put(Task.of(plugin.getName(), each), each);
        }
      }
    }
  }

  @Override
  public List<Task> planned() {
    return List.copyOf(planned.keySet());
  }

  /** Makes a check, unless an earlier one on the subject still keeps a thread. */
  @Override
  public Made make(Task task) {
    Task hanging = stuck.get(task.subject());
    if (hanging != null) {
      String text = "not made, since " + hanging.check() + " did not end";
      Outcome outcome = Outcome.of(task, Status.NOT_RUN, text, 0);
      outcomes.put(task, outcome);
      return new Made(outcome, Optional.empty());
    }
    Suite.Planned each = planned.get(task);
    if (each == null) {
      throw new IllegalArgumentException(task + " is not planned");
    }
    Guard.Guarded guarded = guard.run(each, task, conditions);
    if (guarded.isStuck()) {
      stuck.put(task.subject(), task);
    }
    outcomes.put(task, guarded.outcome());
    return new Made(guarded.outcome(), guarded.cause());
  }

  @Override
  public String end() throws IOException {
    Run run = report.write(plugin.getName(), plugin, planned(), List.copyOf(outcomes.values()));
    return run.executed() == planned.size()
        ? ""
        : run.executed() + " of " + planned.size() + " planned checks were run";
  }
}
