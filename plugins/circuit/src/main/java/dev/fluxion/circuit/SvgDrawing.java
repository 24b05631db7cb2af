package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.circuit.ansatz.Operation;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Draws a circuit as SVG 1.1, without scripts or fonts of its own. */
final class SvgDrawing {
  private static final double ROW = 40;
  private static final double GAP = 14;
  private static final double LETTER = 8;
  private static final double HEAD = 40;

  private final StringBuilder body = new StringBuilder();
  private double x = HEAD;

  private SvgDrawing() {}

  static String of(Ansatz ansatz) {
    SvgDrawing drawing = new SvgDrawing();
    Layout layout = Layout.of(ansatz);
    layout.columns().forEach(drawing::add);
    double width = drawing.x + GAP;
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\""
                + " viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\" font-size=\"13\">\n",
            width, ROW * ansatz.qubits(), width, ROW * ansatz.qubits()));
    text.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    for (int q = 0; q < ansatz.qubits(); q++) {
      text.append(format("<text x=\"6\" y=\"%.1f\">q%d</text>\n", y(q) + 4, q));
      text.append(line(HEAD - 8, y(q), width, y(q)));
    }
    return text.append(drawing.body).append("</svg>\n").toString();
  }

  private static double y(int qubit) {
    return ROW * (qubit + 0.5);
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return format(
        "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"black\"/>\n",
        x1, y1, x2, y2);
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }

  private void add(List<Operation> column) {
    int longest = 1;
    for (Operation operation : column) {
      for (String label : Labels.of(operation)) {
        longest = Math.max(longest, label.length());
      }
    }
    double width = LETTER * longest + GAP;
    double middle = x + width / 2;
    for (Operation operation : column) {
      int first = Collections.min(operation.qubits());
      int last = Collections.max(operation.qubits());
      if (first < last) {
        body.append(line(middle, y(first), middle, y(last)));
      }
      List<String> labels = Labels.of(operation);
      for (int k = 0; k < labels.size(); k++) {
        mark(labels.get(k), middle, y(operation.qubits().get(k)));
      }
    }
    x += width + GAP;
  }

  private void mark(String label, double middle, double y) {
    if (label.equals(Labels.CONTROL)) {
      body.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n", middle, y));
    } else if (label.equals(Labels.SWAP)) {
      body.append(line(middle - 5, y - 5, middle + 5, y + 5));
      body.append(line(middle - 5, y + 5, middle + 5, y - 5));
    } else {
      double width = LETTER * label.length() + GAP;
      body.append(
          format(
              "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"26\" fill=\"#eef3fa\""
                  + " stroke=\"black\"/>\n",
              middle - width / 2, y - 13, width));
      body.append(
          format(
              "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%s</text>\n",
              middle, y + 4.5, label));
    }
  }
}
