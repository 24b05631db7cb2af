package dev.fluxion.tck.report;

import dev.fluxion.tck.check.SampledPoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The values that a plot shows: nearly all of the curve, but not its poles.
 *
 * <p>A value counts as much as its point has free of the axis on both sides. Most points lie close
 * to edges and other special points, where the values may be of any size; counted by number they
 * would leave nothing to be seen of the rest.
 *
 * @param low the lowest value
 * @param high the highest value
 */
record Range(double low, double high) {
  private static final double TAIL = 0.03;
  private static final double MARGIN = 0.15;

  private record Weighted(double value, double weight) {}

  /** Returns the range for points in the order of their x. */
  static Range of(List<SampledPoint> points) {
    List<Weighted> values = new ArrayList<>();
    double total = 0;
    for (int k = 0; k < points.size(); k++) {
      if (Double.isFinite(points.get(k).numeric())) {
        double weight = Math.max(free(points, k), Double.MIN_NORMAL);
        values.add(new Weighted(points.get(k).numeric(), weight));
        total += weight;
      }
    }
    if (values.isEmpty()) {
      return new Range(-1, 1);
    }
    values.sort(Comparator.comparingDouble(Weighted::value));
    double least = values.get(0).value();
    double most = values.get(values.size() - 1).value();
    double low = quantile(values, TAIL * total);
    double high = quantile(values, (1 - TAIL) * total);
    double extent = high - low;
    if (!(extent > 1e-9 * Math.max(Math.abs(low), Math.abs(high)))) {
      double size = Math.max(Math.abs(low), 1);
      return new Range(low - size, high + size);
    }
    // What is only a little beyond the tails is shown as well.
    low = Math.max(least, low - extent);
    high = Math.min(most, high + extent);
    double margin = MARGIN * (high - low);
    return new Range(low - margin, high + margin);
  }

  private static double free(List<SampledPoint> points, int k) {
    double x = points.get(k).x();
    double before = k == 0 ? Double.POSITIVE_INFINITY : x - points.get(k - 1).x();
    double after = k == points.size() - 1 ? Double.POSITIVE_INFINITY : points.get(k + 1).x() - x;
    double free = Math.min(before, after);
    return Double.isInfinite(free) ? 1 : free;
  }

  private static double quantile(List<Weighted> sorted, double share) {
    double sum = 0;
    for (Weighted each : sorted) {
      sum += each.weight();
      if (sum >= share) {
        return each.value();
      }
    }
    return sorted.get(sorted.size() - 1).value();
  }
}
