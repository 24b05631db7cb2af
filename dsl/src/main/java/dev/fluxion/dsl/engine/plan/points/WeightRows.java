package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The weights of all targets: sparse rows, written in any order. */
final class WeightRows {
  private final int[] starts;
  private final int[] ends;
  private int[] columns = new int[256];
  private double[] weights = new double[256];
  private int size;
  private int row;

  /**
   * Creates rows without weights.
   *
   * @param targets the number of rows
   */
  WeightRows(int targets) {
    this.starts = new int[targets];
    this.ends = new int[targets];
  }

  /** Begins a row, which must be empty. */
  void begin(int target) {
    row = target;
    starts[target] = size;
    ends[target] = size;
  }

  /** Adds a weight to the row that was begun last. */
  void add(int point, double weight) {
    if (size == columns.length) {
      columns = Arrays.copyOf(columns, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    columns[size] = point;
    weights[size] = weight;
    size++;
    ends[row] = size;
  }

  int targets() {
    return starts.length;
  }

  int size(int target) {
    return ends[target] - starts[target];
  }

  int point(int target, int k) {
    return columns[starts[target] + k];
  }

  double weight(int target, int k) {
    return weights[starts[target] + k];
  }

  /** Returns the points that have a weight, in their order. */
  int[] used(int points) {
    boolean[] used = new boolean[points];
    for (int k = 0; k < size; k++) {
      used[columns[k]] = true;
    }
    return IntStream.range(0, points).filter(point -> used[point]).toArray();
  }

  /** Returns these rows with some of the points, numbered by their places. */
  WeightRows renumbered(int[] kept, int points) {
    int[] places = new int[points];
    for (int place = 0; place < kept.length; place++) {
      places[kept[place]] = place;
    }
    WeightRows renumbered = new WeightRows(starts.length);
    for (int target = 0; target < starts.length; target++) {
      renumbered.begin(target);
      for (int k = starts[target]; k < ends[target]; k++) {
        renumbered.add(places[columns[k]], weights[k]);
      }
    }
    return renumbered;
  }

  /** Returns the variance of one shot that is split best between the points. */
  double variance(int points, Objective objective) {
    double[] squares = new double[points];
    for (int target = 0; target < starts.length; target++) {
      double weight = objective.weight(target);
      for (int k = starts[target]; k < ends[target]; k++) {
        squares[columns[k]] += weight * weights[k] * weights[k];
      }
    }
    double sum = Arrays.stream(squares).map(Math::sqrt).sum();
    return sum * sum;
  }

  /** Returns the largest sum of absolute weights. */
  double norm() {
    double norm = 0;
    for (int target = 0; target < starts.length; target++) {
      double sum = 0;
      for (int k = starts[target]; k < ends[target]; k++) {
        sum += Math.abs(weights[k]);
      }
      norm = Math.max(norm, sum);
    }
    return norm;
  }

  /** Returns the rows with their points. */
  Stencil stencil(ShiftVector[] points) {
    int[] begins = new int[starts.length + 1];
    int[] newColumns = new int[size];
    double[] newWeights = new double[size];
    for (int target = 0; target < starts.length; target++) {
      int length = ends[target] - starts[target];
      System.arraycopy(columns, starts[target], newColumns, begins[target], length);
      System.arraycopy(weights, starts[target], newWeights, begins[target], length);
      begins[target + 1] = begins[target] + length;
    }
    return Stencil.ofRows(points, begins, newColumns, newWeights);
  }
}
