package dev.fluxion.hardware.ionq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.circuit.Instruction;
import java.util.List;
import java.util.Map;

/** Gates in IonQ's words, of the gate set {@code qis}. */
final class IonqGates {
  private static final Map<String, String> NAMES =
      Map.of("sdg", "si", "tdg", "ti", "sx", "v", "cx", "cnot");

  private IonqGates() {}

  static void write(List<Instruction> gates, ArrayNode circuit) {
    gates.forEach(gate -> write(gate, circuit));
  }

  private static void write(Instruction gate, ArrayNode circuit) {
    List<Integer> qubits = gate.qubits();
    if (gate.gate().equals("cz")) {
      circuit.addObject().put("gate", "h").put("target", qubits.get(1));
      cnot(qubits, circuit);
      circuit.addObject().put("gate", "h").put("target", qubits.get(1));
    } else if (gate.gate().equals("cx")) {
      cnot(qubits, circuit);
    } else if (gate.gate().equals("swap")) {
      ArrayNode targets = circuit.addObject().put("gate", "swap").putArray("targets");
      qubits.forEach(targets::add);
    } else {
      String name = NAMES.getOrDefault(gate.gate(), gate.gate());
      ObjectNode node = circuit.addObject().put("gate", name).put("target", qubits.get(0));
      if (gate.isRotation()) {
        node.put("rotation", gate.angle());
      }
    }
  }

  private static void cnot(List<Integer> qubits, ArrayNode circuit) {
    circuit
        .addObject()
        .put("gate", "cnot")
        .put("control", qubits.get(0))
        .put("target", qubits.get(1));
  }
}
