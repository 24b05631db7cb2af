package dev.fluxion.tck.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds a derivative from values, by one stencil with ever smaller steps and a choice in the manner
 * of Lepski: the best step among those that agree with all finer ones.
 *
 * <p>The steps shrink by random factors. Factors of two alias on functions that oscillate faster
 * than the steps, and then all steps agree on a wrong derivative.
 */
public final class Ladder {
  private static final int LEVELS = 10;
  private static final int THOROUGH_LEVELS = 13;
  private static final int EARLIEST_STOP = 6;
  private static final int STOP_AFTER = 3;
  private static final double NOISE_BOUND = 3;
  private static final double HALF_ULP = 0x1p-53;
  private static final double VISIBLE = 1e-6;

  private final Stencil stencil;
  private final int levels;
  private final boolean stopsEarly;

  private Ladder(Stencil stencil, int levels, boolean stopsEarly) {
    this.stencil = stencil;
    this.levels = levels;
    this.stopsEarly = stopsEarly;
  }

  /**
   * Returns a ladder that stops when the best step lies well behind.
   *
   * @param stencil the formula
   */
  public static Ladder of(Stencil stencil) {
    return new Ladder(stencil, LEVELS, true);
  }

  /**
   * Returns a ladder with more steps that goes down to the last, to confirm an alarm.
   *
   * @param stencil the formula
   */
  public static Ladder thorough(Stencil stencil) {
    return new Ladder(stencil, THOROUGH_LEVELS, false);
  }

  /**
   * Returns the derivative at a point.
   *
   * @param f the function
   * @param x the point
   * @param span the largest step that may be taken
   * @param random varies the steps
   */
  public Slope climb(DoubleUnaryOperator f, double x, double span, RandomGenerator random) {
    List<Rung> rungs = new ArrayList<>();
    boolean constant = false;
    double h = span * random.nextDouble(0.6, 1);
    @Nullable Rung last = null;
    double largest = 0;
    double apart = 0;
    for (int level = 0; level < levels; level++) {
      double step = snapped(h, x);
      if (!(step > 0)) {
        break;
      }
      Rung rung = Rung.at(stencil, f, x, step);
      constant = (constant || level == 0) && rung.kind() == Rung.Kind.CONSTANT;
      largest = Math.max(largest, step);
      apart = Math.max(apart, rung.noise());
      last = rung;
      if (rung.kind() == Rung.Kind.USABLE) {
        rungs.add(rung);
      }
      if (stopsEarly && level >= EARLIEST_STOP && bestLiesBehind(rungs, x)) {
        break;
      }
      h /= random.nextDouble(3.3, 4.2);
    }
    if (constant && last != null) {
      return constant(last, apart, largest);
    }
    return rungs.isEmpty() ? Slope.NONE : choose(rungs, largest, x);
  }

  /**
   * Equal values may hide a change that is smaller than their rounding, or than the rounding of
   * terms that have cancelled: of values of 0, the terms are taken to be as large as 1.
   */
  private Slope constant(Rung rung, double apart, double largest) {
    double divisor = stencil.divisor(largest);
    double noise = Math.max(HALF_ULP * Math.max(rung.peak(), 1), apart);
    double rounding = stencil.amplification() * noise / divisor;
    double hidden = 2 * HALF_ULP * rung.peak() / divisor;
    return new Slope(0, rounding, largest, Double.POSITIVE_INFINITY, hidden);
  }

  /** Makes x + step exact, so that the distance of two points is what it is taken for. */
  private static double snapped(double h, double x) {
    double unit = Math.ulp(2 * Math.abs(x));
    return h / unit < 0x1p53 ? Math.rint(h / unit) * unit : h;
  }

  private boolean bestLiesBehind(List<Rung> rungs, double x) {
    double noise = noise(rungs);
    int best = 0;
    for (int l = 1; l < rungs.size(); l++) {
      if (error(rungs.get(l), noise, x) < error(rungs.get(best), noise, x)) {
        best = l;
      }
    }
    return rungs.size() - 1 - best >= STOP_AFTER;
  }

  /**
   * The finest steps see the noise alone; the largest of three is taken as it may be quiet by
   * chance.
   */
  private static double noise(List<Rung> rungs) {
    double noise = 0;
    for (Rung rung : rungs.subList(Math.max(0, rungs.size() - 3), rungs.size())) {
      noise = Math.max(noise, rung.noise());
    }
    return noise;
  }

  private double error(Rung rung, double noise, double x) {
    double relative = HALF_ULP * (rung.peak() + Math.abs(x * rung.derivative()));
    double rounding = Math.max(relative, Double.MIN_VALUE);
    double floor = Math.max(noise, rounding);
    return rung.truncation()
        + NOISE_BOUND * stencil.amplification() * floor / stencil.divisor(rung.step());
  }

  private Slope choose(List<Rung> rungs, double largest, double x) {
    double noise = noise(rungs);
    double size = rungs.get(0).peak() / stencil.divisor(largest);
    double visible = VISIBLE * size;
    double hidden = 2 * HALF_ULP * size;
    List<Slope> admissible = new ArrayList<>();
    Slope best = Slope.NONE;
    for (int l = rungs.size() - 1; l >= 0; l--) {
      Rung rung = rungs.get(l);
      Slope slope =
          new Slope(rung.derivative(), error(rung, noise, x), rung.step(), visible, hidden);
      if (!admissible.stream().allMatch(finer -> compatible(finer, slope))) {
        break;
      }
      admissible.add(slope);
      best = slope.error() < best.error() ? slope : best;
    }
    return best;
  }

  private static boolean compatible(Slope a, Slope b) {
    return Math.abs(a.value() - b.value()) <= 2 * (a.error() + b.error());
  }
}
