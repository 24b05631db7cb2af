package dev.fluxion.spi;

import java.util.Arrays;

/**
 * Where a primitive is defined in one argument, and where it is not smooth: what the kit, and users
 * who read it, have to know.
 *
 * <p>The edges belong to the domain as edges only: a derivative there is one-sided.
 */
public final class Domain {
  private static final Domain ALL =
      new Domain(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, new double[0], 0, 0, 1);

  private final double low;
  private final double high;
  private final double[] kinks;
  private final double polePhase;
  private final double polePeriod;
  private final double scale;

  private Domain(
      double low, double high, double[] kinks, double polePhase, double polePeriod, double scale) {
    this.low = low;
    this.high = high;
    this.kinks = kinks;
    this.polePhase = polePhase;
    this.polePeriod = polePeriod;
    this.scale = scale;
  }

  /** Returns the whole real line, smooth, with a length scale of 1. */
  public static Domain all() {
    return ALL;
  }

  /**
   * Returns the numbers between two edges.
   *
   * @param low the lower edge, may be negative infinity
   * @param high the upper edge, may be infinity
   */
  public static Domain between(double low, double high) {
    if (!(low < high)) {
      throw new FluxionException(
          "FLX-121", "a domain reaches from a lower to a higher edge, got " + low + " to " + high);
    }
    return new Domain(low, high, ALL.kinks, 0, 0, 1);
  }

  /**
   * Returns this domain with points where the function or a derivative jumps.
   *
   * @param points the points
   */
  public Domain withKinks(double... points) {
    double[] sorted = points.clone();
    Arrays.sort(sorted);
    return new Domain(low, high, sorted, polePhase, polePeriod, scale);
  }

  /**
   * Returns this domain with poles (or kinks) at {@code phase + k·period} for every whole k.
   *
   * @param phase one of them
   * @param period the distance to the next, positive
   */
  public Domain withPoles(double phase, double period) {
    if (!(period > 0)) {
      throw new FluxionException("FLX-121", "the distance of poles is positive, got " + period);
    }
    return new Domain(low, high, kinks, phase, period, scale);
  }

  /**
   * Returns this domain with the length over which the function changes noticeably.
   *
   * @param length positive, in units of the argument; 1 if nothing is said
   */
  public Domain withScale(double length) {
    if (!(length > 0)) {
      throw new FluxionException("FLX-121", "a length scale is positive, got " + length);
    }
    return new Domain(low, high, kinks, polePhase, polePeriod, length);
  }

  /** Returns the lower edge. */
  public double low() {
    return low;
  }

  /** Returns the upper edge. */
  public double high() {
    return high;
  }

  /** Returns the kinks in rising order, a copy. */
  public double[] kinks() {
    return kinks.clone();
  }

  /** Returns the length over which the function changes noticeably. */
  public double scale() {
    return scale;
  }

  /**
   * Returns whether a number lies between the edges, edges included.
   *
   * @param x the number
   */
  public boolean contains(double x) {
    return x >= low && x <= high;
  }

  /**
   * Returns the distance from a number to the nearest edge, kink or pole.
   *
   * @param x the number
   */
  public double distanceToTrouble(double x) {
    double distance = Math.min(x - low, high - x);
    for (double kink : kinks) {
      distance = Math.min(distance, Math.abs(x - kink));
    }
    if (polePeriod > 0) {
      double turns = (x - polePhase) / polePeriod;
      distance = Math.min(distance, Math.abs(turns - Math.rint(turns)) * polePeriod);
    }
    return distance;
  }
}
