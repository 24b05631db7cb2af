package dev.fluxion.tck.check;

import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.PointGrade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts what was found at many points, and keeps the first of what matters. */
final class Tally {
  private static final double LEAST_CONCLUSIVE = 0.8;
  private static final int MOST_SAMPLES = 150;
  private static final int ENOUGH_SAMPLES = 40;

  private final Finding finding;
  private final Map<PointGrade, Integer> counts = new EnumMap<>(PointGrade.class);
  private final List<SampledPoint> samples = new ArrayList<>();
  private Optional<String> wrong = Optional.empty();
  private Optional<String> inaccurate = Optional.empty();
  private Optional<String> undecided = Optional.empty();

  Tally(Finding finding) {
    this.finding = finding;
  }

  void add(Comparison comparison, Supplier<String> text) {
    PointGrade grade = comparison.grade();
    counts.merge(grade, 1, Integer::sum);
    if (grade == PointGrade.WRONG) {
      wrong = wrong.or(() -> Optional.of(text.get()));
    } else if (grade == PointGrade.INACCURATE) {
      inaccurate = inaccurate.or(() -> Optional.of(text.get()));
    } else if (grade != PointGrade.AGREES) {
      undecided = undecided.or(() -> Optional.of(text.get()));
    }
  }

  /** Keeps a point for a plot; of points without an alarm, as many as a plot can show. */
  void keep(SampledPoint point) {
    boolean alarm = point.grade() == PointGrade.WRONG || point.grade() == PointGrade.INACCURATE;
    if (alarm || kept(point.curve()) < MOST_SAMPLES) {
      samples.add(point);
    }
  }

  /** Counts something that is right without a derivative. */
  void skip() {
    counts.merge(PointGrade.AGREES, 1, Integer::sum);
  }

  /** Returns whether nothing was counted. */
  boolean isEmpty() {
    return counts.isEmpty();
  }

  /** Returns whether more points would change nothing. */
  boolean isDecided() {
    return wrong.isPresent();
  }

  /** Returns whether more points would change nothing, and a plot of a curve has enough. */
  boolean isDecided(String curve) {
    return isDecided() && kept(curve) >= ENOUGH_SAMPLES;
  }

  private long kept(String curve) {
    return samples.stream().filter(kept -> kept.curve().equals(curve)).count();
  }

  Verdict verdict() {
    return withoutSamples().with(samples);
  }

  private Verdict withoutSamples() {
    if (wrong.isPresent()) {
      return Verdict.fail(wrong.get());
    }
    int points = counts.values().stream().mapToInt(Integer::intValue).sum();
    int undecidedPoints =
        counts.getOrDefault(PointGrade.INCONCLUSIVE, 0) + counts.getOrDefault(PointGrade.KINK, 0);
    if (points - undecidedPoints < LEAST_CONCLUSIVE * points || points == 0) {
      return Verdict.inconclusive(
          finding.of(
              "only "
                  + (points - undecidedPoints)
                  + " of "
                  + points
                  + " points tell a right derivative from a wrong one, 80 % must; if the function"
                  + " varies over other lengths than 1, declare Domain.withScale, and its kinks and"
                  + " poles; the first undecided point:\n  "
                  + undecided.orElse("none")));
    }
    return inaccurate
        .map(text -> Verdict.of(Grade.INACCURATE, text))
        .orElseGet(() -> Verdict.pass(counts.toString()));
  }
}
