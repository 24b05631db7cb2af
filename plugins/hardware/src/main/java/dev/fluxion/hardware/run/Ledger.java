package dev.fluxion.hardware.run;

import dev.fluxion.hardware.Budget;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.provider.Price;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What jobs have cost or may cost, against a budget. */
final class Ledger {
  private final Budget budget;
  private final Map<Long, JobEntry> charged = new HashMap<>();

  Ledger(Budget budget, List<JobEntry> jobs) {
    this.budget = budget;
    renew(jobs);
  }

  /** Takes all jobs anew. */
  final void renew(List<JobEntry> jobs) {
    charged.clear();
    jobs.forEach(this::note);
  }

  boolean isLimited() {
    return budget.jobs() < Long.MAX_VALUE || budget.shots() < Long.MAX_VALUE || needsPrice();
  }

  /** Takes notice of a change of a job. */
  void note(JobEntry job) {
    boolean isFree =
        job.attempt() == 0
            || job.state() == JobState.REFUSED
            || job.state() == JobState.WITHDRAWN
            || job.state() == JobState.PLANNED;
    if (isFree) {
      charged.remove(job.number());
    } else {
      charged.put(job.number(), job);
    }
  }

  /** Returns what is spent or reserved, in the unit of the budget or the first one found. */
  Optional<Price> total() {
    Optional<String> unit =
        budget
            .cost()
            .map(Price::unit)
            .or(
                () ->
                    charged.values().stream()
                        .flatMap(j -> price(j).stream())
                        .map(Price::unit)
                        .findFirst());
    return unit.map(name -> new Price(sum(name), name));
  }

  private BigDecimal sum(String unit) {
    return charged.values().stream()
        .flatMap(job -> price(job).stream())
        .filter(price -> price.unit().equals(unit))
        .map(Price::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Optional<Price> price(JobEntry job) {
    return job.spent().or(job::reserved);
  }

  boolean needsPrice() {
    return budget.cost().isPresent();
  }

  /** Returns why a job must not be sent, if it must not. */
  Optional<String> objection(JobEntry job, Optional<Price> price) {
    long shots = job.allShots();
    for (JobEntry each : charged.values()) {
      shots = Math.addExact(shots, each.number() == job.number() ? 0 : each.allShots());
    }
    int jobs = charged.size() + (charged.containsKey(job.number()) ? 0 : 1);
    if (jobs > budget.jobs()) {
      return Optional.of(
          "the budget has " + budget.jobs() + " jobs, this would be the " + jobs + "th");
    } else if (shots > budget.shots()) {
      return Optional.of(
          "the budget has " + budget.shots() + " shots, with this job it would be " + shots);
    }
    return budget.cost().flatMap(most -> objection(most, price));
  }

  private Optional<String> objection(Price most, Optional<Price> price) {
    if (price.isEmpty()) {
      return Optional.of("the budget is " + most + ", and the provider gives no price");
    } else if (!price.get().unit().equals(most.unit())) {
      return Optional.of("the budget is " + most + ", and the price " + price.get());
    }
    BigDecimal sum = sum(most.unit()).add(price.get().amount());
    return sum.compareTo(most.amount()) > 0
        ? Optional.of(
            "the budget is "
                + most
                + ", with this job it would be "
                + sum.toPlainString()
                + " "
                + most.unit())
        : Optional.empty();
  }
}
