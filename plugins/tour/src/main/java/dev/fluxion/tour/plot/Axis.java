package dev.fluxion.tour.plot;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: what is measured, over which range, and where it is marked.
 *
 * @param title what is measured
 * @param min the lower end
 * @param max the upper end
 * @param logarithmic whether equal ratios, rather than equal differences, are equally far apart
 * @param ticks the marks
 */
public record Axis(String title, double min, double max, boolean logarithmic, List<Tick> ticks) {
  /**
   * A mark of an axis.
   *
   * @param value where it is
   * @param label what is written there
   */
  public record Tick(double value, String label) {}

  /** Copies the marks. */
  public Axis {
    ticks = List.copyOf(ticks);
  }

  /**
   * Returns an axis with equal steps.
   *
   * @param title what is measured
   * @param ticks the marks in rising order; the axis goes from the first to the last
   */
  public static Axis linear(String title, List<Tick> ticks) {
    double max = ticks.get(ticks.size() - 1).value();
    return new Axis(title, ticks.get(0).value(), max, false, ticks);
  }

  /**
   * Returns a logarithmic axis from a little below 1 on, marked at the powers of ten.
   *
   * @param title what is measured
   * @param max the upper end
   */
  public static Axis logarithmic(String title, double max) {
    List<Tick> ticks = new ArrayList<>();
    for (long power = 1; power <= max; power *= 10) {
      ticks.add(new Tick(power, Long.toString(power)));
    }
    // A curve that stays at 1 is not to be hidden by the other axis.
    return new Axis(title, 0.7, max, true, ticks);
  }

  /** Returns how far along the axis a value is, from 0 to 1. */
  double position(double value) {
    return logarithmic ? Math.log(value / min) / Math.log(max / min) : (value - min) / (max - min);
  }
}
