package dev.fluxion.tck.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;

/**
 * M-THREADS: several threads that evaluate at the same time get the same bits as one alone.
 *
 * <p>It can show that there is a race, not that there is none.
 */
record Threads() implements Check {
  private static final int THREADS = 4;
  private static final int POINTS = 50;
  private static final int ROUNDS = 60;
  private static final long SHORTEST_NANOS = 30_000_000;

  @Override
  public String id() {
    return "M-THREADS";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "5.3";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject.isFunction();
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    UnaryOperator<double[]> function = Evaluations.of(subject);
    double[][] points = Evaluations.points(subject, POINTS, conditions.random(this, subject));
    double[][] alone = Evaluations.values(function, points);
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier barrier = new CyclicBarrier(THREADS);
      List<Callable<Optional<String>>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int start = thread * POINTS / THREADS;
        tasks.add(
            () -> {
              barrier.await();
              return firstDifference(function, points, alone, start, finding);
            });
      }
      for (Future<Optional<String>> each : pool.invokeAll(tasks)) {
        Optional<String> difference = each.get();
        if (difference.isPresent()) {
          return Verdict.fail(difference.get());
        }
      }
      return Verdict.pass(THREADS + " threads, at least " + ROUNDS * POINTS + " evaluations each");
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      return Verdict.inconclusive(finding.of("interrupted"));
    } catch (ExecutionException exception) {
      return Verdict.threw(exception);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Optional<String> firstDifference(
      UnaryOperator<double[]> function,
      double[][] points,
      double[][] alone,
      int start,
      Finding finding) {
    // Cheap kernels would be done before the other threads have started.
    long begin = System.nanoTime();
    for (int k = 0; k < ROUNDS * POINTS || System.nanoTime() - begin < SHORTEST_NANOS; k++) {
      int point = (start + k) % POINTS;
      double[] together = function.apply(points[point]);
      if (!Vectors.same(alone[point], together)) {
        String found =
            Arrays.toString(alone[point])
                + " alone, "
                + Arrays.toString(together)
                + " with other threads at work";
        return Optional.of(finding.at("value", points[point], found));
      }
    }
    return Optional.empty();
  }
}
