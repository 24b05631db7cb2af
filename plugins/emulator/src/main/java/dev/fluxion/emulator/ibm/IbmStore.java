package dev.fluxion.emulator.ibm;

import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All jobs, the first one first. What is deleted is only hidden, for it may have been billed. */
final class IbmStore {
  private final Map<String, IbmJob> jobs = new LinkedHashMap<>();
  private final Set<String> deleted = new HashSet<>();

  Collection<IbmJob> all() {
    return Collections.unmodifiableCollection(jobs.values());
  }

  void add(IbmJob job) {
    jobs.put(job.id, job);
  }

  /** Returns whether there is or was a job of an id. */
  boolean has(String id) {
    return jobs.containsKey(id);
  }

  void delete(IbmJob job) {
    deleted.add(job.id);
  }

  /** Returns the jobs of an account. */
  List<IbmJob> of(Account account) {
    return jobs.values().stream()
        .filter(job -> job.account.equals(account) && !deleted.contains(job.id))
        .toList();
  }

  /**
   * Returns a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if the account has none of that id
   */
  IbmJob find(Account account, String id) {
    IbmJob job = jobs.get(id);
    if (job == null || deleted.contains(id) || !job.account.equals(account)) {
      throw IbmErrors.noJob(id);
    }
    return job;
  }

  /** Returns what an account has used, and what its jobs will use that are not over. */
  BigDecimal used(Account account, Instant now) {
    return jobs.values().stream()
        .filter(job -> job.account.equals(account))
        .map(job -> job.life.state(now).isFinal() ? job.cost(now) : job.usage)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static boolean isWaiting(IbmJob job, String device, Instant now) {
    return job.backend().equals(device) && job.life.state(now).compareTo(Life.State.STARTED) < 0;
  }

  /** Returns how many jobs wait for a device. */
  int waiting(String device, Instant now) {
    return (int) jobs.values().stream().filter(job -> isWaiting(job, device, now)).count();
  }

  /** Returns the place of a job among those that wait for its device, from 1. */
  int position(IbmJob job, Instant now) {
    int position = 1;
    for (IbmJob other : jobs.values()) {
      if (other == job) {
        break;
      }
      position += isWaiting(other, job.backend(), now) ? 1 : 0;
    }
    return position;
  }
}
