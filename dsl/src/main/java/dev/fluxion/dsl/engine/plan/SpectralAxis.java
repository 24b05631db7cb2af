package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.dsl.engine.plan.points.AxisSpace;
import dev.fluxion.dsl.engine.plan.points.LinearSystem;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Plans along one argument by the declared spectrum: the derivative of any order is a combination
 * of values at as many points as the space of functions has dimensions, or fewer.
 *
 * <p>Candidate sets of points are tried from the smallest: the odd and even points of Wierichs et
 * al. (arXiv 2107.12390, equations 9 and 11), half of them where an antiperiod gives the others,
 * and the equidistant points of the Dirichlet kernel. The weights w solve {@code Σ_j w_j φ(θ_j) =
 * (D^n φ)(o)} for every basis function φ.
 */
final class SpectralAxis {
  private static final double TOLERANCE = 1e-11;

  private final Spectrum spectrum;
  private final AxisSpace space;
  private final Angle period;
  private final int frequencies;

  private SpectralAxis(Spectrum spectrum) {
    this.spectrum = spectrum;
    this.space = new AxisSpace(spectrum);
    this.frequencies = spectrum.frequencies().size();
    this.period =
        spectrum
            .period()
            .orElseGet(
                () ->
                    Angle.PI
                        .times(Math.max(1, Math.round(128 / spectrum.frequencies().get(0))))
                        .over(64));
  }

  /** Returns the period, or, where there is none, a range that the points are spread over. */
  static Angle range(Spectrum spectrum) {
    return new SpectralAxis(spectrum).period;
  }

  /**
   * Returns the weights with which the values at some points make the value at another, if they
   * determine it.
   */
  static Optional<double[]> interpolation(Spectrum spectrum, List<Angle> points, Angle at) {
    SpectralAxis axis = new SpectralAxis(spectrum);
    return points.isEmpty()
        ? Optional.empty()
        : LinearSystem.solve(axis.matrix(points), axis.space.functional(0, at), TOLERANCE);
  }

  /** Returns the plan with the fewest points, if one of the candidates is accurate. */
  static Optional<AxisPlan> plan(Collection<AxisDemand> demands, Spectrum spectrum) {
    return new SpectralAxis(spectrum).plan(demands);
  }

  /**
   * Returns the first derivative by the highest frequency alone, as it would be written down: the
   * rule of Wierichs et al. (equation 9) for equidistant frequencies up to it.
   */
  static ShiftOperator literalRule(Spectrum spectrum) {
    SpectralAxis axis = new SpectralAxis(spectrum);
    int r = axis.frequencies;
    Map<Angle, Double> terms = new TreeMap<>();
    for (int mu = 1; mu <= 2 * r; mu++) {
      Angle shift = axis.period.times(2L * mu - 1).over(4L * r);
      double sine = Math.sin((2 * mu - 1) * Math.PI / (4 * r));
      Angle centred = mu > r ? shift.minus(axis.period) : shift;
      terms.put(centred, (mu % 2 == 1 ? 1 : -1) / (4 * r * sine * sine));
    }
    return ShiftOperator.of(terms);
  }

  private Optional<AxisPlan> plan(Collection<AxisDemand> demands) {
    Optional<AxisPlan> best = Optional.empty();
    for (List<Angle> points : candidates(demands)) {
      if (best.isEmpty() || points.size() <= best.get().points()) {
        Optional<AxisPlan> plan = weights(demands, points);
        if (plan.isPresent() && (best.isEmpty() || isBetter(plan.get(), best.get()))) {
          best = plan;
        }
      }
    }
    return best;
  }

  private static boolean isBetter(AxisPlan plan, AxisPlan best) {
    return plan.points() < best.points()
        || (plan.points() == best.points() && plan.norm() < best.norm() * (1 - 1e-9));
  }

  private Set<List<Angle>> candidates(Collection<AxisDemand> demands) {
    Angle anchor =
        demands.stream()
            .filter(demand -> demand.order() == 0)
            .findFirst()
            .orElseGet(() -> demands.iterator().next())
            .offset();
    int r = frequencies;
    Set<List<Angle>> sets = new LinkedHashSet<>();
    sets.add(demands.stream().map(AxisDemand::offset).distinct().toList());
    sets.add(odd(anchor, 1, r, 4 * r));
    sets.add(even(anchor, r, 2 * r));
    sets.add(even(anchor, 2 * r, 4 * r));
    List<Angle> symmetric = odd(anchor, 1, r, 4 * r);
    symmetric.addAll(odd(anchor, -1, r, 4 * r));
    sets.add(symmetric);
    sets.add(even(anchor, 2 * r, 2 * r));
    for (int extra = 0; extra <= 3 * r; extra++) {
      sets.add(even(anchor, spectrum.dimension(), spectrum.dimension() + extra));
    }
    return sets;
  }

  /** Returns the points {@code sign (2μ - 1) period / parts}, μ = 1..count. */
  private List<Angle> odd(Angle anchor, int sign, int count, int parts) {
    List<Angle> points = new ArrayList<>();
    for (int mu = 1; mu <= count; mu++) {
      points.add(anchor.plus(period.times((long) sign * (2 * mu - 1)).over(parts)));
    }
    return points;
  }

  /** Returns the points {@code μ period / parts}, μ = 0..count - 1. */
  private List<Angle> even(Angle anchor, int count, int parts) {
    List<Angle> points = new ArrayList<>();
    for (int mu = 0; mu < count; mu++) {
      points.add(anchor.plus(period.times(mu).over(parts)));
    }
    return points;
  }

  private Optional<AxisPlan> weights(Collection<AxisDemand> demands, List<Angle> points) {
    double[][] matrix = matrix(points);
    Map<AxisDemand, ShiftOperator> operators = new LinkedHashMap<>();
    for (AxisDemand demand : demands) {
      double scale = Math.pow(space.highest(), demand.order());
      double[] wanted = space.functional(demand.order(), demand.offset());
      Optional<double[]> solved = LinearSystem.solve(matrix, wanted, TOLERANCE);
      if (solved.isEmpty()) {
        return Optional.empty();
      }
      operators.put(demand, operator(points, solved.get(), scale));
    }
    return Optional.of(new AxisPlan("spectrum, " + spectrum, operators));
  }

  /** Returns the value of each basis function, one row each, at the points. */
  private double[][] matrix(List<Angle> points) {
    double[][] matrix = new double[spectrum.dimension()][points.size()];
    for (int j = 0; j < points.size(); j++) {
      double[] column = space.functional(0, points.get(j));
      for (int i = 0; i < column.length; i++) {
        matrix[i][j] = column[i];
      }
    }
    return matrix;
  }

  private static ShiftOperator operator(List<Angle> points, double[] weights, double scale) {
    Map<Angle, Double> terms = new TreeMap<>();
    for (int j = 0; j < weights.length; j++) {
      if (Math.abs(weights[j]) > 1e-13) {
        terms.put(points.get(j), weights[j] * scale);
      }
    }
    return ShiftOperator.of(terms);
  }
}
