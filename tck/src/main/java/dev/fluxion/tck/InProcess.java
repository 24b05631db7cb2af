package dev.fluxion.tck;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Suite;
import dev.fluxion.tck.report.Reports;
import dev.fluxion.tck.run.About;
import dev.fluxion.tck.run.Guard;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run in the JVM of a test, a check at a time as the test framework asks for them. */
final class InProcess {
  private final Class<?> test;
  private final Plugin plugin;
  private final Profile profile;
  private final Conditions conditions;
  private final Guard guard;
  private final Instant started = Instant.now();
  private final Set<Task> planned = new LinkedHashSet<>();
  private final Map<Task, Outcome> outcomes = new LinkedHashMap<>();
  private final Map<String, Task> stuck = new LinkedHashMap<>();

  /**
   * A check that was made.
   *
   * @param outcome what it came to
   * @param cause what was thrown, if it ended so
   */
  record Made(Outcome outcome, Optional<Throwable> cause) {}

  InProcess(Class<?> test, Plugin plugin, Profile profile, Conditions conditions, Duration limit) {
    this.test = test;
    this.plugin = plugin;
    this.profile = profile;
    this.conditions = conditions;
    this.guard = new Guard(limit);
  }

  private Task task(Suite.Planned each) {
    return Task.of(plugin.getClass().getName(), each);
  }

  void plan(Suite.Planned each) {
    planned.add(task(each));
  }

  int planned() {
    return planned.size();
  }

  /** Makes a check, unless an earlier one on the subject still keeps a thread. */
  Made make(Suite.Planned each) {
    Task task = task(each);
    Task hanging = stuck.get(task.subject());
    if (hanging != null) {
      String text = "not made, since " + hanging.check() + " did not end";
      Outcome outcome = Outcome.of(task, Status.NOT_RUN, text, 0);
      outcomes.put(task, outcome);
      return new Made(outcome, Optional.empty());
    }
    Guard.Guarded guarded = guard.run(each, task, conditions);
    if (guarded.isStuck()) {
      stuck.put(task.subject(), task);
    }
    outcomes.put(task, guarded.outcome());
    return new Made(guarded.outcome(), guarded.cause());
  }

  /** Writes the reports and returns what is missing, empty if nothing is. */
  String end() throws IOException {
    Run run =
        new Run(
            about(),
            List.copyOf(planned),
            List.copyOf(outcomes.values()),
            List.of(),
            Duration.between(started, Instant.now()).toMillis() / 1000.0);
    Optional<Path> directory = directory();
    if (directory.isPresent()) {
      Reports.write(run, directory.get());
    }
    return run.executed() == planned.size()
        ? ""
        : run.executed() + " of " + planned.size() + " planned checks were run";
  }

  private Optional<Path> directory() {
    String chosen = System.getProperty(PluginTck.REPORT_PROPERTY);
    Optional<Path> root =
        chosen != null
            ? Optional.of(Path.of(chosen))
            : List.of("target", "build").stream()
                .map(Path::of)
                .filter(Files::isDirectory)
                .map(built -> built.resolve("fluxion-tck"))
                .findFirst();
    return root.map(reports -> reports.resolve(test.getName()));
  }

  private About about() {
    String command =
        "mvn test -Dtest="
            + test.getSimpleName()
            + " -D"
            + PluginTck.SEED_PROPERTY
            + "="
            + conditions.seed()
            + " -D"
            + PluginTck.PROFILE_PROPERTY
            + "="
            + profile;
    return new About(
        List.of(file()),
        profile,
        conditions.seed(),
        conditions.accuracy(),
        false,
        command,
        command,
        About.versionOfKit(),
        About.versionOfJava(),
        About.versionOfSystem(),
        started.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  private PluginFile file() {
    List<String> names = List.of(plugin.getClass().getName());
    CodeSource source = plugin.getClass().getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return new PluginFile("unknown", "", "unknown", names, "");
    }
    try {
      URI place = source.getLocation().toURI();
      PluginFile file = PluginFile.read(Path.of(place));
      return new PluginFile(file.path(), file.sha256(), file.version(), names, file.problem());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return new PluginFile(source.getLocation().toString(), "", "unknown", names, "");
    }
  }
}
