package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Adds to a stencil what makes it check itself: along each axis of which the spectrum is relied on,
 * one point more than determines the function, and the points that are missing to determine it.
 *
 * <p>If the declaration is true, the values at these points fulfil a linear equation
 * (shift-rules.md, section 5, "free check").
 */
final class Surplus {
  private final CallAxes axes;
  private final Stencil.Builder stencil = Stencil.exactBuilder();
  private final List<AxisEquation> equations = new ArrayList<>();
  private int rows;

  /**
   * An equation along one axis.
   *
   * @param axis the axis
   * @param spectrum its spectrum
   * @param firstRow the first of the stencil's rows that are the values at the points; the last one
   *     is the surplus point
   * @param weights of the values, -1 for the surplus point; the sum is 0
   */
  record AxisEquation(int axis, Spectrum spectrum, int firstRow, double[] weights) {}

  /**
   * A stencil with the values for some equations.
   *
   * @param stencil the rows of the plan, then those of the equations
   * @param equations one for each axis
   */
  record Checked(Stencil stencil, List<AxisEquation> equations) {}

  private Surplus(CallAxes axes) {
    this.axes = axes;
  }

  static Checked of(Stencil planned, CallAxes axes, List<Demand> demands) {
    Surplus surplus = new Surplus(axes);
    surplus.copy(planned);
    for (int axis : differentiated(demands)) {
      Optional<Spectrum> spectrum = axes.spectrum(axis);
      spectrum.ifPresent(declared -> surplus.check(planned, axis, declared));
    }
    return new Checked(surplus.stencil.build(), surplus.equations);
  }

  private static Iterable<Integer> differentiated(List<Demand> demands) {
    TreeSet<Integer> found = new TreeSet<>();
    for (Demand demand : demands) {
      Orders orders = demand.orders();
      for (int k = 0; k < orders.size(); k++) {
        found.add(orders.axis(k));
      }
    }
    return found;
  }

  private void copy(Stencil planned) {
    for (int row = 0; row < planned.rows(); row++) {
      stencil.row();
      rows++;
      for (int k = 0; k < planned.rowSize(row); k++) {
        stencil.add(planned.points().get(planned.point(row, k)), planned.weight(row, k));
      }
    }
  }

  private void check(Stencil planned, int axis, Spectrum spectrum) {
    Line line = line(planned, axis);
    List<Angle> shifts = new ArrayList<>(line.shifts());
    Angle period = SpectralAxis.range(spectrum);
    Angle surplus = period.times(5).over(13);
    Optional<double[]> weights = SpectralAxis.interpolation(spectrum, shifts, surplus);
    for (int k = 0; weights.isEmpty() && k < 2 * spectrum.dimension(); k++) {
      Angle more = axes.folding(axis).fold(period.times(k).over(spectrum.dimension())).shift();
      if (!shifts.contains(more)) {
        shifts.add(more);
        weights = SpectralAxis.interpolation(spectrum, shifts, surplus);
      }
    }
    weights.ifPresent(found -> add(axis, spectrum, line.rest(), shifts, surplus, found));
  }

  private void add(
      int axis,
      Spectrum spectrum,
      ShiftVector rest,
      List<Angle> shifts,
      Angle surplus,
      double[] weights) {
    int firstRow = rows;
    List<Double> used = new ArrayList<>();
    for (int k = 0; k < weights.length; k++) {
      if (Math.abs(weights[k]) > 1e-13) {
        value(rest.with(axis, shifts.get(k)));
        used.add(weights[k]);
      }
    }
    value(rest.with(axis, surplus));
    used.add(-1.0);
    equations.add(
        new AxisEquation(
            axis, spectrum, firstRow, used.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private void value(ShiftVector point) {
    stencil.row().add(point, 1);
    rows++;
  }

  /**
   * The points of a stencil that differ along one axis only.
   *
   * @param rest where they are along the other axes
   * @param shifts where they are along the axis
   */
  private record Line(ShiftVector rest, List<Angle> shifts) {}

  /** Returns the line along an axis that has the most points already. */
  private static Line line(Stencil planned, int axis) {
    Map<ShiftVector, List<Angle>> lines = new HashMap<>();
    for (ShiftVector point : planned.points()) {
      Angle shift = point.at(axis);
      if (!shift.isZero() || point.equals(ShiftVector.ZERO)) {
        lines.computeIfAbsent(point.with(axis, Angle.ZERO), rest -> new ArrayList<>()).add(shift);
      }
    }
    return lines.entrySet().stream()
        .max(
            Comparator.<Map.Entry<ShiftVector, List<Angle>>>comparingInt(
                    entry -> entry.getValue().size())
                .thenComparing(Map.Entry.<ShiftVector, List<Angle>>comparingByKey().reversed()))
        .map(entry -> new Line(entry.getKey(), entry.getValue()))
        .orElseGet(() -> new Line(ShiftVector.ZERO, List.of()));
  }
}
