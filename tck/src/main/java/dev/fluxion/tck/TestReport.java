package dev.fluxion.tck;

import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.report.Reports;
import dev.fluxion.tck.run.About;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Run;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The report on the run of a test.
 *
 * @param test the test
 * @param profile how much of the kit was run
 * @param conditions seed, accuracy and effort
 * @param started when the run began
 */
record TestReport(Class<?> test, Profile profile, Conditions conditions, Instant started) {

  /**
   * Writes the report, and returns the run.
   *
   * @param plugin the name of the class of the plugin
   * @param type the class of the plugin, if it can be found
   * @param planned what was planned
   * @param outcomes what came of it
   * @throws IOException if a file cannot be written
   */
  Run write(String plugin, @Nullable Class<?> type, List<Task> planned, List<Outcome> outcomes)
      throws IOException {
    double seconds = Duration.between(started, Instant.now()).toMillis() / 1000.0;
    Run run = new Run(about(file(plugin, type)), planned, outcomes, List.of(), seconds);
    Optional<Path> directory = directory();
    if (directory.isPresent()) {
      Reports.write(run, directory.get());
    }
    return run;
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

  private About about(PluginFile file) {
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
        List.of(file),
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

  private static PluginFile file(String plugin, @Nullable Class<?> type) {
    List<String> names = List.of(plugin);
    CodeSource source = type == null ? null : type.getProtectionDomain().getCodeSource();
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
