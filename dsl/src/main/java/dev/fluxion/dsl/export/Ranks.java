package dev.fluxion.dsl.export;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Gives each box of a picture a row: below all boxes that an arrow comes from. */
final class Ranks {
  private Ranks() {}

  /**
   * Returns the row of each box, from 0; a row that would be too wide is spread over several.
   *
   * @param diagram the boxes and arrows
   * @param widths the width of each box with its margin
   * @param limit how wide a row may be
   */
  static int[] of(Diagram diagram, double[] widths, double limit) {
    int[] layers = longestPaths(diagram);
    int last = Arrays.stream(layers).max().orElse(0);
    List<List<Integer>> members = new ArrayList<>();
    for (int layer = 0; layer <= last; layer++) {
      members.add(new ArrayList<>());
    }
    for (int node = 0; node < layers.length; node++) {
      members.get(layers[node]).add(node);
    }
    int[] rows = new int[layers.length];
    int row = -1;
    for (List<Integer> layer : members) {
      double total = layer.stream().mapToDouble(node -> widths[node]).sum();
      // Rows of about equal width look better than full ones and a rest.
      double share = total / Math.ceil(total / limit);
      double used = Double.POSITIVE_INFINITY;
      for (int node : layer) {
        if (used + widths[node] / 2 > share) {
          row++;
          used = 0;
        }
        used += widths[node];
        rows[node] = row;
      }
    }
    return rows;
  }

  private static int[] longestPaths(Diagram diagram) {
    int count = diagram.nodes().size();
    int[] layers = new int[count];
    // Arguments come first, so arrows in the order of their ends see final layers at their starts.
    for (Diagram.Edge edge : diagram.edges()) {
      layers[edge.to()] = Math.max(layers[edge.to()], layers[edge.from()] + 1);
    }
    int[] lowest = new int[count];
    Arrays.fill(lowest, Integer.MAX_VALUE);
    boolean[] fed = new boolean[count];
    for (Diagram.Edge edge : diagram.edges()) {
      lowest[edge.from()] = Math.min(lowest[edge.from()], layers[edge.to()] - 1);
      fed[edge.to()] = true;
    }
    for (int node = 0; node < count; node++) {
      boolean input = diagram.nodes().get(node).kind() == Diagram.Kind.INPUT;
      // A constant stands just above its first use; only inputs belong to the top.
      if (!fed[node] && !input && lowest[node] != Integer.MAX_VALUE) {
        layers[node] = lowest[node];
      }
    }
    return layers;
  }
}
