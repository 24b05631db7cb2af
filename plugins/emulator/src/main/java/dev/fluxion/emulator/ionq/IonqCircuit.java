package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Circuits;
import dev.fluxion.emulator.run.CompactCircuit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * A circuit of a request.
 *
 * @param qubits the number of qubits
 * @param gates the first one first
 */
record IonqCircuit(int qubits, List<IonqGate> gates) {

  /**
   * Reads a circuit.
   *
   * @param list of gates
   * @param declared the number of qubits, 0 if the request does not say
   * @throws IllegalArgumentException with a message for the client if it is no circuit
   */
  static IonqCircuit of(JsonNode list, int declared) {
    List<IonqGate> gates = new ArrayList<>();
    int largest = 0;
    for (JsonNode node : list) {
      IonqGate gate = IonqGate.of(node);
      largest = Math.max(largest, gate.qubits().stream().mapToInt(q -> q).max().orElse(0));
      gates.add(gate);
    }
    if (declared > 0 && largest >= declared) {
      throw new IllegalArgumentException(
          "the circuit has " + declared + " qubits, got a gate on qubit " + largest);
    }
    return new IonqCircuit(declared > 0 ? declared : largest + 1, gates);
  }

  long oneQubitGates() {
    return gates.stream().filter(gate -> gate.qubits().size() == 1).count();
  }

  /** Returns how many qubits have gates. */
  int used() {
    return usedQubits().size();
  }

  private List<Integer> usedQubits() {
    TreeSet<Integer> used = new TreeSet<>();
    gates.forEach(gate -> used.addAll(gate.qubits()));
    if (used.isEmpty()) {
      used.add(0);
    }
    return List.copyOf(used);
  }

  /** Returns what the simulator runs. */
  CompactCircuit compact() {
    List<Integer> used = usedQubits();
    IntUnaryOperator places = CompactCircuit.places(used);
    Circuit circuit =
        CompactCircuit.build(
            Circuits.circuit(used.size()), gates, (c, gate) -> GateAdding.add(c, gate, places));
    return new CompactCircuit(circuit, used);
  }
}
