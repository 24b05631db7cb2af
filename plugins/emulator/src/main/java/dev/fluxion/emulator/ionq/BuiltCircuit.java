package dev.fluxion.emulator.ionq;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.emulator.run.CompactCircuit;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A circuit that came in another form than that of a list of gates.
 *
 * @param circuit without parameters
 * @param oneQubitGates how many gates of one qubit it has
 * @param severalQubitGates how many other gates it has
 */
record BuiltCircuit(Circuit circuit, long oneQubitGates, long severalQubitGates)
    implements IonqCircuit {
  @Override
  public int qubits() {
    return circuit.qubits();
  }

  @Override
  public long size() {
    return oneQubitGates + severalQubitGates;
  }

  @Override
  public int used() {
    return circuit.qubits();
  }

  @Override
  public Set<String> specialGates() {
    return Set.of();
  }

  @Override
  public CompactCircuit compact() {
    return new CompactCircuit(circuit, IntStream.range(0, qubits()).boxed().toList());
  }
}
