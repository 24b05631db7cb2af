package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The weights of one kind of group: on a line or plane where that saves points and the weights stay
 * small, else on the products of the axes' points.
 *
 * <p>A functional on the group is a vector in the tensor product of the axes' spaces. The columns
 * are the values at the points that the groups of fewer axes have, and at those of a candidate; a
 * candidate does if every derivative is a combination of them.
 */
final class TemplateSolver {
  private static final double RESIDUAL = 1e-10;
  private static final double NORM_LIMIT = 100;
  private static final double NEGLIGIBLE = 1e-13;
  private static final int MOST_NUMBERS = 400_000;

  private final AxisRule[] rules;
  private final List<int[]> types;

  /**
   * Creates the solver of one kind of group.
   *
   * @param rules the rules of the axes
   * @param types the types that are asked of them
   */
  TemplateSolver(AxisRule[] rules, List<int[]> types) {
    this.rules = rules;
    this.types = types;
  }

  /**
   * Returns the template on products.
   *
   * @param id its number
   * @param fallback why it is not on a line
   */
  Template tensor(int id, Optional<String> fallback) {
    Map<IntKey, Template.Row> rows = new LinkedHashMap<>();
    for (int[] each : types) {
      rows.put(new IntKey(each), TensorRule.row(rules, each));
    }
    return new Template(id, rules.length, rows, List.of(), fallback);
  }

  /**
   * Returns the template on a line or plane, or on products if there is none.
   *
   * @param id its number
   * @param parts the templates of the groups of fewer axes by the mask of these, null where there
   *     is none
   */
  Template line(int id, @Nullable Template[] parts) {
    LinePoints line = new LinePoints(rules);
    if (line.freeAxes() < 2) {
      return tensor(id, Optional.empty());
    }
    if (!LinePoints.isPossible(rules)) {
      return tensor(
          id,
          Optional.of(
              rules.length
                  + " parameters exceed the line rule's "
                  + LinePoints.MOST_AXES
                  + ": corners"));
    }
    if (!line.withoutUnit().isEmpty()) {
      return tensor(
          id,
          Optional.of(
              line.withoutUnit().get(0) + " have no common unit, which a line needs: corners"));
    }
    if (numbers(parts) > MOST_NUMBERS) {
      return tensor(
          id,
          Optional.of(
              "the equations of a line have more than " + MOST_NUMBERS + " numbers: corners"));
    }
    Template tensor = tensor(id, Optional.empty());
    return onFewest(id, line.candidates(tensor.ownCodes().length), parts).orElse(tensor);
  }

  /** Returns how many numbers the values at the known points have. */
  private long numbers(@Nullable Template[] parts) {
    long dimension = 1;
    for (AxisRule rule : rules) {
      dimension *= rule.space().dimension();
    }
    long points = 1;
    for (Template part : parts) {
      points += part == null ? 0 : part.ownCodes().length;
    }
    return dimension * points;
  }

  /** Returns the template on the candidate with the fewest points, then the smallest weights. */
  private Optional<Template> onFewest(
      int id, List<List<Angle[]>> candidates, @Nullable Template[] parts) {
    List<Column> known = known(parts);
    Map<IntKey, Template.Row> best = Map.of();
    List<Angle[]> bestPoints = List.of();
    double smallest = NORM_LIMIT;
    for (List<Angle[]> candidate : candidates) {
      if (!best.isEmpty() && candidate.size() > bestPoints.size()) {
        break;
      }
      Map<IntKey, Template.Row> rows = solve(known, candidate);
      double norm = rows.values().stream().mapToDouble(Template.Row::norm).max().orElse(NORM_LIMIT);
      if (norm < smallest * (1 - 1e-9)) {
        best = rows;
        bestPoints = candidate;
        smallest = norm;
      }
    }
    return best.isEmpty()
        ? Optional.empty()
        : Optional.of(new Template(id, rules.length, best, bestPoints, Optional.empty()));
  }

  /**
   * A point with the functional of the value there.
   *
   * @param mask the axes that it shifts
   * @param code where it is
   * @param value the functional
   */
  private record Column(int mask, long code, double[] value) {}

  /** Returns the points that the groups of fewer axes have anyway. */
  private List<Column> known(@Nullable Template[] parts) {
    Angle[] base = new Angle[rules.length];
    Arrays.fill(base, Angle.ZERO);
    List<Column> known = new ArrayList<>();
    known.add(new Column(0, 0, value(base)));
    for (int mask = 1; mask < parts.length; mask++) {
      Template part = parts[mask];
      if (part != null) {
        AxisRule[] some = pick(rules, mask);
        for (long code : part.ownCodes()) {
          Angle[] shifts = base.clone();
          Angle[] own = part.shifts(code, some);
          int next = 0;
          for (int k = 0; k < shifts.length; k++) {
            shifts[k] = (mask >> k & 1) == 0 ? Angle.ZERO : own[next++];
          }
          known.add(new Column(mask, code, value(shifts)));
        }
      }
    }
    return known;
  }

  static AxisRule[] pick(AxisRule[] rules, int mask) {
    AxisRule[] picked = new AxisRule[Integer.bitCount(mask)];
    int size = 0;
    for (int k = 0; k < rules.length; k++) {
      if ((mask >> k & 1) != 0) {
        picked[size++] = rules[k];
      }
    }
    return picked;
  }

  private double[] value(Angle[] shifts) {
    double[] value = {1};
    for (int k = 0; k < shifts.length; k++) {
      value = product(value, rules[k].space().value(shifts[k]));
    }
    return value;
  }

  private double[] derivative(int[] orders) {
    double[] value = {1};
    for (int k = 0; k < orders.length; k++) {
      value = product(value, rules[k].space().derivative(orders[k]));
    }
    return value;
  }

  private static double[] product(double[] a, double[] b) {
    double[] product = new double[a.length * b.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b.length; j++) {
        product[i * b.length + j] = a[i] * b[j];
      }
    }
    return product;
  }

  /** Returns the rows on known and new points; none if one of them cannot be made. */
  private Map<IntKey, Template.Row> solve(List<Column> known, List<Angle[]> points) {
    List<Column> all = new ArrayList<>(known);
    for (int k = 0; k < points.size(); k++) {
      long code = Template.code(points.get(k), rules).orElse(-1 - k);
      all.add(new Column((1 << rules.length) - 1, code, value(points.get(k))));
    }
    double[][] columns = all.stream().map(Column::value).toArray(double[][]::new);
    LeastSquares equations = new LeastSquares(columns);
    Map<IntKey, Template.Row> rows = new LinkedHashMap<>();
    for (int[] each : types) {
      double[] wanted = derivative(each);
      double[] weights = equations.solve(wanted);
      double residual = largest(equations.residual(weights, wanted));
      if (!(residual <= RESIDUAL * largest(wanted))) {
        return Map.of();
      }
      rows.put(new IntKey(each), row(all, weights));
    }
    return rows;
  }

  private static double largest(double[] values) {
    return Arrays.stream(values).map(Math::abs).max().orElse(0);
  }

  private static Template.Row row(List<Column> columns, double[] weights) {
    double limit = NEGLIGIBLE * largest(weights);
    int[] used = new int[weights.length];
    int size = 0;
    for (int j = 0; j < weights.length; j++) {
      if (Math.abs(weights[j]) > limit) {
        used[size++] = j;
      }
    }
    int[] kept = Arrays.copyOf(used, size);
    return new Template.Row(
        Arrays.stream(kept).map(j -> columns.get(j).mask()).toArray(),
        Arrays.stream(kept).mapToLong(j -> columns.get(j).code()).toArray(),
        Arrays.stream(kept).mapToDouble(j -> weights[j]).toArray());
  }
}
