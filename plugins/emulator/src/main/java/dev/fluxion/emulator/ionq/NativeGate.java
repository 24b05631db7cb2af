package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/**
 * A gate of the set {@code native}. With {@code P(φ) = cos 2πφ X + sin 2πφ Y} these are {@code
 * gpi(φ) = P(φ)}, {@code gpi2(φ) = exp(-i π/4 P(φ))}, {@code ms(φ0, φ1, a) = exp(-i π a P(φ0)
 * P(φ1))}, {@code zz(a) = exp(-i π a Z Z)} and {@code nop}, which does nothing; so they are defined
 * in IonQ's client ionq-core, file _gates.py.
 *
 * @param name IonQ's
 * @param qubits what it acts on
 * @param phases in turns, one for each qubit, none for zz and nop
 * @param angle in turns, 0 if the gate has none
 */
record NativeGate(String name, List<Integer> qubits, List<Double> phases, double angle)
    implements IonqGate {
  static final String NOP = "nop";
  private static final double FULLY_ENTANGLING = 0.25;

  /**
   * Reads a gate.
   *
   * @throws IllegalArgumentException with a message for the client if it is no gate
   */
  static NativeGate of(JsonNode node) {
    String name = node.get("gate").textValue();
    List<Integer> qubits = new ArrayList<>();
    Optional.ofNullable(node.get("target")).ifPresent(each -> qubits.add(each.intValue()));
    node.path("targets").forEach(each -> qubits.add(each.intValue()));
    if (name.equals(NOP)) {
      require(name, node, List.of("target", "targets"));
      return new NativeGate(name, qubits, List.of(), 0);
    }
    boolean isPair = name.equals("ms") || name.equals("zz");
    List<Double> phases = new ArrayList<>();
    Optional.ofNullable(node.get("phase")).ifPresent(each -> phases.add(each.doubleValue()));
    node.path("phases").forEach(each -> phases.add(each.doubleValue()));
    switch (name) {
      case "ms" -> require(name, node, List.of("targets", "phases", "angle"));
      case "zz" -> require(name, node, List.of("targets", "angle"));
      default -> require(name, node, List.of("target", "targets", "phase"));
    }
    if (qubits.stream().distinct().count() != (isPair ? 2 : 1)
        || qubits.size() != (isPair ? 2 : 1)) {
      throw wrong(name, isPair ? "needs two targets" : "needs a target", qubits);
    } else if (!name.equals("zz") && phases.size() != qubits.size()) {
      throw wrong(name, isPair ? "needs two phases" : "needs a phase", phases);
    } else if (name.equals("zz") && !node.has("angle")) {
      throw wrong(name, "needs an angle", node);
    }
    double angle = isPair ? node.path("angle").asDouble(FULLY_ENTANGLING) : 0;
    return new NativeGate(name, qubits, phases, angle);
  }

  private static void require(String name, JsonNode node, List<String> keys) {
    node.fieldNames()
        .forEachRemaining(
            key -> {
              if (!key.equals("gate") && !keys.contains(key)) {
                throw wrong(name, "has no '" + key + "'", node);
              }
            });
  }

  private static IllegalArgumentException wrong(String name, String contract, Object got) {
    return new IllegalArgumentException("native gate '" + name + "' " + contract + ", got " + got);
  }

  @Override
  public Circuit addTo(Circuit circuit, IntUnaryOperator places) {
    int[] on = qubits.stream().mapToInt(q -> places.applyAsInt(q)).toArray();
    return switch (name) {
      case "gpi" -> circuit.unitary(flip(phases.get(0)), on);
      case "gpi2" -> circuit.unitary(turn(flip(phases.get(0)), Math.PI / 4), on);
      case "ms" ->
          circuit.unitary(
              turn(flip(phases.get(0)).tensor(flip(phases.get(1))), Math.PI * angle), on);
      case "zz" -> circuit.rzz(on[0], on[1], Expr.constant(2 * Math.PI * angle));
      default -> circuit;
    };
  }

  /** Returns P(φ). */
  private static ComplexMatrix flip(double phase) {
    double c = Math.cos(2 * Math.PI * phase);
    double s = Math.sin(2 * Math.PI * phase);
    return ComplexMatrix.of(new double[][] {{0, c}, {c, 0}}, new double[][] {{0, -s}, {s, 0}});
  }

  /** Returns {@code exp(-i angle P)} of a matrix whose square is 1. */
  private static ComplexMatrix turn(ComplexMatrix matrix, double angle) {
    return ComplexMatrix.identity(matrix.size())
        .times(Math.cos(angle), 0)
        .plus(matrix.times(0, -Math.sin(angle)));
  }
}
