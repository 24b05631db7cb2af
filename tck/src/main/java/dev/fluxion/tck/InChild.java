package dev.fluxion.tck;

import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.run.Limits;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Progress;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import dev.fluxion.tck.run.child.Request;
import dev.fluxion.tck.run.child.Supervisor;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A run in a JVM of its own, which a plugin may end or bring to a standstill without harm to the
 * test. It goes on by itself, and the tests wait for what it finds.
 */
final class InChild implements Session, Progress {
  /** Properties that a JVM sets for itself, or a build tool for the JVM of its tests. */
  private static final List<String> NOT_HANDED_OVER =
      List.of(
          "java.",
          "jdk.",
          "sun.",
          "os.",
          "user.",
          "file.",
          "path.",
          "line.",
          "native.",
          "awt.",
          "stdout.",
          "stderr.",
          "surefire.",
          "org.gradle.");

  private final Class<?> test;
  private final TestReport report;
  private final Supervisor supervisor;
  private final Map<Task, CompletableFuture<Outcome>> expected = new LinkedHashMap<>();
  private final CompletableFuture<Void> plan = new CompletableFuture<>();
  private final Set<Task> shown = new LinkedHashSet<>();

  InChild(Class<?> test, Profile profile, Conditions conditions, Limits limits, TestReport report) {
    this.test = test;
    this.report = report;
    Request request =
        new Request(
            List.of(),
            List.of(),
            profile,
            conditions.seed(),
            conditions.accuracy(),
            limits,
            true,
            "",
            List.of(),
            List.of(),
            properties());
    this.supervisor = new Supervisor(request, this);
    Thread thread = new Thread(this::run, "fluxion-tck-run");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns whether another JVM can create a test by itself. */
  static boolean isPossibleFor(Class<?> test) {
    boolean isInner = test.getEnclosingClass() != null && !Modifier.isStatic(test.getModifiers());
    boolean hasConstructor =
        List.of(test.getDeclaredConstructors()).stream()
            .anyMatch(constructor -> constructor.getParameterCount() == 0);
    return hasConstructor && !isInner && !test.isAnonymousClass() && !test.isLocalClass();
  }

  private static Map<String, String> properties() {
    Map<String, String> properties = new LinkedHashMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      String value = System.getProperty(name);
      if (value != null && NOT_HANDED_OVER.stream().noneMatch(name::startsWith)) {
        properties.put(name, value);
      }
    }
    return properties;
  }

  /** The class path of this JVM, its modules, and where test and kit are if they are in neither. */
  private String classpath() {
    Set<String> places = new LinkedHashSet<>();
    for (String property : List.of("java.class.path", "jdk.module.path")) {
      String path = System.getProperty(property, "");
      if (!path.isEmpty()) {
        places.addAll(List.of(path.split(File.pathSeparator)));
      }
    }
    place(test).ifPresent(places::add);
    place(PluginTck.class).ifPresent(places::add);
    return String.join(File.pathSeparator, places);
  }

  private static Optional<String> place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Path.of(source.getLocation().toURI()).toString());
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void run() {
    String problem = "planned, and not made";
    try {
      supervisor.run(test, TestWorker.class, classpath());
    } catch (IOException | RuntimeException e) {
      problem = "no JVM could be run for it: " + e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      problem = "interrupted";
    }
    end(problem);
  }

  private synchronized void end(String problem) {
    if (!problem.startsWith("planned")) {
      Task task = Task.loading(test.getName(), test.getName());
      planned(List.of(task));
      finished(Outcome.of(task, Status.ERROR, problem, 0));
    }
    expected.forEach(
        (task, outcome) -> outcome.complete(Outcome.of(task, Status.NOT_RUN, problem, 0)));
    plan.complete(null);
  }

  @Override
  public synchronized void planned(List<Task> tasks) {
    tasks.forEach(task -> expected.putIfAbsent(task, new CompletableFuture<>()));
    if (tasks.stream().anyMatch(Task::isOfSuite)) {
      plan.complete(null);
    }
  }

  @Override
  public synchronized void finished(Outcome outcome) {
    CompletableFuture<Outcome> waiting = expected.get(outcome.task());
    if (waiting != null) {
      waiting.complete(outcome);
    }
  }

  /** Waits for the plan; what cannot be planned for is in it as a check that failed. */
  @Override
  public List<Task> planned() {
    plan.join();
    synchronized (this) {
      if (shown.isEmpty()) {
        shown.addAll(expected.keySet());
      }
      return List.copyOf(shown);
    }
  }

  @Override
  public Made make(Task task) {
    return new Made(outcome(task).join(), Optional.empty());
  }

  private synchronized CompletableFuture<Outcome> outcome(Task task) {
    CompletableFuture<Outcome> outcome = expected.get(task);
    if (outcome == null) {
      throw new IllegalArgumentException(task + " is not planned");
    }
    return outcome;
  }

  @Override
  public String end() throws IOException {
    List<Task> all;
    synchronized (this) {
      all = List.copyOf(expected.keySet());
    }
    List<Outcome> outcomes = new ArrayList<>();
    all.forEach(task -> outcomes.add(outcome(task).join()));
    String plugin =
        all.stream().filter(Task::isOfSuite).map(Task::plugin).findFirst().orElse(test.getName());
    Run run = report.write(plugin, type(plugin), all, outcomes);
    String late =
        outcomes.stream()
            .filter(outcome -> !shown.contains(outcome.task()) && outcome.status().isBlocking())
            .map(Outcome::sentence)
            .collect(Collectors.joining("\n"));
    return run.executed() == all.size()
        ? late
        : run.executed() + " of " + all.size() + " planned checks were run\n" + late;
  }

  /** Returns the class of the plugin without running anything of it. */
  private @Nullable Class<?> type(String plugin) {
    try {
      return Class.forName(plugin, false, test.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
