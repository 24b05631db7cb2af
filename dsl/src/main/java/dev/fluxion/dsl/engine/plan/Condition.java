package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/**
 * How the coefficients of a stencil let errors of evaluations grow.
 *
 * @param norm the largest sum of absolute coefficients
 * @param errorFactor how much larger an error can come out than it went in, against a derivative
 *     that is as large as the spectrum allows
 * @param factorByOrder the same for each total order
 * @param spread the sum over all points of {@code ‖C_j‖}, with the coefficients of all derivatives
 *     at a point: its square, over the number of shots, is the sum of the variances of all
 *     derivatives where shots are allocated best and one has variance 1 (shift-rules.md, section 5)
 * @param squares the sum over all points of {@code ‖C_j‖²}: over a number of shots, it is that sum
 *     of variances where each point gets this number
 */
public record Condition(
    double norm,
    double errorFactor,
    Map<Integer, Double> factorByOrder,
    double spread,
    double squares) {

  static Condition of(Stencil stencil, CallGroup group) {
    List<Demand> demands = group.demands();
    CallAxes axes = group.axes();
    double norm = 0;
    double largest = 1;
    Map<Integer, Double> byOrder = new TreeMap<>();
    for (int i = 0; i < demands.size(); i++) {
      Orders orders = demands.get(i).orders();
      double scale = 1;
      for (int k = 0; k < orders.size(); k++) {
        Optional<Spectrum> spectrum = axes.spectrum(orders.axis(k));
        double highest =
            spectrum.map(s -> s.frequencies().get(s.frequencies().size() - 1)).orElse(1.0);
        scale *= Math.pow(highest, orders.orderAt(k));
      }
      double sum = stencil.norm(i);
      norm = Math.max(norm, sum);
      largest = Math.max(largest, sum / scale);
      byOrder.merge(orders.total(), sum / scale, Math::max);
    }
    int[] sizes = group.axes().isElementwise() ? new int[] {1} : group.outputSizes();
    double[] squares = squares(stencil, row -> sizes[demands.get(row).output()]);
    return new Condition(norm, largest, byOrder, spread(squares), Arrays.stream(squares).sum());
  }

  static double spread(Stencil stencil) {
    return spread(squares(stencil, row -> 1));
  }

  private static double spread(double[] squares) {
    return Arrays.stream(squares).map(Math::sqrt).sum();
  }

  /** A derivative of an output of several numbers counts for each of them. */
  private static double[] squares(Stencil stencil, IntUnaryOperator numbers) {
    double[] squares = new double[stencil.points().size()];
    for (int row = 0; row < stencil.rows(); row++) {
      for (int k = 0; k < stencil.rowSize(row); k++) {
        double weight = stencil.weight(row, k);
        squares[stencil.point(row, k)] += numbers.applyAsInt(row) * weight * weight;
      }
    }
    return squares;
  }
}
