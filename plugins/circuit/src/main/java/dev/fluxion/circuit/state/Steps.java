package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.gate.ControlledGate;
import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.gate.Gate;
import dev.fluxion.circuit.gate.Rotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the steps of a circuit: gates on one qubit that follow each other become one. */
final class Steps {
  private static final Set<Gate> CONTROLLED = Set.of(FixedGate.CX, FixedGate.CY, FixedGate.CZ);

  private final Map<Integer, List<Operation>> waiting = new TreeMap<>();
  private final List<Step> steps = new ArrayList<>();

  private Steps() {}

  static List<Step> of(Ansatz ansatz) {
    Steps made = new Steps();
    ansatz.operations().forEach(made::add);
    List.copyOf(made.waiting.keySet()).forEach(made::release);
    return List.copyOf(made.steps);
  }

  private void add(Operation operation) {
    List<Integer> qubits = operation.qubits();
    if (qubits.size() == 1) {
      waiting.computeIfAbsent(qubits.get(0), ignored -> new ArrayList<>()).add(operation);
      return;
    }
    qubits.forEach(this::release);
    Gate gate = operation.gate();
    if (gate instanceof ControlledGate || CONTROLLED.contains(gate)) {
      steps.add(new PairStep(qubits.get(1), qubits.get(0), List.of(operation)));
    } else if (gate.equals(FixedGate.SWAP)) {
      steps.add(new SwapStep(operation));
    } else {
      steps.add(gate instanceof Rotation ? new TurnStep(operation) : new DenseStep(operation));
    }
  }

  private void release(int qubit) {
    List<Operation> gates = waiting.remove(qubit);
    if (gates != null) {
      steps.add(new PairStep(qubit, -1, gates));
    }
  }
}
