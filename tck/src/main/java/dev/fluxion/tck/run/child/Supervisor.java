package dev.fluxion.tck.run.child;

import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Progress;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Runs the plugins of some jars, one after the other, each in a JVM of its own. */
public final class Supervisor {
  private final Request request;
  private final Progress progress;
  private final List<Task> planned = new ArrayList<>();
  private final List<Outcome> outcomes = new ArrayList<>();

  /**
   * Creates a supervisor for one run.
   *
   * @param request what is asked for
   * @param progress hears of the run
   */
  public Supervisor(Request request, Progress progress) {
    this.request = request;
    this.progress = progress;
  }

  /** Returns what was planned. */
  public List<Task> planned() {
    return List.copyOf(planned);
  }

  /** Returns what was found. */
  public List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /**
   * Runs everything.
   *
   * @throws IOException if files cannot be written or a JVM not be started
   * @throws InterruptedException if the thread is interrupted
   */
  public void run() throws IOException, InterruptedException {
    ChildJvm jvm =
        new ChildJvm(request.limits(), Worker.class, System.getProperty("java.class.path"));
    Path directory = Files.createTempDirectory("fluxion-tck");
    try {
      for (PluginFile file : request.files()) {
        run(file, jvm, directory);
      }
    } finally {
      delete(directory);
    }
  }

  /**
   * Runs the plugin of a test.
   *
   * @param test the class of the test
   * @param program the class with the main method of a child, which takes the file of an order
   * @param classpath where both are found
   * @throws IOException if files cannot be written or a JVM not be started
   * @throws InterruptedException if the thread is interrupted
   */
  public void run(Class<?> test, Class<?> program, String classpath)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("fluxion-tck");
    try {
      ChildJvm jvm = new ChildJvm(request.limits(), program, classpath);
      run(test.getName(), jvm, directory);
    } finally {
      delete(directory);
    }
  }

  private void run(PluginFile file, ChildJvm jvm, Path directory)
      throws IOException, InterruptedException {
    if (file.plugins().isEmpty()) {
      String name = String.valueOf(Path.of(file.path()).getFileName());
      String text =
          file.problem().isEmpty()
              ? "'"
                  + file.path()
                  + "' has no plugin: META-INF/services/dev.fluxion.spi.Plugin is missing or names"
                  + " no class"
              : "'" + file.path() + "' cannot be read: " + file.problem();
      nothing(Task.loading(name, name), text);
    }
    for (String plugin : file.plugins()) {
      PluginRun run = run(plugin, jvm, directory);
      if (run.planned().isEmpty() && run.outcomes().isEmpty()) {
        String what =
            request.isPartial()
                ? "' has nothing of what was asked for"
                : "' registers nothing that can be checked";
        nothing(Task.loading(plugin, plugin), "plugin '" + plugin + what);
      }
    }
  }

  private PluginRun run(String plugin, ChildJvm jvm, Path directory)
      throws IOException, InterruptedException {
    PluginRun run = new PluginRun(plugin, request, jvm, progress);
    run.run(directory);
    planned.addAll(run.planned());
    outcomes.addAll(run.outcomes());
    return run;
  }

  private void nothing(Task task, String text) {
    planned.add(task);
    Outcome outcome = Outcome.of(task, Status.NOT_RUN, text, 0);
    outcomes.add(outcome);
    progress.planned(List.of(task));
    progress.finished(outcome);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
