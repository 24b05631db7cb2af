package dev.fluxion.bench;

import dev.fluxion.bench.measure.Effort;
import dev.fluxion.bench.measure.Stopwatch;
import dev.fluxion.bench.report.Entry;
import dev.fluxion.bench.report.Machine;
import dev.fluxion.bench.report.Report;
import dev.fluxion.bench.report.Table;
import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Measurement;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import dev.fluxion.bench.workload.Workloads;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The program: checks all contestants of the tasks that are asked for, then times them, prints a
 * table and writes it as JSON.
 *
 * <p>It exits with 0 if everything was measured, whether or not targets are met; 1 if a result is
 * wrong or a contestant fails, 2 if a task is asked for that does not exist.
 */
@Command(name = "bench", description = "Times Fluxion against hand-written Java and its peers.")
public final class Bench implements Callable<Integer> {
  private final PrintStream out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--tasks",
      paramLabel = "REGEX",
      defaultValue = "${sys:bench:-}",
      description = "the tasks to run, by a part of their name; by default all")
  private String tasks = "";

  @Option(
      names = "--quick",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "${sys:quick:-false}",
      description = "a smoke run: checks everything, times it shortly")
  private boolean quick;

  @Option(
      names = "--folder",
      paramLabel = "FOLDER",
      defaultValue = "target/bench",
      description = "where results are written; by default ${DEFAULT-VALUE}")
  private Path folder = Path.of("target", "bench");

  Bench(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the program.
   *
   * @param args {@code --tasks REGEX}, {@code --quick} and {@code --folder FOLDER}, all optional
   */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    // Other people's JMH runs are none of our business.
    System.setProperty("jmh.ignoreLock", "true");
    int status = new CommandLine(new Bench(out)).execute(args);
    out.flush();
    System.exit(status);
  }

  @Override
  public Integer call() {
    List<Task> chosen = Workloads.matching(tasks);
    if (chosen.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "no task is called '" + tasks + "', there are " + Workloads.names());
    }
    String started = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    Machine machine = Machine.here();
    Table table = new Table(out);
    table.head(machine);
    List<Entry> entries;
    try {
      entries = measured(chosen, table);
    } catch (IllegalStateException e) {
      out.println("stopped: " + e.getMessage());
      return 1;
    }
    table.targets(entries);
    String mode = quick ? "quick" : "full";
    Path file = folder.resolve(fileName(mode, machine));
    new Report(Report.SCHEMA, started, mode, tasks, machine, entries).write(file);
    out.println("written: " + file.toAbsolutePath());
    return 0;
  }

  /** Only a full run of everything is called results: others do not replace it. */
  private String fileName(String mode, Machine machine) {
    String name = quick ? mode : tasks.isEmpty() ? "results" : "part";
    return name + "-jdk" + machine.java() + ".json";
  }

  private List<Entry> measured(List<Task> chosen, Table table) {
    Function<Pace, Effort> efforts = quick ? Effort::quick : Effort::full;
    Stopwatch stopwatch = new Stopwatch(efforts, folder.resolve("jmh"));
    Map<Task, List<Contestant>> present = new LinkedHashMap<>();
    Map<Task, Map<String, String>> missing = new LinkedHashMap<>();
    long start = System.nanoTime();
    for (Task task : chosen) {
      missing.put(task, new TreeMap<>());
      present.put(task, stopwatch.check(task, missing.getOrDefault(task, Map.of())));
    }
    long contestants = present.values().stream().mapToLong(List::size).sum();
    out.printf(
        "checked %d contestants of %d tasks in %d s%n%n",
        contestants, chosen.size(), (System.nanoTime() - start) / 1_000_000_000);
    List<Entry> entries = new ArrayList<>();
    for (Task task : chosen) {
      Map<String, Measurement> measured =
          stopwatch.time(task, present.getOrDefault(task, List.of()));
      Entry entry = Entry.of(task, measured, missing.getOrDefault(task, Map.of()));
      table.print(entry);
      entries.add(entry);
    }
    return entries;
  }
}
