package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;

/**
 * B-THREADS: several threads that have batches evaluated at the same time get what one alone gets.
 *
 * <p>It can show that there is a race, not that there is none.
 */
record ThreadSafety() implements BackendRule {
  private static final int THREADS = 4;
  private static final int BATCHES = 40;
  private static final int SIZE = 5;
  private static final long LONGEST_NANOS = 1_000_000_000;
  private static final long SHORTEST_NANOS = 80_000_000;

  @Override
  public String id() {
    return "B-THREADS";
  }

  @Override
  public String rule() {
    return "6.11";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    List<Integer> modes = hosted.modes();
    int shots = modes.get(modes.size() - 1);
    try (Device device = hosted.open()) {
      Device.Likeness likeness = device.likeness(random);
      List<List<Evaluation>> batches = new ArrayList<>();
      for (int k = 0; k < BATCHES; k++) {
        batches.add(hosted.batch(SIZE, shots, random));
      }
      List<List<Estimate>> alone = batches.stream().map(device::batch).toList();
      return together(device, likeness, batches, alone);
    }
  }

  private static Outcome together(
      Device device,
      Device.Likeness likeness,
      List<List<Evaluation>> batches,
      List<List<Estimate>> alone) {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      CyclicBarrier barrier = new CyclicBarrier(THREADS);
      List<Callable<Optional<String>>> tasks = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        int start = thread * BATCHES / THREADS;
        tasks.add(
            () -> {
              barrier.await();
              return firstDifference(device, likeness, batches, alone, start);
            });
      }
      for (Future<Optional<String>> each : pool.invokeAll(tasks)) {
        Optional<String> difference = each.get();
        if (difference.isPresent()) {
          return Outcome.broken(difference.get());
        }
      }
      return Outcome.kept(THREADS + " threads");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Outcome.undecided("interrupted");
    } catch (ExecutionException failed) {
      return Outcome.broken("with " + THREADS + " threads it threw " + failed.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Optional<String> firstDifference(
      Device device,
      Device.Likeness likeness,
      List<List<Evaluation>> batches,
      List<List<Estimate>> alone,
      int start) {
    long begin = System.nanoTime();
    long passed = 0;
    for (int k = 0; (k < BATCHES && passed < LONGEST_NANOS) || passed < SHORTEST_NANOS; k++) {
      int which = (start + k) % BATCHES;
      List<Estimate> together = device.batch(batches.get(which));
      for (int i = 0; i < together.size(); i++) {
        if (!likeness.alike(alone.get(which).get(i), together.get(i))) {
          return Optional.of(
              Hosted.text(batches.get(which).get(i))
                  + " gave "
                  + Estimates.text(alone.get(which).get(i))
                  + " alone, "
                  + Estimates.text(together.get(i))
                  + " with other threads at work");
        }
      }
      passed = System.nanoTime() - begin;
    }
    return Optional.empty();
  }
}
