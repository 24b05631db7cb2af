package dev.fluxion.tck.report;

import dev.fluxion.tck.check.SampledPoint;
import dev.fluxion.tck.numerics.PointGrade;
import java.util.Comparator;
import java.util.List;

/**
 * A derivative of one order as a drawing in SVG: above, the numeric derivative with its error band
 * and the points of the analytic one; below, how far the two are apart, in parts of the tolerance.
 *
 * <p>The second panel is there since an error that matters is far too small for the first.
 */
final class Plot {
  private static final double LEFT = 46;
  private static final double RIGHT = 312;
  private static final double TOP = 8;
  private static final double MIDDLE = 118;
  private static final double LOWER = 134;
  private static final double BOTTOM = 182;
  private static final double HEIGHT = 200;
  private static final double LOWEST = -8;
  private static final double HIGHEST = 4;
  private static final double VISIBLE = 0.75;

  private final String title;
  private final List<SampledPoint> points;
  private final double low;
  private final double high;
  private final double from;
  private final double to;
  private final StringBuilder svg = new StringBuilder();

  private Plot(String title, List<SampledPoint> points) {
    this.title = title;
    this.points = points.stream().sorted(Comparator.comparingDouble(SampledPoint::x)).toList();
    Range range = Range.of(this.points);
    this.low = range.low();
    this.high = range.high();
    double first = this.points.get(0).x();
    double last = this.points.get(this.points.size() - 1).x();
    this.from = first == last ? first - 1 : first;
    this.to = first == last ? last + 1 : last;
  }

  /**
   * Returns the drawing.
   *
   * @param title what it shows, for those who cannot see it
   * @param points at least one
   */
  static String of(String title, List<SampledPoint> points) {
    return new Plot(title, points).draw();
  }

  private String draw() {
    svg.append("<svg viewBox=\"0 0 320 200\" role=\"img\" aria-label=\"")
        .append(Markup.escape(title))
        .append("\">");
    rectangle("panel", LEFT, TOP, RIGHT, MIDDLE);
    rectangle("panel", LEFT, LOWER, RIGHT, BOTTOM);
    rectangle("inside", LEFT, gap(0), RIGHT, BOTTOM);
    line("limit", LEFT, gap(0), RIGHT, gap(0));
    if (low < 0 && high > 0) {
      line("zero", LEFT, y(0), RIGHT, y(0));
    }
    text("end", LEFT - 5, TOP + 8, Markup.number(high));
    text("end", LEFT - 5, MIDDLE, Markup.number(low));
    text("end", LEFT - 5, gap(0) + 3, "limit");
    text("end", LEFT - 5, BOTTOM, "10⁻⁸");
    text("start", LEFT, HEIGHT - 6, Markup.number(from));
    text("middle", (LEFT + RIGHT) / 2, HEIGHT - 6, points.get(0).axis());
    text("end", RIGHT, HEIGHT - 6, Markup.number(to));
    numeric();
    analytic();
    apart();
    return svg.append("</svg>").toString();
  }

  private void numeric() {
    StringBuilder band = new StringBuilder();
    for (SampledPoint point : points) {
      double half = point.tolerance() / (high - low) * (MIDDLE - TOP);
      if (Double.isFinite(point.numeric()) && half > VISIBLE) {
        move(band, 'M', x(point), y(point.numeric() - point.tolerance()));
        number(band.append('V'), y(point.numeric() + point.tolerance()));
      }
    }
    path("band", band.toString());
    if (points.get(0).axis().equals("x")) {
      StringBuilder curve = new StringBuilder();
      char step = 'M';
      for (SampledPoint point : points) {
        boolean shown = point.numeric() >= low && point.numeric() <= high;
        if (shown) {
          move(curve, step, x(point), y(point.numeric()));
        }
        step = shown ? 'L' : 'M';
      }
      path("numeric", curve.toString());
    } else {
      dots("rings", points.stream().filter(p -> Double.isFinite(p.numeric())).toList(), false);
    }
  }

  private void analytic() {
    dots("dots", points.stream().filter(p -> !isAlarm(p)).toList(), true);
    dots("alarms", points.stream().filter(Plot::isAlarm).toList(), true);
  }

  private void dots(String type, List<SampledPoint> shown, boolean isAnalytic) {
    StringBuilder path = new StringBuilder();
    for (SampledPoint point : shown) {
      double value = isAnalytic ? point.analytic() : point.numeric();
      if (!Double.isNaN(value)) {
        move(path, 'M', x(point), y(value));
        path.append("h0");
      }
    }
    path(type, path.toString());
  }

  private void apart() {
    StringBuilder right = new StringBuilder();
    StringBuilder wrong = new StringBuilder();
    for (SampledPoint point : points) {
      if (isAlarm(point) || point.grade() == PointGrade.AGREES) {
        StringBuilder path = isAlarm(point) ? wrong : right;
        move(path, 'M', x(point), gap(apart(point)));
        path.append("h0");
      }
    }
    path("dots small", right.toString());
    path("alarms", wrong.toString());
  }

  /** Returns the distance in parts of the tolerance, as a power of ten. */
  private static double apart(SampledPoint point) {
    double gap = Math.abs(point.analytic() - point.numeric());
    double parts = gap == 0 ? 0 : gap / point.tolerance();
    return Double.isNaN(parts) ? HIGHEST : Math.log10(parts);
  }

  private static boolean isAlarm(SampledPoint point) {
    return point.grade() == PointGrade.WRONG || point.grade() == PointGrade.INACCURATE;
  }

  private double x(SampledPoint point) {
    return LEFT + 4 + (point.x() - from) / (to - from) * (RIGHT - LEFT - 8);
  }

  private double y(double value) {
    double share = (value - low) / (high - low);
    return MIDDLE - Math.max(0, Math.min(1, share)) * (MIDDLE - TOP);
  }

  private static double gap(double powerOfTen) {
    double share = (powerOfTen - LOWEST) / (HIGHEST - LOWEST);
    return BOTTOM - Math.max(0, Math.min(1, share)) * (BOTTOM - LOWER);
  }

  private static void move(StringBuilder path, char step, double x, double y) {
    number(path.append(step), x);
    number(path.append(' '), y);
  }

  /** Appends a number with one decimal; a format would take most of the time of a report. */
  private static void number(StringBuilder text, double value) {
    long tenths = Math.round(value * 10);
    text.append(tenths / 10);
    if (tenths % 10 != 0) {
      text.append('.').append(Math.abs(tenths % 10));
    }
  }

  private void path(String type, String data) {
    if (!data.isEmpty()) {
      svg.append("<path class=\"").append(type).append("\" d=\"").append(data).append("\"/>");
    }
  }

  private void rectangle(String type, double left, double top, double right, double bottom) {
    element("rect", type);
    attribute("x", left);
    attribute("y", top);
    attribute("width", right - left);
    attribute("height", bottom - top);
    svg.append("/>");
  }

  private void line(String type, double x1, double y1, double x2, double y2) {
    element("line", type);
    attribute("x1", x1);
    attribute("y1", y1);
    attribute("x2", x2);
    attribute("y2", y2);
    svg.append("/>");
  }

  private void text(String type, double x, double y, String text) {
    element("text", type);
    attribute("x", x);
    attribute("y", y);
    svg.append('>').append(Markup.escape(text)).append("</text>");
  }

  private void element(String name, String type) {
    svg.append('<').append(name).append(" class=\"").append(type).append('"');
  }

  private void attribute(String name, double value) {
    number(svg.append(' ').append(name).append("=\""), value);
    svg.append('"');
  }
}
