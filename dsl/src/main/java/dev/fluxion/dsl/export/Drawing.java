package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Draws the graph of a function. */
public final class Drawing {
  private static final int LIMIT = 150;

  /** With the margins, what fits a window of 1,200 pixels. */
  private static final double ROW = 1_140;

  private static final double MARGIN = 20;
  private static final double BETWEEN_ROWS = 44;

  private final Diagram diagram;
  private final double[] widths;
  private final Layout layout;

  /** The upper edge and the height of each row. */
  private final double[] tops;

  private final double[] heights;

  private Drawing(Diagram diagram) {
    this.diagram = diagram;
    this.widths = Boxes.widths(diagram);
    this.layout = Layout.of(diagram, widths, ROW);
    this.tops = new double[layout.rows() + 1];
    this.heights = new double[layout.rows()];
    for (int node = 0; node < widths.length; node++) {
      int row = layout.box(node).row;
      heights[row] = Math.max(heights[row], Boxes.height(diagram.nodes().get(node)));
    }
    tops[0] = MARGIN;
    for (int row = 0; row < heights.length; row++) {
      tops[row + 1] = tops[row] + heights[row] + BETWEEN_ROWS;
    }
  }

  /**
   * Returns a function as an SVG picture that needs nothing else: inputs at the top, outputs at the
   * bottom, calls of primitives in a colour of their own.
   *
   * <p>It has about 150 boxes at most; a note among them says how many are missing.
   *
   * @param name the name of the function
   * @param graph its inputs and outputs
   */
  public static String svg(String name, Graph graph) {
    return new Drawing(Diagram.of(name, graph, LIMIT).withoutParallels()).draw(name);
  }

  private String draw(String name) {
    double left = layout.places().mapToDouble(Layout.Slot::left).min().orElse(0);
    double right = layout.places().mapToDouble(Layout.Slot::right).max().orElse(0);
    layout.places().forEach(slot -> slot.x += MARGIN - left);
    double bottom = heights.length == 0 ? MARGIN : tops[heights.length] - BETWEEN_ROWS;
    Svg svg = new Svg(name, right - left + 2 * MARGIN, bottom + MARGIN);
    List<List<Diagram.Edge>> incoming = new ArrayList<>();
    diagram.nodes().forEach(node -> incoming.add(new ArrayList<>()));
    diagram.edges().forEach(edge -> incoming.get(edge.to()).add(edge));
    incoming.forEach(edges -> arrows(edges, svg));
    for (int node = 0; node < widths.length; node++) {
      Layout.Slot slot = layout.box(node);
      svg.box(diagram.nodes().get(node), slot.x, middle(slot), widths[node]);
    }
    return svg.finish();
  }

  private double middle(Layout.Slot slot) {
    return tops[slot.row] + heights[slot.row] / 2;
  }

  /** Draws all arrows that end on one box, in an order in which they do not cross there. */
  private void arrows(List<Diagram.Edge> edges, Svg svg) {
    edges.sort(Comparator.comparingDouble(this::approach));
    double[] ends =
        edges.isEmpty()
            ? new double[0]
            : Boxes.ends(
                edges.stream().map(Diagram.Edge::mark).toList(), widths[edges.get(0).to()]);
    for (int k = 0; k < ends.length; k++) {
      Diagram.Edge edge = edges.get(k);
      Layout.Slot to = layout.box(edge.to());
      double x = to.x + ends[k];
      double y = middle(to) - Boxes.height(diagram.nodes().get(edge.to())) / 2;
      svg.arrow(path(edge, x, y));
      if (!edge.mark().isEmpty()) {
        svg.mark(edge.mark(), x + 3, y - 9);
      }
    }
  }

  /** Returns from where, left to right, an arrow comes to its end. */
  private double approach(Diagram.Edge edge) {
    List<Layout.Slot> path = layout.path(edge.from(), edge.to());
    return path.get(path.size() - 2).x;
  }

  private String path(Diagram.Edge edge, double endX, double endY) {
    List<Layout.Slot> path = layout.path(edge.from(), edge.to());
    Layout.Slot start = path.get(0);
    double x = start.x;
    double y = middle(start) + Boxes.height(diagram.nodes().get(edge.from())) / 2;
    StringBuilder text = new StringBuilder("M" + point(x, y));
    for (Layout.Slot lane : path.subList(1, path.size() - 1)) {
      double top = tops[lane.row];
      text.append(curve(x, y, lane.x, top));
      x = lane.x;
      y = top + heights[lane.row];
      text.append(" L").append(point(x, y));
    }
    return text.append(curve(x, y, endX, endY)).toString();
  }

  private static String curve(double x, double y, double toX, double toY) {
    double half = (y + toY) / 2;
    return " C" + point(x, half) + " " + point(toX, half) + " " + point(toX, toY);
  }

  private static String point(double x, double y) {
    return Svg.number(x) + " " + Svg.number(y);
  }
}
