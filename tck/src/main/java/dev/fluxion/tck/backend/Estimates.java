package dev.fluxion.tck.backend;

import dev.fluxion.spi.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Estimates compared, copied and written down. */
final class Estimates {
  private static final double FAR = 8;

  private Estimates() {}

  /** Returns whether two have the same bits. */
  static boolean same(Estimate a, Estimate b) {
    return a.shots() == b.shots()
        && same(a.values(), b.values())
        && same(a.standardErrors(), b.standardErrors());
  }

  private static boolean same(List<double[]> a, List<double[]> b) {
    boolean same = a.size() == b.size();
    for (int k = 0; same && k < a.size(); k++) {
      same = Arrays.equals(a.get(k), b.get(k));
    }
    return same;
  }

  /** Returns whether two may be samples of one quantity. */
  static boolean close(Estimate a, Estimate b) {
    double[] x = flat(a.values());
    double[] y = flat(b.values());
    double[] dx = flat(a.standardErrors());
    double[] dy = flat(b.standardErrors());
    boolean close = x.length == y.length;
    for (int i = 0; close && i < x.length; i++) {
      boolean known = dx[i] > 0 && dy[i] > 0;
      close = !known || Math.abs(x[i] - y[i]) <= FAR * Math.hypot(dx[i], dy[i]);
    }
    return close;
  }

  static Estimate copy(Estimate estimate) {
    return new Estimate(copy(estimate.values()), copy(estimate.standardErrors()), estimate.shots());
  }

  static List<double[]> copy(List<double[]> arrays) {
    return arrays.stream().map(double[]::clone).toList();
  }

  /** Returns all elements one after the other. */
  static double[] flat(List<double[]> arrays) {
    return arrays.stream().flatMapToDouble(Arrays::stream).toArray();
  }

  static String text(Estimate estimate) {
    String values =
        estimate.values().stream().map(Arrays::toString).collect(Collectors.joining(", "));
    String errors =
        estimate.standardErrors().stream().map(Arrays::toString).collect(Collectors.joining(", "));
    return values + " +- " + errors + " (" + estimate.shots() + " shots)";
  }
}
