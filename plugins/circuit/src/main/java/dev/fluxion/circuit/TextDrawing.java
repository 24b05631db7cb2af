package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.circuit.ansatz.Operation;
import java.util.Collections;
import java.util.List;

/** Draws a circuit as text: a line for each qubit, and one between two of them. */
final class TextDrawing {
  private final StringBuilder[] lines;

  private TextDrawing(int qubits) {
    this.lines = new StringBuilder[2 * qubits - 1];
    int width = ("q" + (qubits - 1) + ": ").length();
    for (int k = 0; k < lines.length; k++) {
      String head = k % 2 == 0 ? "q" + k / 2 + ": " : "";
      lines[k] = new StringBuilder(head + " ".repeat(width - head.length()));
    }
  }

  static String of(Ansatz ansatz) {
    TextDrawing drawing = new TextDrawing(ansatz.qubits());
    Layout.of(ansatz).columns().forEach(drawing::add);
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < drawing.lines.length; k++) {
      String line = drawing.lines[k] + (k % 2 == 0 ? "─" : "");
      text.append(line.stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private void add(List<Operation> column) {
    String[] cells = new String[lines.length];
    for (Operation operation : column) {
      int first = Collections.min(operation.qubits());
      int last = Collections.max(operation.qubits());
      for (int k = 2 * first + 1; k < 2 * last; k++) {
        cells[k] = k % 2 == 0 ? "┼" : "│";
      }
      List<String> labels = Labels.of(operation);
      for (int k = 0; k < labels.size(); k++) {
        cells[2 * operation.qubits().get(k)] = labels.get(k);
      }
    }
    int width = 0;
    for (String cell : cells) {
      width = Math.max(width, cell == null ? 0 : cell.length());
    }
    for (int k = 0; k < cells.length; k++) {
      String wire = k % 2 == 0 ? "─" : " ";
      String cell = cells[k] == null ? wire : cells[k];
      int left = (width - cell.length()) / 2;
      lines[k]
          .append(wire.repeat(1 + left))
          .append(cell)
          .append(wire.repeat(width - left - cell.length() + 1));
    }
  }
}
