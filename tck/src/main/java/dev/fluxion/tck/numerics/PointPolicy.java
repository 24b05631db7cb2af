package dev.fluxion.tck.numerics;

import dev.fluxion.spi.Domain;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where a primitive is tried along one argument: uniformly, at all magnitudes around special
 * points, and at all distances from edges, kinks and poles.
 *
 * <p>Uniform points alone hardly ever meet a branch near 0 or what happens close to an edge.
 */
public final class PointPolicy {
  private static final double WIDTH = 5;
  private static final double UNIFORM_SHARE = 0.4;
  private static final double MAGNITUDE_SHARE = 0.8;
  private static final double CLOSE = -8;
  private static final double NOT_CLOSE = -2;
  private static final double CLOSEST = 1e-9;
  private static final int ATTEMPTS = 1000;

  private final Domain domain;
  private final double low;
  private final double high;
  private final List<Double> centers = new ArrayList<>();

  /**
   * Creates the policy for a domain.
   *
   * @param domain what is declared
   */
  public PointPolicy(Domain domain) {
    this.domain = domain;
    double width = WIDTH * domain.scale();
    double from = Math.max(domain.low(), -width);
    double to = Math.min(domain.high(), width);
    if (from >= to) {
      from = domain.low() > 0 ? domain.low() : domain.high() - 2 * width;
      to = domain.low() > 0 ? Math.min(domain.high(), domain.low() + 2 * width) : domain.high();
    }
    this.low = from;
    this.high = to;
    addCenter(0);
    addCenter(domain.low());
    addCenter(domain.high());
    for (double kink : domain.kinks()) {
      addCenter(kink);
    }
  }

  private void addCenter(double center) {
    if (Math.abs(center) <= Double.MAX_VALUE && domain.contains(center)) {
      centers.add(center);
    }
  }

  /** Returns special points: whole and half numbers within the domain that are not in trouble. */
  public List<Double> specials() {
    List<Double> specials = new ArrayList<>();
    for (double special : new double[] {0, 1, -1, 0.5, -0.5, 2, -2, 3}) {
      double x = special * domain.scale();
      if (isClear(x)) {
        specials.add(x);
      }
    }
    return specials;
  }

  /**
   * Returns a point inside of the domain, at any distance from edges, kinks and poles.
   *
   * @param random chooses
   */
  public double draw(RandomGenerator random) {
    return draw(random, CLOSE);
  }

  /**
   * Returns a point inside of the domain, not close to edges, kinks, poles and special points.
   *
   * @param random chooses
   */
  public double drawPlain(RandomGenerator random) {
    return draw(random, NOT_CLOSE);
  }

  private double draw(RandomGenerator random, double smallest) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double x = attempt(random, smallest);
      if (isClear(x)) {
        return x;
      }
    }
    throw new IllegalStateException("no point was found between " + low + " and " + high);
  }

  private double attempt(RandomGenerator random, double smallest) {
    double choice = random.nextDouble();
    double anywhere = random.nextDouble(low, high);
    if (choice < UNIFORM_SHARE) {
      return anywhere;
    }
    if (choice < MAGNITUDE_SHARE && !centers.isEmpty()) {
      double center = centers.get(random.nextInt(centers.size()));
      double distance = magnitude(random, smallest, Math.log10(WIDTH));
      return random.nextBoolean() ? center + distance : center - distance;
    }
    return nearTrouble(anywhere, magnitude(random, smallest, 0));
  }

  private double magnitude(RandomGenerator random, double smallest, double largest) {
    return domain.scale() * Math.pow(10, random.nextDouble(smallest, largest));
  }

  /** Returns a point at a distance from the trouble that is nearest to x, on the side of x. */
  private double nearTrouble(double x, double distance) {
    double clearance = domain.distanceToTrouble(x);
    if (Double.isInfinite(clearance)) {
      return x;
    }
    boolean above = domain.distanceToTrouble(x + clearance / 2) < clearance * 0.75;
    return above ? x + clearance - distance : x - clearance + distance;
  }

  private boolean isClear(double x) {
    return x > domain.low()
        && x < domain.high()
        && domain.distanceToTrouble(x) > CLOSEST * domain.scale();
  }
}
