package dev.fluxion.circuit.ansatz;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An angle as an affine form of numbered parameters: an offset and a factor for each of them.
 *
 * @param offset the angle where all parameters are 0, in radians
 * @param factors by parameter, none 0
 */
public record Affine(double offset, SortedMap<Integer, Double> factors) {
  /** Drops factors that are 0. */
  public Affine {
    TreeMap<Integer, Double> kept = new TreeMap<>(factors);
    kept.values().removeIf(factor -> factor == 0);
    factors = kept;
  }

  /** Returns a constant. */
  public static Affine constant(double offset) {
    return new Affine(offset, new TreeMap<>());
  }

  /** Returns a parameter. */
  public static Affine parameter(int number) {
    return new Affine(0, new TreeMap<>(Map.of(number, 1.0)));
  }

  /** Returns {@code this + factor * other}. */
  public Affine plus(double factor, Affine other) {
    TreeMap<Integer, Double> sum = new TreeMap<>(factors);
    other.factors.forEach((parameter, each) -> sum.merge(parameter, factor * each, Double::sum));
    return new Affine(offset + factor * other.offset, sum);
  }

  /** Returns whether no parameter matters. */
  public boolean isConstant() {
    return factors.isEmpty();
  }

  /**
   * Returns the angle.
   *
   * @param parameters the values of the parameters
   */
  public double at(double[] parameters) {
    double angle = offset;
    for (Map.Entry<Integer, Double> factor : factors.entrySet()) {
      angle += factor.getValue() * parameters[factor.getKey()];
    }
    return angle;
  }

  /** Returns the form over other numbers of the parameters. */
  Affine renumbered(int[] numbers) {
    TreeMap<Integer, Double> moved = new TreeMap<>();
    factors.forEach((parameter, factor) -> moved.put(numbers[parameter], factor));
    return new Affine(offset, moved);
  }

  /** Returns a text such as {@code 2*p0 + 0.5}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    factors.forEach(
        (parameter, factor) -> {
          boolean isNegative = factor < 0;
          text.append(text.isEmpty() ? isNegative ? "-" : "" : isNegative ? " - " : " + ");
          text.append(Math.abs(factor) == 1 ? "" : Math.abs(factor) + "*").append('p');
          text.append(parameter);
        });
    if (text.isEmpty()) {
      return Double.toString(offset);
    }
    return offset == 0 ? text.toString() : text + (offset < 0 ? " - " : " + ") + Math.abs(offset);
  }
}
