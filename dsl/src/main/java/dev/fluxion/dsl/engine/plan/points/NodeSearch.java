package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.List;

/**
 * A search for shifts at which the functions of a spectrum are told apart best: those whose values
 * span the largest volume, found one after the other and then improved one at a time.
 *
 * <p>Candidates lie evenly in half a period, or in {@code π / ω_min} where there is none.
 */
final class NodeSearch {
  private static final int PER_WAVE = 12;
  private static final int MOST = 1024;
  private static final int PASSES = 4;

  private final AxisSpace space;
  private final List<Angle> candidates = new ArrayList<>();
  private final List<double[]> evens = new ArrayList<>();
  private final List<double[]> odds = new ArrayList<>();

  NodeSearch(AxisSpace space) {
    this.space = space;
    Spectrum spectrum = space.spectrum();
    double lowest = spectrum.frequencies().get(0);
    double waves = space.highest() / spectrum.unit().orElse(lowest);
    int parts = (int) Math.max(2 * PER_WAVE, Math.min(MOST, Math.ceil(PER_WAVE * waves)));
    Angle half =
        spectrum
            .antiperiod()
            .or(spectrum::period)
            .map(period -> period.over(2))
            .orElseGet(() -> multipleOfPi(spectrum, 1 / lowest));
    for (int k = 1; k < parts; k++) {
      Angle candidate = half.times(k).over(parts);
      candidates.add(candidate);
      evens.add(space.evenPart(space.value(candidate)));
      odds.add(space.oddPart(space.value(candidate)));
    }
  }

  private static Angle multipleOfPi(Spectrum spectrum, double factor) {
    double digits = 10 - Math.rint(Math.log(factor) / Math.log(2));
    if (digits < -20 || digits > 40) {
      throw PointErrors.illConditioned(spectrum, Double.POSITIVE_INFINITY);
    }
    long scale = 1L << Math.max(0, (long) digits);
    return Angle.PI.times(Math.round(factor * scale)).over(scale);
  }

  /** Returns fixed points and pairs that determine the odd functions. */
  List<Angle> odd(List<Angle> fixed, int pairs) {
    return mirrored(fixed, choose(fixed, pairs, false, true));
  }

  /** Returns fixed points and pairs that determine the even functions. */
  List<Angle> even(List<Angle> fixed, int pairs) {
    return mirrored(fixed, choose(fixed, pairs, true, false));
  }

  /** Returns fixed points and pairs that determine all functions. */
  List<Angle> both(List<Angle> fixed, int pairs) {
    return mirrored(fixed, choose(fixed, pairs, true, true));
  }

  /** Returns fixed points, pairs and one point more that determine all functions. */
  List<Angle> bothAndOne(List<Angle> fixed, int pairs) {
    List<Integer> chosen = choose(fixed, pairs, true, true);
    List<Angle> points = mirrored(fixed, chosen);
    chosen.add(0);
    improve(fixed, chosen, pairs, false, true);
    points.add(candidates.get(chosen.get(pairs)));
    return points;
  }

  private List<Angle> mirrored(List<Angle> fixed, List<Integer> chosen) {
    List<Angle> points = new ArrayList<>(fixed);
    for (int each : chosen.stream().sorted().toList()) {
      points.add(candidates.get(each));
      points.add(candidates.get(each).negate());
    }
    return points;
  }

  private List<Integer> choose(List<Angle> fixed, int count, boolean even, boolean odd) {
    List<Integer> chosen = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      chosen.add(0);
      improve(fixed, chosen, k, even, odd);
    }
    for (int pass = 0; pass < PASSES; pass++) {
      for (int k = 0; k < count; k++) {
        improve(fixed, chosen, k, even, odd);
      }
    }
    return chosen;
  }

  /** Moves one of the chosen shifts to where the volume is largest. */
  private void improve(
      List<Angle> fixed, List<Integer> chosen, int index, boolean even, boolean odd) {
    List<double[]> evenDirections = new ArrayList<>();
    List<double[]> oddDirections = new ArrayList<>();
    for (Angle each : fixed) {
      if (space.isOdd(each)) {
        extend(oddDirections, space.oddPart(space.value(each)));
      } else {
        extend(evenDirections, space.evenPart(space.value(each)));
      }
    }
    for (int k = 0; k < chosen.size(); k++) {
      if (k != index) {
        extend(evenDirections, evens.get(chosen.get(k)));
        extend(oddDirections, odds.get(chosen.get(k)));
      }
    }
    int best = chosen.get(index);
    double largest = 0;
    for (int each = 0; each < candidates.size(); each++) {
      double volume =
          (even ? length(rest(evenDirections, evens.get(each))) : 1)
              * (odd ? length(rest(oddDirections, odds.get(each))) : 1);
      if (volume > largest * (1 + 1e-9)) {
        largest = volume;
        best = each;
      }
    }
    chosen.set(index, best);
  }

  private static void extend(List<double[]> directions, double[] column) {
    double[] rest = rest(directions, column);
    double length = length(rest);
    if (length > 0) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] /= length;
      }
      directions.add(rest);
    }
  }

  /** Returns what is left of a column beside orthonormal directions. */
  private static double[] rest(List<double[]> directions, double[] column) {
    double[] rest = column.clone();
    for (double[] direction : directions) {
      double along = LeastSquares.dot(rest, direction);
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= along * direction[i];
      }
    }
    return rest;
  }

  private static double length(double[] vector) {
    return Math.sqrt(LeastSquares.dot(vector, vector));
  }
}
