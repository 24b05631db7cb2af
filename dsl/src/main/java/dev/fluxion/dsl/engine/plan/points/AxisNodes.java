package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import java.util.ArrayList;
import java.util.List;

/**
 * The shifts along one axis from which its derivatives are made.
 *
 * <p>Evenly spaced frequencies have the evenly spaced points of Wierichs et al. (arXiv 2107.12390):
 * 2R for odd orders, 2R for even ones with the base point among them, 2R + 1 for all. An antiperiod
 * A saves one of these: -s and A - s have opposite values, so that A/2 alone stands for a pair.
 * Other frequencies have as many points, which are {@linkplain NodeSearch searched}.
 */
final class AxisNodes {
  private final AxisSpace space;
  private final int frequencies;
  private final boolean constant;
  private final boolean antiperiodic;
  private final boolean spaced;

  AxisNodes(AxisSpace space) {
    this.space = space;
    this.frequencies = space.frequencies();
    this.constant = space.spectrum().hasConstant();
    this.antiperiodic = space.spectrum().antiperiod().isPresent();
    long[] multiples = space.multiples();
    long step = antiperiodic ? 2 : 1;
    this.spaced =
        multiples.length > 0 && multiples[frequencies - 1] == 1 + step * (frequencies - 1);
  }

  /** Returns whether there are different points for all orders to choose from. */
  boolean hasChoice() {
    return spaced && constant;
  }

  /** Returns whether all orders need fewer points beside the base point than the odd ones do. */
  boolean savesByAll() {
    return !constant && !antiperiodic;
  }

  /** Returns the points of the odd orders. */
  List<Angle> odd() {
    if (antiperiodic) {
      List<Angle> fixed = List.of(turn(1, 4));
      return spaced
          ? pairs(fixed, frequencies - 1, 1, 4 * (2 * frequencies - 1))
          : search().odd(fixed, frequencies - 1);
    }
    return spaced
        ? pairs(List.of(), frequencies, 1, 4 * frequencies)
        : search().odd(List.of(), frequencies);
  }

  /** Returns the points of the even orders, the base point first. */
  List<Angle> even() {
    if (antiperiodic) {
      return spaced
          ? pairs(List.of(Angle.ZERO), frequencies - 1, 2, 4 * (2 * frequencies - 1))
          : search().even(List.of(Angle.ZERO), frequencies - 1);
    }
    int dimension = frequencies + (constant ? 1 : 0);
    if (space.spectrum().period().isEmpty() || dimension < 2) {
      return search().even(List.of(Angle.ZERO), dimension - 1);
    }
    List<Angle> fixed = List.of(Angle.ZERO, turn(1, 2));
    return hasChoice()
        ? pairs(fixed, frequencies - 1, 2, 4 * frequencies)
        : search().even(fixed, dimension - 2);
  }

  /** Returns the base point and the points of the odd orders, or what serves as that. */
  List<Angle> quarter() {
    return hasChoice() ? pairs(List.of(Angle.ZERO), frequencies, 1, 4 * frequencies) : all();
  }

  /** Returns evenly spaced points, the base point first, or what serves as that. */
  List<Angle> third() {
    int dimension = 2 * frequencies + 1;
    return hasChoice() ? pairs(List.of(Angle.ZERO), frequencies, 2, 2 * dimension) : all();
  }

  private List<Angle> all() {
    if (antiperiodic) {
      List<Angle> fixed = List.of(Angle.ZERO, turn(1, 4));
      return spaced
          ? pairs(fixed, frequencies - 1, 2, 8 * frequencies)
          : search().both(fixed, frequencies - 1);
    }
    return constant
        ? search().both(List.of(Angle.ZERO), frequencies)
        : search().bothAndOne(List.of(Angle.ZERO), frequencies - 1);
  }

  /**
   * Returns points and so many pairs at both sides of the base point: at {@code (2μ - 1) / parts}
   * of a period for the step 1, {@code 2μ / parts} for the step 2.
   */
  private List<Angle> pairs(List<Angle> fixed, int count, int step, int parts) {
    List<Angle> points = new ArrayList<>(fixed);
    for (int mu = 1; mu <= count; mu++) {
      Angle shift = turn(step == 1 ? 2 * mu - 1 : 2 * mu, parts);
      points.add(shift);
      points.add(shift.negate());
    }
    return points;
  }

  private Angle turn(int numerator, int denominator) {
    return space.spectrum().period().orElseThrow().times(numerator).over(denominator);
  }

  private NodeSearch search() {
    return new NodeSearch(space);
  }
}
