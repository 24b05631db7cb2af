package dev.fluxion.bench.measure;

import dev.fluxion.bench.task.Contestant;
import dev.fluxion.bench.task.Pace;
import dev.fluxion.bench.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Times a contestant with JMH, in a JVM of its own. */
final class JmhTimer implements Timer {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Path folder;

  /**
   * Creates one.
   *
   * @param folder where JMH's output is written, one file for each JVM
   */
  JmhTimer(Path folder) {
    this.folder = folder;
  }

  @Override
  public void time(Task task, Contestant contestant, Effort effort, int round, Samples samples) {
    Path log = folder.resolve(fileName(task.name() + " " + contestant.name() + " " + round));
    RunResult result = run(task, contestant, effort, log);
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      List<IterationResult> iterations = List.copyOf(fork.getIterationResults());
      for (IterationResult iteration : iterations) {
        Result<?> time = iteration.getPrimaryResult();
        samples.addNanos(time.getScore() * nanosPer(time.getScoreUnit()));
      }
      // Runs that are timed singly are counted with what is made before them, and the last
      // iteration with the check after it.
      if (isSteady(task)) {
        iterations.subList(0, iterations.size() - 1).forEach(each -> addOthers(each, samples));
      }
    }
  }

  private static void addOthers(IterationResult iteration, Samples samples) {
    iteration
        .getSecondaryResults()
        .forEach(
            (name, result) -> {
              if (name.endsWith(ALLOCATED)) {
                samples.addBytes(result.getScore());
              } else if (name.endsWith(CpuProfiler.CPU)) {
                samples.addCpuNanos(result.getScore());
              }
            });
  }

  private static boolean isSteady(Task task) {
    return task.pace() == Pace.STEADY || task.pace() == Pace.SLOW_START;
  }

  private static RunResult run(Task task, Contestant contestant, Effort effort, Path log) {
    boolean steady = isSteady(task);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(pattern(steady ? Steady.class : Fresh.class))
            .param("task", task.name())
            .param("contestant", contestant.name())
            .forks(1)
            .threads(1)
            .warmupIterations(effort.warmups())
            .measurementIterations(effort.iterations())
            .addProfiler(GCProfiler.class)
            .addProfiler(CpuProfiler.class)
            .jvmArgs(Jvm.arguments().toArray(String[]::new))
            .shouldFailOnError(true)
            .output(log.toString());
    if (steady) {
      options
          .warmupTime(TimeValue.milliseconds(effort.warmupMillis()))
          .measurementTime(TimeValue.milliseconds(effort.millis()));
    }
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new Runner(options.build()).runSingle();
    } catch (RunnerException e) {
      throw new IllegalStateException(
          task.name() + ": " + contestant.name() + " failed: " + firstError(log), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pattern(Class<?> benchmark) {
    return "^" + benchmark.getName().replace(".", "\\.") + "\\.run$";
  }

  private static String fileName(String name) {
    return name.replaceAll("[^A-Za-z0-9.]+", "-") + ".log";
  }

  /** The exception that JMH printed, which its own exception does not hold. */
  private static String firstError(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.stream()
              .filter(line -> line.contains("Exception") || line.contains("Error"))
              .findFirst()
              .orElse("see")
          + " ("
          + log
          + ")";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double nanosPer(String unit) {
    return switch (unit) {
      case "ns/op" -> 1;
      default -> throw new IllegalStateException("JMH gives times in ns/op, got " + unit);
    };
  }
}
