package dev.fluxion.shift;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of a trigonometric polynomial as {@code Σ w [f(x + s) - f(x - s)]}, with one term
 * for each frequency.
 *
 * @param terms the shifts and their weights, in rising order of the shifts
 */
record ShiftRule(List<Term> terms) {
  private static final int MOST_CANDIDATES = 4096;

  /**
   * A pair of evaluations.
   *
   * @param shift s, positive
   * @param weight w
   */
  record Term(Angle shift, double weight) {}

  /** Returns the rule for a spectrum. */
  static ShiftRule of(String id, Spectrum spectrum) {
    List<Double> frequencies = spectrum.frequencies();
    double highest = frequencies.get(frequencies.size() - 1);
    Optional<Double> unit = spectrum.unit();
    if (unit.isEmpty() || highest / unit.get() > MOST_CANDIDATES) {
      return solved(id, frequencies, spacedBy(quarterWave(highest), candidates(frequencies)));
    }
    int multiple = (int) Math.rint(highest / unit.get());
    Angle period = spectrum.period().orElseThrow();
    return multiple == frequencies.size()
        ? closedForm(multiple, unit.get(), period)
        : solved(id, frequencies, oddParts(period, multiple));
  }

  /** Returns the derivative at x. */
  Expr apply(BoundPrimitive self, Expr x) {
    @Nullable Expr sum = null;
    for (Term term : terms) {
      Angle s = term.shift();
      Expr part = self.at(x.plus(s)).minus(self.at(x.minus(s))).times(term.weight());
      sum = sum == null ? part : sum.plus(part);
    }
    return Objects.requireNonNull(sum);
  }

  /** Frequencies 1 to R times a unit: Wierichs et al., arXiv 2107.12390, equation 17. */
  private static ShiftRule closedForm(int r, double unit, Angle period) {
    List<Angle> shifts = oddParts(period, r);
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < r; k++) {
      double weight = unit / (2 * r * oneMinusCosine(Angle.PI.times(2L * k + 1).over(2L * r)));
      terms.add(new Term(shifts.get(k), k % 2 == 0 ? weight : -weight));
    }
    return new ShiftRule(terms);
  }

  /** Returns 2 sin²(x/2), exact for x = π/2 and without cancellation for small x. */
  private static double oneMinusCosine(Angle x) {
    double cosine = x.cos();
    double sine = x.over(2).sin();
    return cosine > 0.5 ? 2 * sine * sine : 1 - cosine;
  }

  private static ShiftRule solved(String id, List<Double> frequencies, List<Angle> candidates) {
    double[][] sines =
        frequencies.stream()
            .map(f -> candidates.stream().mapToDouble(s -> 2 * Math.sin(f * s.value())).toArray())
            .toArray(double[][]::new);
    double[] slopes = frequencies.stream().mapToDouble(Double::doubleValue).toArray();
    Elimination elimination = Elimination.of(sines, slopes);
    if (!elimination.isWellConditioned()) {
      throw new FluxionException(
          "FLX-151",
          "'"
              + id
              + "' needs frequencies that shifts can tell apart, got "
              + frequencies
              + " with a ratio of pivots of "
              + elimination.pivotRatio());
    }
    List<Term> terms = new ArrayList<>();
    for (int k = 0; k < slopes.length; k++) {
      terms.add(new Term(candidates.get(elimination.column(k)), elimination.solution(k)));
    }
    terms.sort(Comparator.comparingDouble(term -> term.shift().value()));
    return new ShiftRule(List.copyOf(terms));
  }

  /** Returns the odd multiples of period/(4n) below half a period. */
  private static List<Angle> oddParts(Angle period, int n) {
    return IntStream.range(0, n).mapToObj(k -> period.times(2L * k + 1).over(4L * n)).toList();
  }

  private static List<Angle> spacedBy(Angle step, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(step::times).toList();
  }

  /** Returns a multiple or a part of π that is close to π/(2 frequency). */
  private static Angle quarterWave(double frequency) {
    return frequency > 0.5
        ? Angle.PI.over((long) Math.ceil(2 * frequency))
        : Angle.PI.times((long) Math.floor(1 / (2 * frequency)));
  }

  /** Returns how many quarter waves pass until the closest frequencies have drifted apart. */
  private static int candidates(List<Double> frequencies) {
    double gap = frequencies.get(0);
    for (int k = 1; k < frequencies.size(); k++) {
      gap = Math.min(gap, frequencies.get(k) - frequencies.get(k - 1));
    }
    double highest = frequencies.get(frequencies.size() - 1);
    int enough = (int) Math.min(MOST_CANDIDATES, Math.ceil(4 * highest / gap));
    return Math.max(frequencies.size(), enough);
  }
}
