package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.hardware.HardwareBackend;
import dev.fluxion.hardware.Progress;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.provider.Price;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A place where functions are evaluated.
 *
 * @param name what it is called
 * @param on a function at this place
 * @param device what keeps a journal there, if it is remote
 * @param told what this place has told of progress
 */
record Place(
    String name,
    UnaryOperator<DifferentiableFunction> on,
    Optional<HardwareBackend> device,
    List<Progress> told) {

  /** Creates a place that is not remote. */
  Place(String name, UnaryOperator<DifferentiableFunction> on) {
    this(name, on, Optional.empty(), List.of());
  }

  /**
   * A result with its bill.
   *
   * @param value the result
   * @param jobs what the journal has of it
   * @param told what was told of its progress
   */
  record Billed<T>(T value, List<JobEntry> jobs, List<Progress> told) {
    Billed {
      jobs = List.copyOf(jobs);
      told = List.copyOf(told);
    }

    /** Returns what was told of progress last. */
    Progress last() {
      return told.get(told.size() - 1);
    }

    long circuits() {
      return jobs.stream().mapToLong(JobEntry::tasks).sum();
    }

    String cost() {
      return Place.cost(jobs);
    }
  }

  /** Returns what jobs have cost, such as {@code 1.00 usd}; nothing without jobs. */
  static String cost(List<JobEntry> jobs) {
    List<Price> prices = jobs.stream().flatMap(job -> job.spent().stream()).toList();
    if (prices.isEmpty()) {
      return "";
    }
    BigDecimal sum = prices.stream().map(Price::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    String unit = prices.get(0).unit();
    return new Price(unit.equals("usd") ? sum.setScale(2, RoundingMode.HALF_UP) : sum, unit)
        .toString();
  }

  /** Returns a result with the jobs that it made. */
  <T> Billed<T> billed(Supplier<T> result) {
    int before = jobs().size();
    int toldBefore = told.size();
    T value = result.get();
    List<JobEntry> jobs = jobs();
    return new Billed<>(
        value, jobs.subList(before, jobs.size()), told.subList(toldBefore, told.size()));
  }

  /** Returns all jobs of its journal. */
  List<JobEntry> jobs() {
    return device.map(backend -> backend.journal().jobs()).orElse(List.of());
  }
}
