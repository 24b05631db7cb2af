package dev.fluxion.emulator.ionq;

import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All jobs, by id. */
final class IonqStore {
  private final Map<String, IonqJob> jobs = new LinkedHashMap<>();
  private final Map<String, IonqJob> parents = new HashMap<>();
  private final Map<String, IonqJob> deleted = new HashMap<>();

  void add(IonqJob job) {
    jobs.put(job.id, job);
    if (job.isBatch()) {
      job.parts.forEach(part -> parents.put(part.id, job));
    }
  }

  Optional<IonqJob> job(Account account, String id) {
    return Optional.ofNullable(jobs.get(id))
        .filter(job -> job.account.equals(account) && !deleted.containsKey(id));
  }

  /** Returns the batch that a circuit belongs to. */
  Optional<IonqJob> parent(Account account, String id) {
    return Optional.ofNullable(parents.get(id)).flatMap(job -> job(account, job.id));
  }

  boolean isChild(String id) {
    return parents.containsKey(id);
  }

  /** Returns the jobs of an account that are in its lists, the latest first. */
  List<IonqJob> listed(Account account, Instant now) {
    List<IonqJob> all = new ArrayList<>();
    for (IonqJob job : jobs.values()) {
      if (job(account, job.id).isPresent() && job.isListed(now)) {
        all.add(job);
      }
    }
    Collections.reverse(all);
    return all;
  }

  /** Returns all jobs, the first one first, deleted ones included. */
  Collection<IonqJob> all() {
    return Collections.unmodifiableCollection(jobs.values());
  }

  void delete(IonqJob job) {
    deleted.put(job.id, job);
  }

  /** Returns what is left of the balance of an account if all jobs end well. */
  BigDecimal left(Account account, Instant now) {
    BigDecimal left = account.balance();
    for (IonqJob job : jobs.values()) {
      if (job.account.equals(account)) {
        left = left.subtract(job.life.state(now).isFinal() ? job.cost(now) : job.estimate);
      }
    }
    return left;
  }
}
