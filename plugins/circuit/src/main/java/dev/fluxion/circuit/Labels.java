package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Affine;
import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.gate.ControlledGate;
import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.gate.Gate;
import dev.fluxion.circuit.gate.Rotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** How gates are labelled in drawings. */
final class Labels {
  /** A control. */
  static final String CONTROL = "●";

  /** One side of an exchange. */
  static final String SWAP = "×";

  private static final Set<Gate> CONTROLLED = Set.of(FixedGate.CX, FixedGate.CY);

  private Labels() {}

  /** Returns the label of a gate on each of its qubits. */
  static List<String> of(Operation operation) {
    Gate gate = operation.gate();
    String angle = gate instanceof FixedGate ? "" : "(" + angle(operation.angle()) + ")";
    if (gate.equals(FixedGate.CZ)) {
      return List.of(CONTROL, CONTROL);
    } else if (gate.equals(FixedGate.SWAP)) {
      return List.of(SWAP, SWAP);
    } else if (CONTROLLED.contains(gate)) {
      return List.of(CONTROL, upper(gate.name().substring(1)));
    } else if (gate instanceof ControlledGate controlled) {
      return List.of(CONTROL, upper(controlled.gate().name()) + angle);
    }
    List<String> labels = new ArrayList<>(List.of(upper(gate.name()) + angle));
    for (int k = 1; k < gate.qubits(); k++) {
      labels.add(
          gate instanceof Rotation rotation
              ? rotation.paulis().get(k).name()
              : upper(gate.name()) + ":" + k);
    }
    return labels;
  }

  private static String upper(String name) {
    boolean isWord = name.equals("unitary") || name.equals("evolution");
    return isWord ? name : name.toUpperCase(Locale.ROOT);
  }

  /** Returns an angle with at most four significant digits. */
  private static String angle(Affine angle) {
    StringBuilder text = new StringBuilder();
    angle
        .factors()
        .forEach(
            (parameter, factor) ->
                append(text, factor, Math.abs(factor) == 1 ? "" : "*", "p" + parameter));
    if (angle.offset() != 0 || text.isEmpty()) {
      append(text, angle.offset(), "", "");
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double number, String times, String name) {
    boolean isFirst = text.isEmpty();
    text.append(number < 0 ? "-" : isFirst ? "" : "+");
    boolean isHidden = !name.isEmpty() && times.isEmpty();
    text.append(isHidden ? "" : shortened(Math.abs(number))).append(times).append(name);
  }

  private static String shortened(double number) {
    String text = String.format(Locale.ROOT, "%.4g", number);
    return text.contains("e") || !text.contains(".") ? text : text.replaceAll("\\.?0+$", "");
  }
}
