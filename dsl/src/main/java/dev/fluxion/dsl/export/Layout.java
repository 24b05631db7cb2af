package dev.fluxion.dsl.export;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Places boxes in rows: arrows that pass a row get a lane in it, crossings are reduced by putting
 * everything near the mean of its neighbours.
 */
final class Layout {
  private static final int ORDERINGS = 12;
  private static final int PLACINGS = 24;
  private static final double GAP = 18;
  private static final double LANE = 4;

  private final List<List<Slot>> rows = new ArrayList<>();
  private final List<Slot> slots = new ArrayList<>();
  private final Map<Long, Slot> lanes = new HashMap<>();

  /** A box, or the place where arrows from one box pass a row. */
  static final class Slot {
    final int row;
    final double width;
    final List<Slot> above = new ArrayList<>();
    final List<Slot> below = new ArrayList<>();
    double x;
    double order;

    Slot(int row, double width) {
      this.row = row;
      this.width = width;
    }

    double x() {
      return x;
    }

    double left() {
      return x - width / 2;
    }

    double right() {
      return x + width / 2;
    }
  }

  private Layout() {}

  static Layout of(Diagram diagram, double[] widths, double limit) {
    double[] spaced = new double[widths.length];
    for (int k = 0; k < widths.length; k++) {
      spaced[k] = widths[k] + GAP;
    }
    int[] ranks = Ranks.of(diagram, spaced, limit);
    Layout layout = new Layout();
    for (int node = 0; node < ranks.length; node++) {
      layout.slots.add(layout.put(new Slot(ranks[node], spaced[node])));
    }
    for (Diagram.Edge edge : diagram.edges()) {
      layout.connect(edge.from(), edge.to());
    }
    layout.arrange();
    layout.place(limit);
    return layout;
  }

  /** Returns how many rows there are. */
  int rows() {
    return rows.size();
  }

  /** Returns all places, lanes included. */
  Stream<Slot> places() {
    return rows.stream().flatMap(List::stream);
  }

  /** Returns the place of a box. */
  Slot box(int node) {
    return slots.get(node);
  }

  /** Returns the places that an arrow passes, the boxes at its ends included. */
  List<Slot> path(int from, int to) {
    List<Slot> path = new ArrayList<>();
    path.add(box(from));
    for (int row = box(from).row + 1; row < box(to).row; row++) {
      path.add(lane(from, row));
    }
    path.add(box(to));
    return path;
  }

  private Slot put(Slot slot) {
    while (rows.size() <= slot.row) {
      rows.add(new ArrayList<>());
    }
    slot.order = rows.get(slot.row).size();
    rows.get(slot.row).add(slot);
    return slot;
  }

  /** All arrows from one box share their lanes: fewer lines, and the picture stays narrow. */
  private Slot lane(int from, int row) {
    return lanes.computeIfAbsent((long) from << 32 | row, key -> put(new Slot(row, LANE)));
  }

  private void connect(int from, int to) {
    List<Slot> path = path(from, to);
    for (int k = 1; k < path.size(); k++) {
      Slot upper = path.get(k - 1);
      Slot lower = path.get(k);
      if (!upper.below.contains(lower)) {
        upper.below.add(lower);
        lower.above.add(upper);
      }
    }
  }

  private void arrange() {
    for (int round = 0; round < ORDERINGS; round++) {
      boolean down = round % 2 == 0;
      for (int k = 0; k < rows.size(); k++) {
        List<Slot> row = rows.get(down ? k : rows.size() - 1 - k);
        for (Slot slot : row) {
          List<Slot> fixed = down ? slot.above : slot.below;
          slot.order = fixed.stream().mapToDouble(each -> each.order).average().orElse(slot.order);
        }
        row.sort(Comparator.comparingDouble(slot -> slot.order));
        for (int position = 0; position < row.size(); position++) {
          // Relative to the row, so that short and long rows can be compared.
          row.get(position).order = (position + 0.5) / row.size();
        }
      }
    }
  }

  private void place(double limit) {
    for (List<Slot> row : rows) {
      double x = (limit - row.stream().mapToDouble(slot -> slot.width).sum()) / 2;
      for (Slot slot : row) {
        slot.x = x + slot.width / 2;
        x += slot.width;
      }
    }
    for (int round = 0; round < PLACINGS; round++) {
      boolean down = round % 2 == 0;
      for (int k = 0; k < rows.size(); k++) {
        settle(rows.get(down ? k : rows.size() - 1 - k), down);
      }
    }
    closeGaps();
  }

  /** Closes gaps that go from the top to the bottom: between parts that have no connection. */
  private void closeGaps() {
    List<Slot> all = places().sorted(Comparator.comparingDouble(Slot::left)).toList();
    double reached = Double.POSITIVE_INFINITY;
    double moved = 0;
    for (Slot slot : all) {
      moved += Math.max(0, slot.left() - moved - reached);
      slot.x -= moved;
      reached = Math.max(reached == Double.POSITIVE_INFINITY ? slot.left() : reached, slot.right());
    }
  }

  /**
   * Moves a row towards its neighbours: the mean of packing it from the left and from the right.
   */
  private static void settle(List<Slot> row, boolean down) {
    double[] wanted = new double[row.size()];
    for (int k = 0; k < wanted.length; k++) {
      Slot slot = row.get(k);
      List<Slot> near = new ArrayList<>(down ? slot.above : slot.below);
      wanted[k] = near.stream().mapToDouble(Slot::x).average().orElse(slot.x);
    }
    double[] left = wanted.clone();
    for (int k = 1; k < left.length; k++) {
      left[k] = Math.max(left[k], left[k - 1] + distance(row, k));
    }
    double[] right = wanted.clone();
    for (int k = right.length - 2; k >= 0; k--) {
      right[k] = Math.min(right[k], right[k + 1] - distance(row, k + 1));
    }
    for (int k = 0; k < wanted.length; k++) {
      row.get(k).x = (left[k] + right[k]) / 2;
    }
  }

  private static double distance(List<Slot> row, int k) {
    return (row.get(k - 1).width + row.get(k).width) / 2;
  }
}
