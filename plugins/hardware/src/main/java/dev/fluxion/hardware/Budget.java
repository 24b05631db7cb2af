package dev.fluxion.hardware;

import dev.fluxion.hardware.provider.Price;
import dev.fluxion.spi.FluxionException;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What all jobs of a journal may cost together. An immutable value, of which each method returns a
 * smaller one.
 *
 * <p>It is checked before each job is sent, with what was sent before; a job that goes beyond it is
 * not sent (FLX-504).
 */
public final class Budget {
  private final long jobs;
  private final long shots;
  private final Optional<Price> cost;

  private Budget(long jobs, long shots, Optional<Price> cost) {
    this.jobs = jobs;
    this.shots = shots;
    this.cost = cost;
  }

  /** Returns no limit at all. */
  public static Budget unlimited() {
    return new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Optional.empty());
  }

  /** Returns this with at most so many jobs. */
  public Budget jobs(long most) {
    return new Budget(positive("jobs", most), shots, cost);
  }

  /** Returns this with at most so many shots, all circuits together. */
  public Budget shots(long most) {
    return new Budget(jobs, positive("shots", most), cost);
  }

  /**
   * Returns this with at most such a cost; the provider is asked for the price of each job.
   *
   * @param amount the number
   * @param unit the unit that the provider's prices have, such as {@code usd} or {@code s}
   */
  public Budget cost(double amount, String unit) {
    if (!(amount >= 0 && amount < Double.POSITIVE_INFINITY)) {
      throw new FluxionException("FLX-504", "a budget is 0 or more, got cost " + amount);
    }
    return new Budget(jobs, shots, Optional.of(new Price(BigDecimal.valueOf(amount), unit)));
  }

  private static long positive(String what, long most) {
    if (most < 0) {
      throw new FluxionException("FLX-504", "a budget is 0 or more, got " + what + " " + most);
    }
    return most;
  }

  /** Returns the most jobs. */
  public long jobs() {
    return jobs;
  }

  /** Returns the most shots. */
  public long shots() {
    return shots;
  }

  /** Returns the highest cost, if it is limited. */
  public Optional<Price> cost() {
    return cost;
  }
}
