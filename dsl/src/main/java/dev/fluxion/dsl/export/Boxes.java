package dev.fluxion.dsl.export;

import java.util.Arrays;
import java.util.List;

/** How large the boxes of a drawing are, and how far apart arrows end on them. */
final class Boxes {
  private static final double LETTER = 7.2;
  private static final double SMALL_LETTER = 5.8;
  private static final double PADDING = 22;
  private static final double NARROWEST = 34;
  private static final double WIDEST_TOP = 240;
  private static final double PITCH = 12;

  private Boxes() {}

  /** Returns the width of each box: its text must fit, and the arrows that end on it. */
  static double[] widths(Diagram diagram) {
    double[] tops = new double[diagram.nodes().size()];
    for (Diagram.Edge edge : diagram.edges()) {
      tops[edge.to()] += pitch(edge.mark());
    }
    double[] widths = new double[tops.length];
    Arrays.setAll(
        widths,
        node -> Math.max(text(diagram.nodes().get(node)), Math.min(tops[node] + 8, WIDEST_TOP)));
    return widths;
  }

  private static double text(Diagram.Node node) {
    double width = node.lines().get(0).length() * LETTER;
    for (String line : node.lines().subList(1, node.lines().size())) {
      width = Math.max(width, line.length() * SMALL_LETTER);
    }
    return Math.max(NARROWEST, width + PADDING);
  }

  /** Returns the height of a box. */
  static double height(Diagram.Node node) {
    return node.lines().size() == 1 ? 26 : 40;
  }

  /**
   * Returns where arrows end, from the middle of a box, one after the other from the left.
   *
   * @param marks what is written at the ends
   * @param width the width of the box
   */
  static double[] ends(List<String> marks, double width) {
    if (marks.size() == 1) {
      return new double[] {0};
    }
    double total = marks.stream().mapToDouble(Boxes::pitch).sum();
    double scale = Math.min(1, (width - 8) / total);
    double[] ends = new double[marks.size()];
    double x = -total / 2;
    for (int k = 0; k < ends.length; k++) {
      // The mark stands to the right of the arrow and takes the rest of the place.
      ends[k] = scale * (x + PITCH / 2);
      x += pitch(marks.get(k));
    }
    return ends;
  }

  private static double pitch(String mark) {
    return PITCH + (mark.isEmpty() ? 0 : SMALL_LETTER * mark.length());
  }
}
