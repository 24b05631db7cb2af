package dev.fluxion.tour.accuracy;

import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Numbers for which a function is measured.
 *
 * @param name what they are
 * @param next draws one
 */
public record Arguments(String name, ToDoubleFunction<Random> next) {
  /** Two parts of π/2. */
  private static final double[] QUARTER_TURN = {1.5707963267948966, 6.123233995736766e-17};

  /**
   * Returns evenly distributed numbers.
   *
   * @param low the smallest
   * @param high their upper limit
   */
  public static Arguments between(double low, double high) {
    return new Arguments(
        number(low) + " to " + number(high), random -> low + (high - low) * random.nextDouble());
  }

  /** Numbers of both signs whose logarithm is evenly distributed. */
  static Arguments ofSize(double low, double high) {
    Arguments positive = positive(low, high);
    return new Arguments(
        "+-" + positive.name(),
        random -> {
          double size = positive.next().applyAsDouble(random);
          return random.nextBoolean() ? size : -size;
        });
  }

  /** Positive numbers whose logarithm is evenly distributed. */
  static Arguments positive(double low, double high) {
    double from = Math.log(low);
    double to = Math.log(high);
    return new Arguments(
        number(low) + " to " + number(high),
        random ->
            Math.max(low, Math.min(high, Math.exp(from + (to - from) * random.nextDouble()))));
  }

  /** The doubles that are next to 1, or further away by up to a hundredth. */
  static Arguments nextToOne() {
    return new Arguments(
        "next to 1",
        random -> {
          double distance = Math.exp(-random.nextDouble() * 33 - 4);
          return random.nextBoolean() ? 1 + distance : 1 - distance;
        });
  }

  /** Evenly distributed numbers that are at most so far from 1. */
  static Arguments nextToOne(double distance) {
    return new Arguments(
        "1 +-" + number(distance), random -> 1 + distance * (2 * random.nextDouble() - 1));
  }

  /** The doubles next to multiples of a quarter turn. */
  static Arguments nextToQuarterTurns(double most) {
    return new Arguments(
        "next to k pi/2, k to " + number(most),
        random -> {
          double k = Math.rint(Math.exp(random.nextDouble() * Math.log(most)));
          double x = Math.fma(k, QUARTER_TURN[0], k * QUARTER_TURN[1]);
          x += (random.nextInt(5) - 2) * Math.ulp(x);
          return random.nextBoolean() ? x : -x;
        });
  }

  private static String number(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 10_000;
    return whole ? Integer.toString((int) value) : String.format(Locale.ROOT, "%.4g", value);
  }
}
