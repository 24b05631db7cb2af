package dev.fluxion.hardware;

import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.run.Assignment;
import dev.fluxion.hardware.run.Jobs;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.FluxionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * Evaluations on their way: their jobs are in the journal, and are sent and followed by the threads
 * that wait for them.
 */
public final class Pending {
  private final Jobs jobs;
  private final Journal journal;
  private final Set<Long> numbers;
  private final int count;
  private final IntFunction<Assignment> assignments;
  private final Consumer<Progress> listener;

  Pending(
      Jobs jobs,
      Journal journal,
      Set<Long> numbers,
      int count,
      IntFunction<Assignment> assignments,
      Consumer<Progress> listener) {
    this.jobs = jobs;
    this.journal = journal;
    this.numbers = numbers;
    this.count = count;
    this.assignments = assignments;
    this.listener = listener;
  }

  /** Returns the numbers of the jobs in the journal that are waited for. */
  public Set<Long> jobs() {
    return Set.copyOf(numbers);
  }

  /**
   * Sends what is not sent yet, and waits for all results.
   *
   * @param time how long at most; the jobs live on afterwards
   * @return one estimate for each evaluation, in their order
   * @throws FluxionException FLX-507 if time runs out or the thread is interrupted; otherwise why
   *     an evaluation has no result. Results that there are stay in the journal.
   */
  public List<Estimate> await(Duration time) {
    List<FluxionException> problems = jobs.drive(numbers, time, listener);
    if (!problems.isEmpty()) {
      FluxionException first = problems.get(0);
      problems.subList(1, problems.size()).forEach(first::addSuppressed);
      throw first;
    }
    List<Estimate> estimates = new ArrayList<>(count);
    int window = 200;
    for (int from = 0; from < count; from += window) {
      List<Assignment> some = new ArrayList<>();
      Set<String> keys = new HashSet<>();
      for (int k = from; k < Math.min(count, from + window); k++) {
        some.add(assignments.apply(k));
        keys.addAll(some.get(some.size() - 1).keys());
      }
      var known = journal.known(keys);
      some.forEach(each -> estimates.add(each.estimate(known)));
    }
    return estimates;
  }

  /**
   * Cancels the jobs: those that were not sent never will be, the provider is asked to cancel the
   * others. What has ended before keeps its result. {@link #await} tells what became of them.
   */
  public void cancel() {
    jobs.cancel(numbers);
  }
}
