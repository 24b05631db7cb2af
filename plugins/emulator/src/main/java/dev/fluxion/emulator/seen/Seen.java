package dev.fluxion.emulator.seen;

import dev.fluxion.emulator.fault.Phase;
import java.math.BigDecimal;
import java.util.List;

/**
 * What an emulator has seen up to a moment.
 *
 * @param requests the first one first, those with faults included
 * @param jobs the first one first; circuits of a batch are no jobs of their own
 */
public record Seen(List<SeenRequest> requests, List<SeenJob> jobs) {
  /** Copies the lists. */
  public Seen {
    requests = List.copyOf(requests);
    jobs = List.copyOf(jobs);
  }

  /** Returns the requests of a phase. */
  public List<SeenRequest> requests(Phase phase) {
    return requests.stream().filter(request -> request.phase() == phase).toList();
  }

  /** Returns how many requests to create a job came. */
  public int submissions() {
    return requests(Phase.CREATE).size();
  }

  /**
   * Returns how many requests to create a job came whose body contains a key.
   *
   * @param key a name, a tag or a key of 64 digits, of which tags may have the first 32 only
   */
  public int submissions(String key) {
    return (int)
        requests(Phase.CREATE).stream()
            .map(SeenRequest::text)
            .filter(text -> text.contains(key) || text.contains("evk-" + beginning(key)))
            .count();
  }

  private static String beginning(String key) {
    return key.substring(0, Math.min(32, key.length()));
  }

  /**
   * Returns the jobs that are known by a key.
   *
   * @param key a name, a tag or a key of 64 digits, of which tags may have the first 32 only
   */
  public List<SeenJob> jobs(String key) {
    return jobs.stream()
        .filter(job -> job.keys().contains(key) || job.keys().contains("evk-" + beginning(key)))
        .toList();
  }

  /** Returns how many jobs were billed. */
  public int billed() {
    return (int) jobs.stream().filter(SeenJob::isBilled).count();
  }

  /** Returns how many jobs that are known by a key were billed. */
  public int billed(String key) {
    return (int) jobs(key).stream().filter(SeenJob::isBilled).count();
  }

  /** Returns how often a circuit of a name was part of a job that was billed. */
  public int timesBilled(String task) {
    return (int) jobs.stream().filter(job -> job.isBilled() && job.tasks().contains(task)).count();
  }

  /**
   * Returns what all jobs have cost.
   *
   * @param unit {@code usd} or {@code s}
   */
  public BigDecimal bill(String unit) {
    return jobs.stream()
        .filter(job -> job.unit().equals(unit))
        .map(SeenJob::billed)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
