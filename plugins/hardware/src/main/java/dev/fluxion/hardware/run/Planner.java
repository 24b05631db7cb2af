package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.Digest;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.journal.Known;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import dev.fluxion.spi.FluxionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds or makes the jobs of tasks: what the journal has a result of is not run again, and what is
 * on its way is waited for.
 */
final class Planner {
  /** So many tasks are looked up together. */
  private static final int WINDOW = 1000;

  private final Desk desk;

  Planner(Desk desk) {
    this.desk = desk;
  }

  /**
   * Plans tasks, of which only some are held at a time.
   *
   * @return the numbers of the jobs to wait for
   */
  Set<Long> plan(Iterator<Task> tasks) {
    List<JobEntry> made = new ArrayList<>();
    try {
      return plan(tasks, made);
    } catch (RuntimeException e) {
      made.forEach(job -> withdraw(job, e));
      throw e;
    }
  }

  /** What was planned with tasks that could not be is not sent with others later. */
  private void withdraw(JobEntry job, RuntimeException reason) {
    try {
      desk.journal.update(
          job.in(JobState.WITHDRAWN, "the evaluations that it was for were not planned"));
    } catch (FluxionException e) {
      reason.addSuppressed(e);
    }
  }

  private Set<Long> plan(Iterator<Task> tasks, List<JobEntry> made) {
    Set<Long> jobs = new TreeSet<>();
    Set<String> seen = new HashSet<>();
    Packing packing = new Packing(desk.provider.limits(), pack -> made.add(planned(pack)));
    while (tasks.hasNext()) {
      Map<String, Task> window = new LinkedHashMap<>();
      while (tasks.hasNext() && window.size() < WINDOW) {
        Task task = tasks.next();
        if (seen.add(task.key())) {
          window.put(task.key(), task);
        }
      }
      Map<String, Known> known = desk.journal.known(window.keySet());
      window.forEach(
          (key, task) -> {
            Optional<Known> before = Optional.ofNullable(known.get(key));
            if (before.isEmpty() || isToBeRunAgain(before.get())) {
              packing.add(task);
            } else if (!before.get().isDone()) {
              jobs.add(before.get().job().number());
            }
          });
    }
    packing.finish();
    made.forEach(job -> jobs.add(job.number()));
    return jobs;
  }

  private boolean isToBeRunAgain(Known known) {
    JobEntry job = known.job();
    if (known.isDone() || job.state().isOpen()) {
      return false;
    }
    if (isDoubtful(known) && !desk.mayPayTwice) {
      throw new FluxionException(
          "FLX-506", job + " may have been paid for; to send its circuits again is not allowed");
    }
    return true;
  }

  /** Whether the task may have been paid for, although there is no result of it. */
  private static boolean isDoubtful(Known known) {
    JobEntry job = known.job();
    boolean isMissing =
        known
            .reading()
            .filter(r -> r instanceof Reading.Failed f && f.code().equals(Reading.MISSING))
            .isPresent();
    boolean isPaid =
        job.state() != JobState.DECODED
            && job.spent().filter(price -> price.amount().signum() > 0).isPresent();
    return job.state().isDoubtful() || isMissing || isPaid;
  }

  private JobEntry planned(List<Task> tasks) {
    List<String> keys = new ArrayList<>();
    tasks.forEach(task -> keys.add(task.key()));
    int before = desk.journal.jobsOf(keys.get(0));
    String origin = desk.journal.id() + "\n" + desk.provider.id();
    String text = origin + "\n" + before + "\n" + String.join("\n", keys);
    String key = Digest.of(text.getBytes(StandardCharsets.UTF_8));
    Work work = new Work(key, tasks);
    JobEntry entry =
        new JobEntry(
            0,
            desk.provider.id(),
            key,
            0,
            JobState.PLANNED,
            Optional.empty(),
            desk.pace.now(),
            Optional.empty(),
            tasks.size(),
            work.shots(),
            Optional.empty(),
            Optional.empty(),
            "");
    return desk.journal.plan(entry, desk.provider.request(work), keys);
  }
}
