package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Circuits;
import dev.fluxion.emulator.run.CompactCircuit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;

/**
 * A circuit in the form of a list of gates.
 *
 * @param qubits the number of qubits
 * @param gates the first one first
 */
record GateList(int qubits, List<IonqGate> gates) implements IonqCircuit {
  private static final String NATIVE = "native";

  /**
   * Reads a circuit.
   *
   * @param list of gates
   * @param gateset {@code qis} or {@code native}
   * @param declared the number of qubits, 0 if the request does not say
   * @throws IllegalArgumentException with a message for the client if it is no circuit
   */
  static GateList of(JsonNode list, String gateset, int declared) {
    List<IonqGate> gates = new ArrayList<>();
    int largest = 0;
    for (JsonNode node : list) {
      IonqGate gate = gateset.equals(NATIVE) ? NativeGate.of(node) : QisGate.of(node);
      largest = Math.max(largest, gate.qubits().stream().mapToInt(q -> q).max().orElse(0));
      gates.add(gate);
    }
    if (declared > 0 && largest >= declared) {
      throw new IllegalArgumentException(
          "the circuit has " + declared + " qubits, got a gate on qubit " + largest);
    }
    return new GateList(declared > 0 ? declared : largest + 1, gates);
  }

  @Override
  public long size() {
    return gates.size();
  }

  private static boolean acts(IonqGate gate) {
    return !gate.name().equals(NativeGate.NOP);
  }

  @Override
  public long oneQubitGates() {
    return gates.stream().filter(gate -> acts(gate) && gate.qubits().size() == 1).count();
  }

  @Override
  public long severalQubitGates() {
    return gates.stream().filter(gate -> acts(gate) && gate.qubits().size() > 1).count();
  }

  @Override
  public int used() {
    return usedQubits().size();
  }

  private List<Integer> usedQubits() {
    TreeSet<Integer> used = new TreeSet<>();
    gates.stream().filter(GateList::acts).forEach(gate -> used.addAll(gate.qubits()));
    if (used.isEmpty()) {
      used.add(0);
    }
    return List.copyOf(used);
  }

  @Override
  public Set<String> specialGates() {
    Set<String> names = new TreeSet<>();
    for (IonqGate gate : gates) {
      if (gate instanceof NativeGate || gate.name().equals(QisGate.PAULIEXP)) {
        names.add(gate.name());
      }
    }
    return names;
  }

  @Override
  public CompactCircuit compact() {
    List<Integer> used = usedQubits();
    IntUnaryOperator places = CompactCircuit.places(used);
    Circuit circuit =
        CompactCircuit.build(
            Circuits.circuit(used.size()),
            gates.stream().filter(GateList::acts).toList(),
            (c, gate) -> gate.addTo(c, places));
    return new CompactCircuit(circuit, used);
  }
}
