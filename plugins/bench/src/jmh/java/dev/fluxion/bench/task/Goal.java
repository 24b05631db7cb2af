package dev.fluxion.bench.task;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a task is to show. */
public sealed interface Goal {

  /**
   * Judges what was measured.
   *
   * @param task the task
   * @param measured by contestant
   * @return nothing if one that it speaks of was not measured
   */
  Optional<Verdict> judge(Task task, Map<String, Measurement> measured);

  private static Optional<Ratio> ratio(@Nullable Measurement of, @Nullable Measurement to) {
    return of == null || to == null ? Optional.empty() : Optional.of(Ratio.of(of, to));
  }

  /**
   * One takes at most so many times as long as another.
   *
   * @param of who
   * @param to against whom
   * @param limit the largest ratio of times
   */
  record TimeAtMost(String of, String to, double limit) implements Goal {
    @Override
    public Optional<Verdict> judge(Task task, Map<String, Measurement> measured) {
      return Goal.ratio(measured.get(of), measured.get(to))
          .map(
              ratio ->
                  new Verdict(
                      String.format(Locale.ROOT, "time of %s at most %.3g of %s", of, limit, to),
                      ratio.value(),
                      ratio.error(),
                      "",
                      limit,
                      ratio.value() <= limit));
    }
  }

  /**
   * One does at least so much in the time of another.
   *
   * @param of who
   * @param to against whom
   * @param least the smallest ratio of rates
   */
  record RateAtLeast(String of, String to, double least) implements Goal {
    @Override
    public Optional<Verdict> judge(Task task, Map<String, Measurement> measured) {
      return Goal.ratio(measured.get(to), measured.get(of))
          .map(
              ratio ->
                  new Verdict(
                      String.format(Locale.ROOT, "rate of %s at least %.3g of %s", of, least, to),
                      ratio.value(),
                      ratio.error(),
                      "",
                      least,
                      ratio.value() >= least));
    }
  }

  /**
   * One takes at most so long per unit of the task.
   *
   * @param of who
   * @param nanos the largest time
   */
  record NanosPerUnit(String of, double nanos) implements Goal {
    @Override
    public Optional<Verdict> judge(Task task, Map<String, Measurement> measured) {
      return Optional.ofNullable(measured.get(of))
          .map(
              m ->
                  new Verdict(
                      String.format(
                          Locale.ROOT, "%s at most %.3g ns per %s", of, nanos, task.unit()),
                      m.nanos() / task.units(),
                      m.error() / task.units(),
                      "ns",
                      nanos,
                      m.nanos() / task.units() <= nanos));
    }
  }

  /**
   * One takes at most so long.
   *
   * @param of who
   * @param millis the largest time
   */
  record Millis(String of, double millis) implements Goal {
    @Override
    public Optional<Verdict> judge(Task task, Map<String, Measurement> measured) {
      return Optional.ofNullable(measured.get(of))
          .map(
              m ->
                  new Verdict(
                      String.format(Locale.ROOT, "%s at most %.4g ms", of, millis),
                      m.nanos() / 1e6,
                      m.error() / 1e6,
                      "ms",
                      millis,
                      m.nanos() / 1e6 <= millis));
    }
  }

  /**
   * One allocates nothing; less than a byte is what the measurement itself allocates.
   *
   * @param of who
   */
  record NoAllocation(String of) implements Goal {
    @Override
    public Optional<Verdict> judge(Task task, Map<String, Measurement> measured) {
      return Optional.ofNullable(measured.get(of))
          .flatMap(Measurement::bytes)
          .map(bytes -> new Verdict(of + " allocates nothing", bytes, 0, "bytes", 0, bytes < 1));
    }
  }
}
