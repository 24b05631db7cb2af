package dev.fluxion.tck.cli;

import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.report.Reports;
import dev.fluxion.tck.run.About;
import dev.fluxion.tck.run.Limits;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Waivers;
import dev.fluxion.tck.run.child.Request;
import dev.fluxion.tck.run.child.Supervisor;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of the kit: checks the plugins of jars. */
@Command(
    name = "fluxion-tck",
    description = "Checks the plugins of a jar against the contract of Fluxion plugins.",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class,
    sortOptions = false,
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 3,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every check that was planned was made and passed",
      "1:a check failed, or decided too little",
      "2:the command is wrong",
      "3:nothing was found to check, or fewer checks were made than planned"
    })
final class TckCommand implements Callable<Integer> {
  private final boolean interactive;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      required = true,
      description = "a jar to check, or a directory of classes; may be given more than once")
  private List<Path> plugins = List.of();

  @Option(
      names = "--classpath",
      paramLabel = "PATH",
      description = "jars that the plugin needs and that are not checked, as for java -cp")
  private String needed = "";

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "full",
      description = "smoke, full or cert; by default ${DEFAULT-VALUE}")
  private Profile profile = Profile.FULL;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "varies all points and steps; by default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--accuracy",
      paramLabel = "X",
      defaultValue = "" + Conditions.USUAL_ACCURACY,
      description =
          "the relative error from which a derivative is wrong; by default ${DEFAULT-VALUE}")
  private double accuracy;

  @Option(
      names = "--samples",
      paramLabel = "FILE",
      description = "a JSON file with attributes and inputs to try beside the default ones")
  private @Nullable Path samples;

  @Option(
      names = "--check",
      paramLabel = "ID",
      description = "the only check to make, such as D-NEST(0); may be given more than once")
  private List<String> checks = List.of();

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      description = "the only subject or primitive to check; may be given more than once")
  private List<String> subjects = List.of();

  @Option(
      names = "--waivers",
      paramLabel = "FILE",
      description = "a JSON file of checks that are excused for a time; not with profile cert")
  private @Nullable Path waivers;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "where index.html, the JUnit XML and the JSON are written; by default nowhere")
  private @Nullable Path report;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "30",
      description = "how long one check may take; by default ${DEFAULT-VALUE}")
  private double timeout;

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "512",
      description = "the heap of the JVM that runs the plugin; by default ${DEFAULT-VALUE}")
  private int memory;

  @Option(names = "--quiet", description = "print the result only, no progress")
  private boolean quiet;

  TckCommand(boolean interactive) {
    this.interactive = interactive;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Waivers excuses = excuses();
    check();
    List<PluginFile> files = new ArrayList<>();
    plugins.forEach(path -> files.add(PluginFile.read(path.toAbsolutePath().normalize())));
    Request request =
        new Request(
            files,
            classpath().stream().map(path -> path.toAbsolutePath().toString()).toList(),
            profile,
            seed,
            accuracy,
            new Limits(
                Duration.ofMillis(Math.round(timeout * 1000)), memory, Limits.USUAL.outputBytes()),
            report != null,
            samples == null ? "" : samples.toAbsolutePath().toString(),
            checks,
            subjects,
            Map.of());
    PrintWriter out = spec.commandLine().getOut();
    ProgressLine progress = new ProgressLine(out, interactive, quiet);
    Instant started = Instant.now();
    Supervisor supervisor = new Supervisor(request, progress);
    supervisor.run();
    progress.end();
    Run run =
        new Run(
            about(files, request, started),
            supervisor.planned(),
            excuses.apply(supervisor.outcomes(), LocalDate.now(ZoneId.systemDefault())),
            excuses.waivers(),
            Duration.between(started, Instant.now()).toMillis() / 1000.0);
    print(run, out);
    return run.result().exitCode();
  }

  private Waivers excuses() throws IOException {
    Path file = waivers;
    if (file == null) {
      return Waivers.NONE;
    }
    if (profile == Profile.CERT) {
      throw wrong("the profile cert takes no waivers: what is excused is not certified");
    }
    existing("--waivers", file);
    try {
      return Waivers.read(file);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private void check() {
    plugins.forEach(path -> existing("--plugin", path));
    classpath().forEach(path -> existing("--classpath", path));
    if (samples != null) {
      existing("--samples", samples);
    }
    if (!(timeout > 0) || timeout > 86_400) {
      throw wrong("--timeout needs a number of seconds above 0 and up to a day, got " + timeout);
    }
    if (memory < 64) {
      throw wrong("--memory needs at least 64 MB, got " + memory);
    }
    if (!(accuracy > 0)) {
      throw wrong("--accuracy needs a number above 0, got " + accuracy);
    }
  }

  private List<Path> classpath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(needed)
        .filter(path -> !path.isEmpty())
        .map(Path::of)
        .toList();
  }

  private void existing(String option, Path path) {
    if (!Files.exists(path)) {
      throw wrong(option + " names '" + path + "', which does not exist");
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private About about(List<PluginFile> files, Request request, Instant started) {
    String command = command();
    return new About(
        files,
        profile,
        seed,
        accuracy,
        request.isPartial(),
        command,
        command + " --check " + About.CHECK + " --subject " + About.SUBJECT,
        About.versionOfKit(),
        About.versionOfJava(),
        About.versionOfSystem(),
        started.truncatedTo(ChronoUnit.SECONDS).toString());
  }

  /** Returns this command without the choice of checks, and without what does not change them. */
  private String command() {
    List<String> words = new ArrayList<>(List.of("java", "-jar", "fluxion-tck.jar"));
    plugins.forEach(path -> words.addAll(List.of("--plugin", path.toString())));
    if (!needed.isEmpty()) {
      words.addAll(List.of("--classpath", needed));
    }
    words.addAll(List.of("--profile", profile.toString(), "--seed", Long.toString(seed)));
    if (accuracy != Conditions.USUAL_ACCURACY) {
      words.addAll(List.of("--accuracy", Double.toString(accuracy)));
    }
    if (samples != null) {
      words.addAll(List.of("--samples", samples.toString()));
    }
    return String.join(" ", words.stream().map(TckCommand::quoted).toList());
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./\\\\-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void print(Run run, PrintWriter out) throws IOException {
    for (Outcome outcome : run.outcomes()) {
      if (outcome.status().isBlocking() || (outcome.status() != Status.PASS && !quiet)) {
        out.println(outcome.status() + " " + outcome.sentence());
        if (outcome.status().isBlocking()) {
          out.println("  repeat: " + run.repeat(outcome.task()));
        }
      }
    }
    out.println(
        String.format(
            Locale.ROOT,
            "%s (profile %s, seed %d): %s; %.1f s",
            run.result(),
            profile,
            seed,
            run.summary(),
            run.seconds()));
    if (!run.waivers().isEmpty()) {
      out.println("run with waivers, which rules certification out");
    }
    Path directory = report;
    if (directory != null) {
      out.println("report: " + Reports.write(run, directory));
    }
    out.flush();
  }
}
