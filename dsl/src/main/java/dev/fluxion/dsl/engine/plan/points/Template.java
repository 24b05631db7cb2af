package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the targets of one kind of group are made of points, whichever axes it is about.
 *
 * <p>A point is a mask, the axes of the group that it shifts, and a code: that of its nodes in each
 * of these axes, the first counting least, or {@code -1 - k} for the k-th point of a line or plane
 * that is not of nodes.
 */
final class Template {
  private final int id;
  private final Map<IntKey, Row> rows;
  private final List<Angle[]> line;
  private final long[] ownCodes;
  private final Optional<String> fallback;

  /**
   * What one derivative is made of.
   *
   * @param masks the axes of each point
   * @param codes where each point is
   * @param weights how much each point counts
   */
  record Row(int[] masks, long[] codes, double[] weights) {
    double norm() {
      return Arrays.stream(weights).map(Math::abs).sum();
    }

    /** Returns the codes of the points that shift all axes. */
    long[] codesAt(int mask) {
      long[] found = new long[codes.length];
      int size = 0;
      for (int k = 0; k < codes.length; k++) {
        if (masks[k] == mask) {
          found[size++] = codes[k];
        }
      }
      return Arrays.copyOf(found, size);
    }
  }

  /**
   * Creates a template.
   *
   * @param id a number that no other template of the planner has
   * @param size the number of axes
   * @param rows the derivative of each combination of types
   * @param line the shifts of the points of a line or plane
   * @param fallback why a line is not used although it might be expected
   */
  Template(int id, int size, Map<IntKey, Row> rows, List<Angle[]> line, Optional<String> fallback) {
    this.id = id;
    this.rows = rows;
    this.line = line;
    this.fallback = fallback;
    int all = (1 << size) - 1;
    this.ownCodes =
        rows.values().stream()
            .flatMapToLong(row -> Arrays.stream(row.codesAt(all)))
            .sorted()
            .distinct()
            .toArray();
  }

  int id() {
    return id;
  }

  Row row(int[] types) {
    return Objects.requireNonNull(rows.get(new IntKey(types)), "row");
  }

  /** Returns the codes of the points that shift all axes of the group. */
  long[] ownCodes() {
    return ownCodes;
  }

  boolean isLine() {
    return !line.isEmpty();
  }

  Optional<String> fallback() {
    return fallback;
  }

  /**
   * Returns the shifts of a point that shifts all axes of the group.
   *
   * @param code where it is
   * @param rules the rules of the axes
   */
  Angle[] shifts(long code, AxisRule[] rules) {
    return code < 0 ? line.get((int) (-1 - code)) : nodes(code, rules);
  }

  /**
   * Returns the code of the product of nodes that has some shifts, if they are nodes.
   *
   * @param shifts the shift of each axis
   * @param rules the rules of the axes
   */
  static OptionalLong code(Angle[] shifts, AxisRule[] rules) {
    long code = 0;
    long unit = 1;
    for (int k = 0; k < rules.length; k++) {
      int node = rules[k].nodes().indexOf(shifts[k]);
      if (node < 0) {
        return OptionalLong.empty();
      }
      code += unit * node;
      unit *= rules[k].nodes().size();
    }
    return OptionalLong.of(code);
  }

  /**
   * Returns the shifts of a product of nodes.
   *
   * @param code which nodes
   * @param rules the rules of the axes
   */
  static Angle[] nodes(long code, AxisRule[] rules) {
    Angle[] shifts = new Angle[rules.length];
    long rest = code;
    for (int k = 0; k < rules.length; k++) {
      List<Angle> nodes = rules[k].nodes();
      shifts[k] = nodes.get((int) (rest % nodes.size()));
      rest /= nodes.size();
    }
    return shifts;
  }
}
