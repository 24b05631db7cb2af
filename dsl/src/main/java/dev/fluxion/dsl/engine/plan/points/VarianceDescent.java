package dev.fluxion.dsl.engine.plan.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Weights of the smallest variance where those of a draft are not the only ones.
 *
 * <p>With points for odd and for even orders an axis has more points than its functions have
 * dimensions, and so relations such as {@code f(0) + f(π) = f(π/2) + f(-π/2)}. Multiples of them
 * may be added to every target. The sum over the points of the lengths of their columns of weights
 * is convex in these multiples; it is minimized by least squares with the inverse lengths as
 * weights, over and over (Daubechies et al., arXiv 0807.0575).
 */
final class VarianceDescent {
  private static final int MOST_STEPS = 400;
  private static final double PRECISION = 1e-9;

  /** The work of one step up to which it is worthwhile: targets times relations squared. */
  private static final long MOST_WORK = 100_000;

  private final Draft draft;
  private final Objective objective;
  private final List<int[]> relationPoints = new ArrayList<>();
  private final List<double[]> relations = new ArrayList<>();

  private VarianceDescent(Draft draft, Objective objective) {
    this.draft = draft;
    this.objective = objective;
    Supports supports = draft.grouping().supports();
    for (int axis = 0; axis < draft.grouping().axisCount(); axis++) {
      List<double[]> ofAxis = draft.rule(axis).relations();
      int support = ofAxis.isEmpty() ? 0 : supports.number(new int[] {axis});
      for (double[] relation : ofAxis) {
        add(support, relation);
      }
    }
  }

  /** Keeps a relation if all of its points are evaluated. */
  private void add(int support, double[] relation) {
    int[] nodes = new int[relation.length];
    int size = 0;
    for (int node = 0; node < relation.length; node++) {
      if (relation[node] != 0) {
        nodes[size++] = node;
      }
    }
    int[] points =
        Arrays.stream(nodes, 0, size)
            .map(node -> node == 0 ? draft.find(0, 0) : draft.find(support, node))
            .toArray();
    if (Arrays.stream(points).allMatch(point -> point >= 0)) {
      relationPoints.add(points);
      relations.add(Arrays.stream(nodes, 0, size).mapToDouble(node -> relation[node]).toArray());
    }
  }

  /** Improves the weights of a draft as far as that is cheap. */
  static void improve(Draft draft, Objective objective) {
    VarianceDescent descent = new VarianceDescent(draft, objective);
    if (!descent.relations.isEmpty()) {
      descent.run();
    }
  }

  private void run() {
    TreeSet<Integer> points = new TreeSet<>();
    relationPoints.forEach(each -> Arrays.stream(each).forEach(points::add));
    int[] place = new int[draft.size()];
    Arrays.fill(place, -1);
    int next = 0;
    for (int point : points) {
      place[point] = next++;
    }
    WeightRows rows = draft.rows();
    List<Integer> touched = new ArrayList<>();
    for (int target = 0; target < rows.targets(); target++) {
      if (touches(rows, target, place)) {
        touched.add(target);
      }
    }
    long work = (long) touched.size() * relations.size() * relations.size();
    if (work > MOST_WORK) {
      return;
    }
    double[][] start = new double[touched.size()][next];
    for (int i = 0; i < start.length; i++) {
      for (int k = 0; k < rows.size(touched.get(i)); k++) {
        int at = place[rows.point(touched.get(i), k)];
        if (at >= 0) {
          start[i][at] = rows.weight(touched.get(i), k);
        }
      }
    }
    double[][] dense = new double[relations.size()][next];
    for (int r = 0; r < dense.length; r++) {
      for (int k = 0; k < relations.get(r).length; k++) {
        dense[r][place[relationPoints.get(r)[k]]] = relations.get(r)[k];
      }
    }
    double[] importance = touched.stream().mapToDouble(objective::weight).toArray();
    double[][] best = new GroupLasso(start, dense, importance).minimize(MOST_STEPS, PRECISION);
    draft.replaceRows(merged(rows, touched, points.stream().toList(), place, best));
  }

  private static boolean touches(WeightRows rows, int target, int[] place) {
    for (int k = 0; k < rows.size(target); k++) {
      if (place[rows.point(target, k)] >= 0) {
        return true;
      }
    }
    return false;
  }

  private static WeightRows merged(
      WeightRows rows, List<Integer> touched, List<Integer> points, int[] place, double[][] best) {
    WeightRows merged = new WeightRows(rows.targets());
    int next = 0;
    for (int target = 0; target < rows.targets(); target++) {
      boolean isTouched = next < touched.size() && touched.get(next) == target;
      merged.begin(target);
      for (int k = 0; k < rows.size(target); k++) {
        if (!isTouched || place[rows.point(target, k)] < 0) {
          merged.add(rows.point(target, k), rows.weight(target, k));
        }
      }
      if (isTouched) {
        double largest = Arrays.stream(best[next]).map(Math::abs).max().orElse(0);
        for (int at = 0; at < points.size(); at++) {
          if (Math.abs(best[next][at]) > 1e-13 * largest) {
            merged.add(points.get(at), best[next][at]);
          }
        }
        next++;
      }
    }
    return merged;
  }
}
