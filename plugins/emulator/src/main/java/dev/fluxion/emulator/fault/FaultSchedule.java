package dev.fluxion.emulator.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * When which fault happens. Requests of a phase are counted from 1; what is planned for a request
 * comes first, the most recent plan before earlier ones, then what is drawn by seed. Thread-safe;
 * may be changed while the emulator runs.
 */
public final class FaultSchedule {
  private final List<Plan> plans = new ArrayList<>();
  private final Map<Phase, Long> counts = new EnumMap<>(Phase.class);
  private final List<Fired> fired = new ArrayList<>();
  private List<Fault> drawn = List.of();
  private double rate;
  private long seed;

  /** Creates a schedule without faults. */
  public FaultSchedule() {}

  /** A fault of the requests of a phase from one number to another, both included. */
  private record Plan(Phase phase, Fault fault, long from, long to) {}

  /**
   * A fault that happened.
   *
   * @param phase of the request
   * @param number of the request in its phase, from 1
   * @param fault what happened
   */
  public record Fired(Phase phase, long number, Fault fault) {}

  /**
   * Plans a fault for the next request of a phase.
   *
   * @param phase what the request is for
   * @param fault one that fits
   */
  public FaultSchedule next(Phase phase, Fault fault) {
    return next(phase, fault, 1);
  }

  /**
   * Plans a fault for the next few requests of a phase.
   *
   * @param phase what the requests are for
   * @param fault one that fits
   * @param times how many requests have it
   */
  public synchronized FaultSchedule next(Phase phase, Fault fault, long times) {
    long done = counts.getOrDefault(phase, 0L);
    return plan(phase, fault, done + 1, done + times);
  }

  /**
   * Plans a fault for all requests of a phase from now on.
   *
   * @param phase what the requests are for
   * @param fault one that fits
   */
  public synchronized FaultSchedule always(Phase phase, Fault fault) {
    return plan(phase, fault, counts.getOrDefault(phase, 0L) + 1, Long.MAX_VALUE);
  }

  /**
   * Plans a fault for the n-th request of a phase since the emulator started.
   *
   * @param phase what the request is for
   * @param number from 1
   * @param fault one that fits
   */
  public synchronized FaultSchedule at(Phase phase, long number, Fault fault) {
    return plan(phase, fault, number, number);
  }

  private FaultSchedule plan(Phase phase, Fault fault, long from, long to) {
    if (!fault.fits(phase)) {
      throw new IllegalArgumentException(
          "a fault fits its phase, got '" + fault.label() + "' in phase " + phase);
    }
    plans.add(0, new Plan(phase, fault, from, to));
    return this;
  }

  /**
   * Draws faults at random for requests without a plan. Equal seeds draw equal faults for equal
   * numbers of requests.
   *
   * @param fraction of requests that have a fault, from 0 to 1
   * @param randomSeed any number
   * @param faults what is drawn from, if it fits the phase
   */
  public synchronized FaultSchedule randomly(
      double fraction, long randomSeed, List<? extends Fault> faults) {
    this.rate = fraction;
    this.seed = randomSeed;
    this.drawn = List.copyOf(faults);
    return this;
  }

  /** Ends all faults; requests are counted on. */
  public synchronized void clear() {
    plans.clear();
    drawn = List.of();
  }

  /** Returns what has happened, the first one first. */
  public synchronized List<Fired> fired() {
    return List.copyOf(fired);
  }

  /**
   * Counts a request and returns its fault, if it has one.
   *
   * @param phase what the request is for
   */
  public synchronized Optional<Fault> count(Phase phase) {
    long number = counts.merge(phase, 1L, Long::sum);
    Optional<Fault> found = planned(phase, number).or(() -> random(phase, number));
    found.ifPresent(fault -> fired.add(new Fired(phase, number, fault)));
    return found;
  }

  private Optional<Fault> planned(Phase phase, long number) {
    return plans.stream()
        .filter(plan -> plan.phase() == phase && plan.from() <= number && number <= plan.to())
        .map(Plan::fault)
        .findFirst();
  }

  private Optional<Fault> random(Phase phase, long number) {
    List<Fault> fitting = drawn.stream().filter(fault -> fault.fits(phase)).toList();
    SplittableRandom random =
        new SplittableRandom(
            seed * 0x9E3779B97F4A7C15L + phase.name().hashCode() * 1_000_003L + number);
    random.nextLong();
    if (fitting.isEmpty() || random.nextDouble() >= rate) {
      return Optional.empty();
    }
    return Optional.of(fitting.get(random.nextInt(fitting.size())));
  }
}
