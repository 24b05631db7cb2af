package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Sets of points, fewer than the corners of a grid, from which mixed derivatives can be made if
 * those along fewer of the axes are known.
 *
 * <p>In {@code r_i = -cot(θ_i / 2)} a value with the constant and the single-axis parts taken off
 * is a polynomial of degree 1 in each axis, and high degrees are low orders. So, with the frequency
 * 1, all mixed derivatives of a total order n along j axes are determined by points of an affine
 * subspace of dimension {@code 2j - n} less than j + 1: a line if j = n, with n + 1 points, and a
 * plane of 7 points if j = 3 and n = 4. The points here are those of the smallest weights that a
 * search found.
 *
 * <p>With more frequencies, the line is the directional derivative of order j, a function of one
 * variable whose frequencies are the sums of those of the axes.
 */
final class LinePoints {
  /** The largest number of axes whose weights stay small. */
  static final int MOST_AXES = 4;

  /** The largest number of axes when those are counted too whose points have one shift only. */
  static final int MOST_AXES_WITH_WAVES = 8;

  /** The angles λ of points (λ, λ, …) for 2, 3 and 4 axes, in parts of π/24. */
  private static final int[][] PAIR = {{12, 24, 36}};

  private static final int[][] TRIPLE = {{10, 18, 30, 38}, {12, 20, 28, 36}};
  private static final int[][] QUADRUPLE = {
    {12, 18, 24, 30, 36}, {11, 17, 24, 31, 37}, {9, 16, 24, 32, 39}, {8, 16, 24, 32, 40}
  };

  /**
   * The angle with r = -2/√3 in the plane r_1 + r_2 + r_3 = 0, whose points have r = ±1/√3 in the
   * other two axes; the seventh point is (π, π, π).
   */
  private static final Angle PLANE = Angle.of(2 * Math.atan(Math.sqrt(3) / 2));

  private final AxisRule[] rules;
  private final List<Integer> free = new ArrayList<>();

  /**
   * Creates the sets for some axes.
   *
   * @param rules the rules of the axes; one that is a single wave keeps its only shift in all
   *     points
   */
  LinePoints(AxisRule[] rules) {
    this.rules = rules;
    for (int k = 0; k < rules.length; k++) {
      if (!rules[k].space().isOneWave()) {
        free.add(k);
      }
    }
  }

  /** Returns the number of axes along which the points differ. */
  int freeAxes() {
    return free.size();
  }

  /** Returns whether there are axes enough for a line, and not too many. */
  static boolean isPossible(AxisRule[] rules) {
    int free = new LinePoints(rules).freeAxes();
    return free >= 2 && free <= MOST_AXES && rules.length <= MOST_AXES_WITH_WAVES;
  }

  /** Returns the frequencies of an axis that has no unit, so that it cannot be on a line. */
  List<Spectrum> withoutUnit() {
    return free.stream()
        .map(k -> rules[k].space().spectrum())
        .filter(spectrum -> spectrum.unit().isEmpty())
        .toList();
  }

  /**
   * Returns the sets with fewer points than a limit, by rising number of points.
   *
   * @param limit the number of points from which on a set is of no use
   */
  List<List<Angle[]>> candidates(int limit) {
    if (free.stream().anyMatch(k -> rules[k].space().frequencies() > 1)) {
      return directional(limit).filter(set -> set.size() < limit).stream().toList();
    }
    List<List<Angle[]>> sets = new ArrayList<>();
    int[][][] lines = {PAIR, TRIPLE, QUADRUPLE};
    for (int[] line : lines[free.size() - 2]) {
      List<Angle> angles =
          Arrays.stream(line).mapToObj(part -> symmetric(Angle.PI.times(part).over(24))).toList();
      sets.add(angles.stream().map(this::diagonal).toList());
    }
    if (free.size() == 3) {
      sets.add(plane());
    }
    return sets.stream().filter(set -> set.size() < limit).toList();
  }

  private static Angle symmetric(Angle angle) {
    return angle.value() > Math.PI * 1.001 ? angle.minus(Angle.PI.times(2)) : angle;
  }

  private List<Angle[]> plane() {
    List<Angle[]> points = new ArrayList<>();
    points.add(diagonal(Angle.PI));
    Angle third = Angle.PI.times(2).over(3);
    for (int lone = 0; lone < 3; lone++) {
      for (int sign = 1; sign >= -1; sign -= 2) {
        Angle[] point = diagonal(third.times(-sign));
        int axis = free.get(lone);
        point[axis] = scaled(PLANE.times(sign), axis);
        points.add(point);
      }
    }
    return points;
  }

  /** Returns the points on which the directional derivative of the order of the axes is made. */
  private Optional<List<Angle[]>> directional(int limit) {
    TreeSet<Long> sums = new TreeSet<>(List.of(0L));
    for (int axis : free) {
      TreeSet<Long> longer = new TreeSet<>();
      for (long multiple : rules[axis].space().multiples()) {
        sums.forEach(sum -> longer.add(sum + multiple));
        sums.forEach(sum -> longer.add(Math.abs(sum - multiple)));
      }
      if (rules[axis].space().spectrum().hasConstant()) {
        longer.addAll(sums);
      }
      sums = longer;
    }
    boolean constant = sums.remove(0L);
    if (sums.size() >= limit) {
      return Optional.empty();
    }
    Spectrum spectrum =
        Spectrum.ofFrequencies(sums.stream().mapToDouble(Long::doubleValue).toArray());
    AxisNodes nodes =
        new AxisNodes(new AxisSpace(constant ? spectrum : spectrum.withoutConstant()));
    List<Angle> angles = free.size() % 2 == 0 ? nodes.even() : nodes.odd();
    return Optional.of(
        angles.stream().filter(angle -> !angle.isZero()).map(this::diagonal).toList());
  }

  private Angle[] diagonal(Angle angle) {
    Angle[] point = new Angle[rules.length];
    for (int axis = 0; axis < point.length; axis++) {
      point[axis] = free.contains(axis) ? scaled(angle, axis) : rules[axis].nodes().get(1);
    }
    return point;
  }

  /** Returns an angle of an axis with the unit 1 as one of an axis of the request. */
  private Angle scaled(Angle angle, int axis) {
    Angle period = rules[axis].space().spectrum().period().orElseThrow();
    double factor = period.value() / (2 * Math.PI);
    return angle.times(factor).orElseGet(() -> byFraction(angle, factor));
  }

  private static Angle byFraction(Angle angle, double factor) {
    for (int denominator = 1; ; denominator++) {
      double numerator = Math.rint(factor * denominator);
      if (Math.abs(numerator / denominator - factor) <= 1e-12 * factor) {
        return angle.times((long) numerator).over(denominator);
      }
    }
  }
}
