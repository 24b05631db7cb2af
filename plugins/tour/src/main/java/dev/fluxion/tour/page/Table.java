package dev.fluxion.tour.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings; a column of numbers is aligned to the right. */
record Table(List<String> headings, List<List<String>> rows) implements Block {
  private static final String GAP = "  ";

  Table {
    headings = List.copyOf(headings);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != headings.size()) {
        throw new IllegalArgumentException(
            "a row has a cell for each of " + headings + ", got " + row);
      }
    }
  }

  @Override
  public List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    lines.add(line(headings));
    lines.add(line(IntStream.range(0, headings.size()).mapToObj(this::rule).toList()));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder("<div class=\"wide\"><table>\n");
    append(html, "th", headings);
    rows.forEach(row -> append(html, "td", row));
    return html.append("</table></div>\n").toString();
  }

  private void append(StringBuilder html, String tag, List<String> cells) {
    html.append("<tr>");
    for (int column = 0; column < cells.size(); column++) {
      html.append('<').append(tag).append(isNumeric(column) ? " class=\"number\">" : ">");
      html.append(Markup.escape(cells.get(column))).append("</").append(tag).append('>');
    }
    html.append("</tr>\n");
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder(GAP);
    for (int column = 0; column < cells.size(); column++) {
      String cell = cells.get(column);
      String padding = " ".repeat(width(column) - cell.length());
      line.append(column == 0 ? "" : GAP);
      line.append(isNumeric(column) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private String rule(int column) {
    return "-".repeat(width(column));
  }

  private int width(int column) {
    return rows.stream()
        .mapToInt(row -> row.get(column).length())
        .reduce(headings.get(column).length(), Math::max);
  }

  private boolean isNumeric(int column) {
    return rows.stream()
        .map(row -> row.get(column))
        .allMatch(cell -> cell.isEmpty() || cell.matches("[-+]?[0-9].*|NaN|-?Infinity"));
  }
}
