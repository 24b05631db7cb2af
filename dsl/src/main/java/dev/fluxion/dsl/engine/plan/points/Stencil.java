package dev.fluxion.dsl.engine.plan.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Distinct points, and for each target the weights of the evaluations there that it is made of. */
public final class Stencil {
  private static final double NEGLIGIBLE = 1e-13;

  private final List<ShiftVector> points;
  private final int[] starts;
  private final int[] columns;
  private final double[] weights;

  private Stencil(List<ShiftVector> points, int[] starts, int[] columns, double[] weights) {
    this.points = points;
    this.starts = starts;
    this.columns = columns;
    this.weights = weights;
  }

  /**
   * Returns a stencil of parts that are its own from now on.
   *
   * @param points distinct and each used
   * @param starts where each row begins, and the length of the rest
   * @param columns the points of the rows
   * @param weights their weights, none negligible
   */
  static Stencil ofRows(ShiftVector[] points, int[] starts, int[] columns, double[] weights) {
    return new Stencil(List.of(points), starts, columns, weights);
  }

  /** Returns a builder without rows, which leaves out weights that are nothing but rounding. */
  public static Builder builder() {
    return new Builder(NEGLIGIBLE);
  }

  /** Returns a builder without rows, which keeps every weight: those of an exact rule. */
  public static Builder exactBuilder() {
    return new Builder(0);
  }

  /** Returns the different points that are evaluated, in an order that is the same in every run. */
  public List<ShiftVector> points() {
    return points;
  }

  /** Returns the number of targets. */
  public int rows() {
    return starts.length - 1;
  }

  /** Returns the number of points that a target is made of, 0 for one that is zero. */
  public int rowSize(int row) {
    return starts[row + 1] - starts[row];
  }

  /**
   * Returns the index of a point that a target is made of.
   *
   * @param row the target
   * @param k from 0 to below the size of the row
   */
  public int point(int row, int k) {
    return columns[starts[row] + k];
  }

  /**
   * Returns the weight of the k-th point that a target is made of.
   *
   * @param row the target
   * @param k from 0 to below the size of the row
   */
  public double weight(int row, int k) {
    return weights[starts[row] + k];
  }

  /** Returns the sum of the absolute weights of a target. */
  public double norm(int row) {
    double norm = 0;
    for (int k = starts[row]; k < starts[row + 1]; k++) {
      norm += Math.abs(weights[k]);
    }
    return norm;
  }

  /** Adds rows up; equal points are merged, and points that no row uses are left out. */
  public static final class Builder {
    private final List<Map<ShiftVector, Double>> rows = new ArrayList<>();

    private final double negligible;

    private Builder(double negligible) {
      this.negligible = negligible;
    }

    /** Begins the row of the next target. */
    public Builder row() {
      rows.add(new LinkedHashMap<>());
      return this;
    }

    /**
     * Adds an evaluation to the row that was begun last.
     *
     * @param point where
     * @param weight how much it counts; added to what the row has there already
     */
    public Builder add(ShiftVector point, double weight) {
      rows.get(rows.size() - 1).merge(point, weight, Double::sum);
      return this;
    }

    /** Returns the stencil; negligible weights are left out. */
    public Stencil build() {
      List<ShiftVector> points = new ArrayList<>();
      Map<ShiftVector, Integer> numbers = new HashMap<>();
      int entries = rows.stream().mapToInt(Map::size).sum();
      int[] starts = new int[rows.size() + 1];
      int[] columns = new int[entries];
      double[] weights = new double[entries];
      int size = 0;
      for (int i = 0; i < rows.size(); i++) {
        double largest = rows.get(i).values().stream().mapToDouble(Math::abs).max().orElse(0);
        for (Map.Entry<ShiftVector, Double> entry : rows.get(i).entrySet()) {
          if (Math.abs(entry.getValue()) > negligible * largest) {
            Integer known = numbers.putIfAbsent(entry.getKey(), points.size());
            if (known == null) {
              points.add(entry.getKey());
            }
            columns[size] = known == null ? points.size() - 1 : known;
            weights[size++] = entry.getValue();
          }
        }
        starts[i + 1] = size;
      }
      return new Stencil(
          List.copyOf(points), starts, Arrays.copyOf(columns, size), Arrays.copyOf(weights, size));
    }
  }
}
