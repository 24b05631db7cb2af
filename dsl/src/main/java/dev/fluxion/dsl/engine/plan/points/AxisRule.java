package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The points along one axis, and the weights by which each order is made of the values there. */
final class AxisRule {
  private static final double TOLERANCE = 1e-11;
  private static final double NEGLIGIBLE = 1e-13;

  private final int id;
  private final AxisSpace space;
  private final Style style;
  private final List<Angle> nodes;
  private final Map<Integer, double[]> weights = new HashMap<>();

  /** Where the points of an axis are. */
  enum Style {
    /** Odd orders and even orders have points of their own, of the smallest sum of weights. */
    PARITY,
    /** One set for all orders, with the odd points of {@link #PARITY}. */
    QUARTER,
    /** One set for all orders, evenly spaced. */
    THIRD
  }

  /**
   * Creates the rule of one kind of axis.
   *
   * @param id a number that no other rule of the planner has
   * @param space the functionals
   * @param style where the points are
   */
  AxisRule(int id, AxisSpace space, Style style) {
    this.id = id;
    this.space = space;
    this.style = style;
    AxisNodes choice = new AxisNodes(space);
    Set<Angle> all = new LinkedHashSet<>();
    all.add(Angle.ZERO);
    if (style == Style.PARITY) {
      all.addAll(choice.odd());
      all.addAll(choice.even());
    } else {
      all.addAll(style == Style.QUARTER ? choice.quarter() : choice.third());
    }
    this.nodes = List.copyOf(all);
  }

  int id() {
    return id;
  }

  AxisSpace space() {
    return space;
  }

  /** Returns the shifts, the first of them zero. */
  List<Angle> nodes() {
    return nodes;
  }

  /**
   * Returns the weights of the nodes that make the normalized derivative of a type.
   *
   * @param type as {@link AxisSpace#type} gives it
   */
  double[] weights(int type) {
    return weights.computeIfAbsent(type, this::solve);
  }

  private double[] solve(int type) {
    List<Angle> used = nodes;
    if (style == Style.PARITY) {
      AxisNodes choice = new AxisNodes(space);
      used = type % 2 == 1 ? choice.odd() : choice.even();
    }
    List<double[]> combinations = combinations(used, type % 2 == 1);
    double[][] columns = combinations.stream().map(this::functional).toArray(double[][]::new);
    double condition = new LeastSquares(columns).condition();
    if (!(condition <= PointErrors.CONDITION_LIMIT)) {
      throw PointErrors.illConditioned(space.spectrum(), condition);
    }
    double[] wanted = space.derivative(type);
    double[][] matrix = new double[wanted.length][columns.length];
    for (int i = 0; i < wanted.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        matrix[i][j] = columns[j][i];
      }
    }
    double[] x =
        LinearSystem.solve(matrix, wanted, TOLERANCE)
            .orElseThrow(() -> PointErrors.illConditioned(space.spectrum(), condition));
    double[] result = new double[nodes.size()];
    for (int j = 0; j < x.length; j++) {
      for (int node = 0; node < result.length; node++) {
        result[node] += x[j] * combinations.get(j)[node];
      }
    }
    double largest = Arrays.stream(result).map(Math::abs).max().orElse(0);
    for (int node = 0; node < result.length; node++) {
      result[node] = Math.abs(result[node]) > NEGLIGIBLE * largest ? result[node] : 0;
    }
    return result;
  }

  /**
   * Returns what the weights are sums of, as weights of the nodes: sums or differences of opposite
   * points, so that rounding cannot mix parities; every point alone where one has no opposite.
   */
  private List<double[]> combinations(List<Angle> used, boolean odd) {
    List<double[]> combinations = new ArrayList<>();
    List<double[]> single = new ArrayList<>();
    boolean mirrored = true;
    for (Angle each : used) {
      int node = nodes.indexOf(each);
      double[] alone = new double[nodes.size()];
      alone[node] = 1;
      single.add(alone);
      int opposite = used.contains(each.negate()) ? nodes.indexOf(each.negate()) : -1;
      boolean pure = odd ? space.isOdd(each) : space.isEven(each);
      if (pure) {
        combinations.add(alone.clone());
      } else if (opposite > node) {
        double[] pair = alone.clone();
        pair[opposite] = odd ? -1 : 1;
        combinations.add(pair);
      } else if (opposite < 0) {
        mirrored &= odd ? space.isEven(each) : space.isOdd(each);
      }
    }
    return mirrored ? combinations : single;
  }

  /** Returns the combination of values at the nodes. */
  private double[] functional(double[] combination) {
    double[] sum = new double[space.dimension()];
    for (int node = 0; node < combination.length; node++) {
      if (combination[node] != 0) {
        double[] value = space.value(nodes.get(node));
        for (int i = 0; i < sum.length; i++) {
          sum[i] += combination[node] * value[i];
        }
      }
    }
    return sum;
  }

  /** Returns the combinations of values at the nodes that are zero for every function. */
  List<double[]> relations() {
    List<double[]> relations = new ArrayList<>();
    List<Integer> basis = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      double[] value = space.value(nodes.get(node));
      Optional<double[]> known = basis.isEmpty() ? Optional.empty() : inSpan(basis, value);
      if (known.isEmpty()) {
        basis.add(node);
      } else {
        double[] relation = new double[nodes.size()];
        relation[node] = 1;
        for (int j = 0; j < basis.size(); j++) {
          relation[basis.get(j)] -= known.get()[j];
        }
        relations.add(relation);
      }
    }
    return relations;
  }

  private Optional<double[]> inSpan(List<Integer> basis, double[] value) {
    double[][] matrix = new double[value.length][basis.size()];
    for (int i = 0; i < value.length; i++) {
      for (int j = 0; j < basis.size(); j++) {
        matrix[i][j] = space.value(nodes.get(basis.get(j)))[i];
      }
    }
    return LinearSystem.solve(matrix, value, TOLERANCE);
  }
}
