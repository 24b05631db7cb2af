package dev.fluxion.tour.plot;

import dev.fluxion.tour.page.Markup;
import java.util.List;
import java.util.Locale;

/** Curves and points over two axes, with a legend above, as an SVG element. */
public final class Plot {
  private static final int WIDTH = 800;
  private static final int HEIGHT = 420;
  private static final int LEFT = 80;
  private static final int RIGHT = 24;
  private static final int TOP = 48;
  private static final int BOTTOM = 60;
  private static final int LEGEND_LINE = 34;
  private static final double LETTER = 8.6;

  private final String title;
  private final Axis x;
  private final Axis y;
  private final List<Series> curves;
  private final StringBuilder svg = new StringBuilder();

  private Plot(String title, Axis x, Axis y, List<Series> curves) {
    this.title = title;
    this.x = x;
    this.y = y;
    this.curves = curves;
  }

  /**
   * Returns curves and points drawn over two axes.
   *
   * @param title what is shown, for those who cannot see it
   * @param x the horizontal axis
   * @param y the vertical axis
   * @param curves up to six, to be told apart
   */
  public static String svg(String title, Axis x, Axis y, List<Series> curves) {
    return new Plot(title, x, y, curves).draw();
  }

  private String draw() {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
            + " role=\"img\" font-family=\"system-ui, 'DejaVu Sans', sans-serif\""
            + " font-size=\"15\" fill=\"#1c2430\">",
        WIDTH, HEIGHT, WIDTH, HEIGHT);
    add("<title>%s</title>", Markup.escape(title));
    verticalAxis();
    horizontalAxis();
    for (int i = 0; i < curves.size(); i++) {
      if (curves.get(i).isCurve()) {
        curve(curves.get(i), Stroke.of(i));
      } else {
        points(curves.get(i), Stroke.of(i), Mark.of(i));
      }
    }
    legend();
    return svg.append("</svg>").toString();
  }

  private void horizontalAxis() {
    int base = HEIGHT - BOTTOM;
    line(LEFT, base, WIDTH - RIGHT, base, "#1c2430");
    for (Axis.Tick tick : x.ticks()) {
      double at = left(tick.value());
      line(at, base, at, base + 5, "#1c2430");
      label(at, base + 22, "middle", tick.label());
    }
    label((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 12, "middle", x.title());
  }

  private void verticalAxis() {
    for (Axis.Tick tick : y.ticks()) {
      double at = top(tick.value());
      line(LEFT, at, WIDTH - RIGHT, at, "#e0e4ea");
      label(LEFT - 10, at + 5, "end", tick.label());
    }
    double middle = (TOP + HEIGHT - BOTTOM) / 2.0;
    add(
        "<text transform=\"translate(20 %.1f) rotate(-90)\" text-anchor=\"middle\">%s</text>",
        middle, Markup.escape(y.title()));
  }

  private void curve(Series series, Stroke stroke) {
    StringBuilder points = new StringBuilder();
    for (int i = 0; i < series.x().length; i++) {
      points.append(
          String.format(Locale.ROOT, "%.1f,%.1f ", left(series.x()[i]), top(series.y()[i])));
    }
    add("<polyline points=\"%s\" %s/>", points.toString().strip(), stroke.line());
    for (int i = 0; series.marked() && i < series.x().length; i++) {
      add(
          "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\" fill=\"%s\"/>",
          left(series.x()[i]), top(series.y()[i]), stroke.colour());
    }
  }

  private void points(Series series, Stroke stroke, Mark mark) {
    for (int i = 0; i < series.x().length; i++) {
      double y = series.y()[i];
      double half = top(y) - top(y + series.errors()[i]);
      svg.append(mark.svg(left(series.x()[i]), top(y), half, stroke.colour())).append('\n');
    }
  }

  private void legend() {
    double at = LEFT;
    for (int i = 0; i < curves.size(); i++) {
      Stroke stroke = Stroke.of(i);
      if (curves.get(i).isCurve()) {
        add("<path d=\"M%.1f 22 h%d\" %s/>", at, LEGEND_LINE, stroke.line());
      } else {
        double middle = at + LEGEND_LINE / 2.0;
        svg.append(Mark.of(i).svg(middle, 22, 10, stroke.colour())).append('\n');
      }
      label(at + LEGEND_LINE + 8, 27, "start", curves.get(i).name());
      at += LEGEND_LINE + 8 + curves.get(i).name().length() * LETTER + 24;
    }
  }

  private double left(double value) {
    return LEFT + x.position(value) * (WIDTH - LEFT - RIGHT);
  }

  private double top(double value) {
    return HEIGHT - BOTTOM - y.position(value) * (HEIGHT - BOTTOM - TOP);
  }

  private void line(double fromX, double fromY, double toX, double toY, String colour) {
    add(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>",
        fromX, fromY, toX, toY, colour);
  }

  private void label(double atX, double atY, String anchor, String text) {
    add(
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>",
        atX, atY, anchor, Markup.escape(text));
  }

  private void add(String format, Object... args) {
    svg.append(String.format(Locale.ROOT, format, args)).append('\n');
  }
}
