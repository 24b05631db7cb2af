package dev.fluxion.spi;

import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An exact angle in radians: a rational multiple of π plus rational multiples of named
 * hyper-parameters.
 *
 * <p>Angles are added, scaled and compared without rounding, so that shifts which meet again are
 * seen to be equal: {@code PI.over(4).times(8)} is {@code PI.times(2)}. A hyper-parameter is equal
 * to another only if name and value are equal; {@link #of(double)} names one after its value.
 */
public final class Angle implements Comparable<Angle> {
  /** The zero angle. */
  public static final Angle ZERO = new Angle(Rational.ZERO, new TreeMap<>());

  /** Half a turn, π. */
  public static final Angle PI = new Angle(Rational.ONE, new TreeMap<>());

  private final Rational turns;
  private final TreeMap<Parameter, Rational> parameters;

  private record Parameter(String name, double value) implements Comparable<Parameter> {
    @Override
    public int compareTo(Parameter other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : Double.compare(value, other.value);
    }
  }

  private Angle(Rational turns, TreeMap<Parameter, Rational> parameters) {
    this.turns = turns;
    this.parameters = parameters;
  }

  /**
   * Returns a hyper-parameter as an angle.
   *
   * @param name how it is printed, such as {@code s}
   * @param value its value in radians, finite
   */
  public static Angle named(String name, double value) {
    Objects.requireNonNull(name, "name");
    if (!Double.isFinite(value)) {
      throw new FluxionException(
          "FLX-111", "an angle is finite, got " + name + " = " + value + " radians");
    }
    if (value == 0) {
      return ZERO;
    }
    TreeMap<Parameter, Rational> parameters = new TreeMap<>();
    parameters.put(new Parameter(name, value), Rational.ONE);
    return new Angle(Rational.ZERO, parameters);
  }

  /**
   * Returns a number of radians as an angle of its own, exact in itself and never a multiple of π.
   *
   * @param radians finite
   */
  public static Angle of(double radians) {
    return radians < 0 ? of(-radians).negate() : named(Double.toString(radians), radians);
  }

  /**
   * Returns this angle times a whole number.
   *
   * @param factor any whole number
   */
  public Angle times(long factor) {
    return times(Rational.of(factor));
  }

  /**
   * Returns this angle divided by a whole number.
   *
   * @param divisor any whole number but 0
   */
  public Angle over(long divisor) {
    return times(new Rational(1, divisor));
  }

  /**
   * Returns this angle times a number that is a short fraction, or nothing where it is not.
   *
   * @param factor the number; its denominator may be a power of two up to 2^20
   */
  public Optional<Angle> times(double factor) {
    double scaled = factor * (1 << 20);
    if (Double.isNaN(scaled) || Math.abs(scaled) > 1L << 52 || scaled != Math.rint(scaled)) {
      return Optional.empty();
    }
    return Optional.of(times(new Rational((long) scaled, 1 << 20)));
  }

  /** Returns this angle times an exact fraction. */
  Angle times(Rational factor) {
    TreeMap<Parameter, Rational> scaled = new TreeMap<>();
    if (!factor.isZero()) {
      for (Map.Entry<Parameter, Rational> each : parameters.entrySet()) {
        scaled.put(each.getKey(), each.getValue().times(factor));
      }
    }
    return new Angle(turns.times(factor), scaled);
  }

  /**
   * Returns the sum of two angles.
   *
   * @param other what is added
   */
  public Angle plus(Angle other) {
    TreeMap<Parameter, Rational> sum = new TreeMap<>(parameters);
    other.parameters.forEach(
        (parameter, multiple) -> {
          Rational total = sum.getOrDefault(parameter, Rational.ZERO).plus(multiple);
          if (total.isZero()) {
            sum.remove(parameter);
          } else {
            sum.put(parameter, total);
          }
        });
    return new Angle(turns.plus(other.turns), sum);
  }

  /**
   * Returns the difference of two angles.
   *
   * @param other what is subtracted
   */
  public Angle minus(Angle other) {
    return plus(other.negate());
  }

  /** Returns the opposite angle. */
  public Angle negate() {
    return times(-1);
  }

  /**
   * Returns this angle with its multiple of π brought into {@code [0, period)}.
   *
   * <p>Hyper-parameters are left alone: whether they add up to a period is not known exactly. A
   * period that is itself made of hyper-parameters leaves the angle as it is, unless the angle is a
   * multiple of that one hyper-parameter alone.
   *
   * @param period a positive angle
   */
  public Angle mod(Angle period) {
    if (!(period.value() > 0)) {
      throw new FluxionException("FLX-112", "a period is positive, got " + period);
    }
    if (period.parameters.isEmpty()) {
      return new Angle(turns.mod(period.turns), parameters);
    }
    if (period.turns.isZero() && period.parameters.size() == 1) {
      Map.Entry<Parameter, Rational> unit = period.parameters.firstEntry();
      Rational multiple = parameters.getOrDefault(unit.getKey(), Rational.ZERO);
      TreeMap<Parameter, Rational> reduced = new TreeMap<>(parameters);
      Rational rest = multiple.mod(unit.getValue());
      if (rest.isZero()) {
        reduced.remove(unit.getKey());
      } else {
        reduced.put(unit.getKey(), rest);
      }
      return new Angle(turns, reduced);
    }
    return this;
  }

  /**
   * Returns how often another angle goes into this one, or nothing unless both are multiples of π
   * or of one hyper-parameter.
   *
   * @param other not zero
   */
  Optional<Rational> ratioTo(Angle other) {
    if (parameters.isEmpty() && other.parameters.isEmpty()) {
      return Optional.of(turns.times(other.turns.reciprocal()));
    }
    boolean single = turns.isZero() && other.turns.isZero() && other.parameters.size() == 1;
    return single && parameters.keySet().equals(other.parameters.keySet())
        ? Optional.of(
            parameters
                .firstEntry()
                .getValue()
                .times(other.parameters.firstEntry().getValue().reciprocal()))
        : Optional.empty();
  }

  /** Returns whether this is exactly zero. */
  public boolean isZero() {
    return turns.isZero() && parameters.isEmpty();
  }

  /** Returns the angle in radians, rounded. */
  public double value() {
    double value = Math.PI * turns.numerator() / turns.denominator();
    for (Map.Entry<Parameter, Rational> entry : parameters.entrySet()) {
      value += entry.getKey().value() * entry.getValue().value();
    }
    return value;
  }

  /** Returns the sine; exact at multiples of π/2 and π/6 where the sine is a short fraction. */
  public double sin() {
    if (!parameters.isEmpty()) {
      return Math.sin(value());
    }
    Rational reduced = turns.mod(Rational.of(2));
    if (reduced.compareTo(Rational.ONE) >= 0) {
      return 0.0 - new Angle(reduced.plus(Rational.of(-1)), parameters).sin();
    }
    if (reduced.compareTo(new Rational(1, 2)) > 0) {
      reduced = Rational.ONE.plus(reduced.negate());
    }
    if (reduced.equals(new Rational(1, 6))) {
      return 0.5;
    }
    if (reduced.compareTo(new Rational(1, 4)) > 0) {
      return Math.cos(Math.PI * new Rational(1, 2).plus(reduced.negate()).value());
    }
    return Math.sin(Math.PI * reduced.value());
  }

  /** Returns the cosine; exact where {@link #sin()} of the complement is. */
  public double cos() {
    return parameters.isEmpty() ? PI.over(2).plus(this).sin() : Math.cos(value());
  }

  /** Orders angles by their exact parts, not by size; the order is the same in every run. */
  @Override
  public int compareTo(Angle other) {
    int byTurns = turns.compareTo(other.turns);
    if (byTurns != 0) {
      return byTurns;
    }
    Iterator<Map.Entry<Parameter, Rational>> left = parameters.entrySet().iterator();
    Iterator<Map.Entry<Parameter, Rational>> right = other.parameters.entrySet().iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<Parameter, Rational> a = left.next();
      Map.Entry<Parameter, Rational> b = right.next();
      int byParameter = a.getKey().compareTo(b.getKey());
      int byMultiple = byParameter != 0 ? byParameter : a.getValue().compareTo(b.getValue());
      if (byMultiple != 0) {
        return byMultiple;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Angle angle
        && turns.equals(angle.turns)
        && parameters.equals(angle.parameters);
  }

  @Override
  public int hashCode() {
    return turns.hashCode() * 31 + parameters.hashCode();
  }

  /** Returns a formula such as {@code π/4}, {@code 3π/2 - s} or {@code 0}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    append(text, turns, "π");
    parameters.forEach((parameter, multiple) -> append(text, multiple, parameter.name()));
    return text.length() == 0 ? "0" : text.toString();
  }

  private static void append(StringBuilder text, Rational multiple, String unit) {
    if (multiple.isZero()) {
      return;
    }
    boolean negative = multiple.numerator() < 0;
    if (text.length() > 0) {
      text.append(negative ? " - " : " + ");
    } else if (negative) {
      text.append('-');
    }
    long numerator = Math.abs(multiple.numerator());
    if (numerator != 1) {
      text.append(numerator).append(Character.isDigit(unit.charAt(0)) ? "·" : "");
    }
    text.append(unit);
    if (multiple.denominator() != 1) {
      text.append('/').append(multiple.denominator());
    }
  }
}
