package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.Circuit;
import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntUnaryOperator;

/**
 * A gate of the set {@code qis}.
 *
 * @param name IonQ's
 * @param controls the qubits that must be 1
 * @param targets the qubits it acts on
 * @param angle in radians, 0 if the gate has none
 */
record QisGate(String name, List<Integer> controls, List<Integer> targets, double angle)
    implements IonqGate {
  /** Its form is published without what it would turn by, so that no backend supports it. */
  static final String PAULIEXP = "pauliexp";

  private static final Set<String> PAIRS = Set.of("swap", "xx", "yy", "zz");
  private static final Set<String> TURNS = Set.of("rx", "ry", "rz", "xx", "yy", "zz");
  private static final int MOST_CONTROLS = 7;

  /**
   * Reads a gate.
   *
   * @throws IllegalArgumentException with a message for the client if it is no gate
   */
  static QisGate of(JsonNode node) {
    String name = node.get("gate").textValue();
    List<Integer> targets = qubits(node, "target", "targets");
    List<Integer> controls = qubits(node, "control", "controls");
    if (name.equals(PAULIEXP)) {
      return new QisGate(name, controls, targets, 0);
    }
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
    return new QisGate(name, controls, targets, node.path("rotation").doubleValue());
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
  @Override
  public List<Integer> qubits() {
    List<Integer> all = new ArrayList<>(controls);
    all.addAll(targets);
    return all;
  }

  @Override
  public Circuit addTo(Circuit circuit, IntUnaryOperator places) {
    int[] on = targets.stream().mapToInt(q -> places.applyAsInt(q)).toArray();
    if (controls.isEmpty()) {
      return plain(circuit, on);
    }
    if (controls.size() == 1 && List.of("x", "not", "cnot").contains(name)) {
      return circuit.cx(places.applyAsInt(controls.get(0)), on[0]);
    }
    int[] all = qubits().stream().mapToInt(q -> places.applyAsInt(q)).toArray();
    return circuit.unitary(QisMatrices.controlled(this), all);
  }

  private Circuit plain(Circuit circuit, int... on) {
    return switch (name) {
      case "x", "not" -> circuit.x(on[0]);
      case "y" -> circuit.y(on[0]);
      case "z" -> circuit.z(on[0]);
      case "h" -> circuit.h(on[0]);
      case "s" -> circuit.s(on[0]);
      case "si" -> circuit.sdg(on[0]);
      case "t" -> circuit.t(on[0]);
      case "ti" -> circuit.tdg(on[0]);
      case "v" -> circuit.sx(on[0]);
      case "vi" -> circuit.sxdg(on[0]);
      case "rx" -> circuit.rx(on[0], angle);
      case "ry" -> circuit.ry(on[0], angle);
      case "rz" -> circuit.rz(on[0], angle);
      case "swap" -> circuit.swap(on[0], on[1]);
      case "xx" -> circuit.rxx(on[0], on[1], Expr.constant(angle));
      case "yy" -> circuit.ryy(on[0], on[1], Expr.constant(angle));
      case "zz" -> circuit.rzz(on[0], on[1], Expr.constant(angle));
      default -> throw new IllegalArgumentException("there is no gate '" + name + "'");
    };
  }
}
