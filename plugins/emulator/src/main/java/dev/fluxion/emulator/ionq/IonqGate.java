package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A gate of a request.
 *
 * @param name IonQ's
 * @param controls the qubits that must be 1
 * @param targets the qubits it acts on
 * @param angle in radians, 0 if the gate has none
 */
record IonqGate(String name, List<Integer> controls, List<Integer> targets, double angle) {
  private static final Set<String> PAIRS = Set.of("swap", "xx", "yy", "zz");
  private static final Set<String> TURNS = Set.of("rx", "ry", "rz", "xx", "yy", "zz");
  private static final int MOST_CONTROLS = 7;

  /**
   * Reads a gate.
   *
   * @throws IllegalArgumentException with a message for the client if it is no gate
   */
  static IonqGate of(JsonNode node) {
    String name = node.get("gate").textValue();
    List<Integer> targets = qubits(node, "target", "targets");
    List<Integer> controls = qubits(node, "control", "controls");
    int wanted = PAIRS.contains(name) ? 2 : 1;
    if (targets.size() != wanted) {
      throw wrong(name, "needs " + wanted + " targets", targets);
    }
    if (name.equals("cnot") && controls.isEmpty()) {
      throw wrong(name, "needs a control", controls);
    }
    if (controls.size() > MOST_CONTROLS) {
      throw wrong(name, "has at most " + MOST_CONTROLS + " controls", controls);
    }
    Set<Integer> all = new HashSet<>(targets);
    all.addAll(controls);
    if (all.size() < targets.size() + controls.size()) {
      throw wrong(name, "needs different qubits", targets + " and " + controls);
    }
    if (TURNS.contains(name) != node.has("rotation")) {
      String need = TURNS.contains(name) ? "needs a rotation" : "has no rotation";
      throw wrong(name, need, node);
    }
    return new IonqGate(name, controls, targets, node.path("rotation").doubleValue());
  }

  private static List<Integer> qubits(JsonNode node, String one, String several) {
    if (node.has(one) && node.has(several)) {
      throw wrong(node.get("gate").textValue(), "has '" + one + "' or '" + several + "'", node);
    }
    List<Integer> all = new ArrayList<>();
    if (node.has(one)) {
      all.add(node.get(one).intValue());
    }
    node.path(several).forEach(each -> all.add(each.intValue()));
    return all;
  }

  private static IllegalArgumentException wrong(String name, String contract, Object got) {
    return new IllegalArgumentException("gate '" + name + "' " + contract + ", got " + got);
  }

  /** Returns all qubits, controls first. */
  List<Integer> qubits() {
    List<Integer> all = new ArrayList<>(controls);
    all.addAll(targets);
    return all;
  }
}
