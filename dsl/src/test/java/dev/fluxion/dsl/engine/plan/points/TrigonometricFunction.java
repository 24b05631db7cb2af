package dev.fluxion.dsl.engine.plan.points;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;

/** A random function with given spectra whose derivatives are known in closed form. */
final class TrigonometricFunction {
  private final List<Spectrum> spectra;
  private final double[] coefficients;
  private final double[] base;

  private TrigonometricFunction(List<Spectrum> spectra, double[] coefficients, double[] base) {
    this.spectra = spectra;
    this.coefficients = coefficients;
    this.base = base;
  }

  static TrigonometricFunction random(List<Spectrum> spectra, long seed) {
    Random random = new Random(seed);
    int dimension = spectra.stream().mapToInt(Spectrum::dimension).reduce(1, (a, b) -> a * b);
    return new TrigonometricFunction(
        spectra,
        random.doubles(dimension, -1, 1).toArray(),
        random.doubles(spectra.size(), -3, 3).toArray());
  }

  private double size() {
    double size = 0;
    for (double coefficient : coefficients) {
      size += Math.abs(coefficient);
    }
    return size;
  }

  private double sum(ShiftVector shift, Orders orders) {
    double[] basis = {1};
    for (int axis = 0; axis < spectra.size(); axis++) {
      double[] along = along(axis, base[axis] + shift.at(axis).value(), orders.order(axis));
      double[] longer = new double[basis.length * along.length];
      for (int i = 0; i < longer.length; i++) {
        longer[i] = basis[i / along.length] * along[i % along.length];
      }
      basis = longer;
    }
    double sum = 0;
    for (int i = 0; i < basis.length; i++) {
      sum += coefficients[i] * basis[i];
    }
    return sum;
  }

  private double[] along(int axis, double x, int order) {
    List<Double> values = new ArrayList<>();
    for (double frequency : spectra.get(axis).frequencies()) {
      double phase = frequency * x + order % 4 * (Math.PI / 2);
      values.add(Math.pow(frequency, order) * Math.cos(phase));
      values.add(Math.pow(frequency, order) * Math.sin(phase));
    }
    if (spectra.get(axis).hasConstant()) {
      values.add(order == 0 ? 1.0 : 0.0);
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Evaluates at the points of a plan and compares what comes out with the derivatives. */
  void assertReproduced(List<Orders> targets, Planned planned) {
    Stencil stencil = planned.stencil();
    List<ShiftVector> points = stencil.points();
    assertEquals(points.size(), new HashSet<>(points).size(), "points are distinct");
    double[] values = points.stream().mapToDouble(each -> sum(each, Orders.NONE)).toArray();
    assertEquals(targets.size(), stencil.rows());
    boolean[] used = new boolean[values.length];
    for (int row = 0; row < targets.size(); row++) {
      double sum = 0;
      for (int k = 0; k < stencil.rowSize(row); k++) {
        sum += stencil.weight(row, k) * values[stencil.point(row, k)];
        used[stencil.point(row, k)] = true;
      }
      double scale = size() * stencil.norm(row);
      double wanted = sum(ShiftVector.ZERO, targets.get(row));
      String text = planned.chosen() + " " + targets.get(row) + " of " + spectra;
      assertEquals(wanted, sum, 1e-9 * scale, text);
    }
    for (int point = 0; point < used.length; point++) {
      int unused = point;
      assertTrue(used[point], () -> points.get(unused) + " is not used");
    }
  }
}
