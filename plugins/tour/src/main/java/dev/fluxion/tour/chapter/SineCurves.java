package dev.fluxion.tour.chapter;

import static dev.fluxion.shift.Shift.shiftSin;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.plot.Axis;
import dev.fluxion.tour.plot.Plot;
import dev.fluxion.tour.plot.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The recursive sine and its first derivatives over a period, every point checked. */
final class SineCurves {
  private static final int POINTS = 121;
  private static final List<String> NAMES =
      List.of("sine", "1st derivative", "2nd derivative", "3rd derivative");

  private final Checks checks;

  SineCurves(Checks checks) {
    this.checks = checks;
  }

  String plot() {
    List<Series> curves = new ArrayList<>();
    DifferentiableFunction sine = Sample.sine(x -> shiftSin(x));
    for (int order = 0; order < NAMES.size(); order++) {
      curves.add(curve(NAMES.get(order), sine.derivative(order), order));
    }
    Axis x =
        Axis.linear(
            "x",
            List.of(
                new Axis.Tick(-Math.PI, "-π"),
                new Axis.Tick(-Math.PI / 2, "-π/2"),
                new Axis.Tick(0, "0"),
                new Axis.Tick(Math.PI / 2, "π/2"),
                new Axis.Tick(Math.PI, "π")));
    Axis y =
        Axis.linear(
            "value",
            List.of(
                new Axis.Tick(-1, "-1"),
                new Axis.Tick(-0.5, "-0.5"),
                new Axis.Tick(0, "0"),
                new Axis.Tick(0.5, "0.5"),
                new Axis.Tick(1, "1")));
    return Plot.svg("The sine and its first three derivatives", x, y, curves);
  }

  private Series curve(String name, DifferentiableFunction derivative, int order) {
    double[][] points = new double[POINTS][1];
    Arrays.setAll(points, i -> new double[] {Math.PI * (2.0 * i / (POINTS - 1) - 1)});
    double[][] values = derivative.values(points);
    double[] x = new double[POINTS];
    double[] y = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      x[i] = points[i][0];
      y[i] = values[i][0];
      double exact = ExactSine.derivative(order, x[i]);
      checks.within("curve of " + name + " at " + x[i], y[i], exact, 1e-15);
    }
    return new Series(name, x, y, false);
  }
}
