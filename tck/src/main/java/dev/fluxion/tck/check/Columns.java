package dev.fluxion.tck.check;

import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/** A function of several numbers along a line, evaluated once where elements share the points. */
final class Columns {
  private final double[] start;
  private final double[] direction;
  private final UnaryOperator<double[]> function;
  private final Map<Double, double[]> known = new HashMap<>();

  Columns(double[] start, double[] direction, UnaryOperator<double[]> function) {
    this.start = start;
    this.direction = direction;
    this.function = function;
  }

  /** Returns an element of the result as a function of the distance from the start. */
  DoubleUnaryOperator element(int i) {
    return t ->
        known.computeIfAbsent(t, at -> function.apply(Vectors.moved(start, at, direction)))[i];
  }
}
