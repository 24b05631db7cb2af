package dev.fluxion.emulator.ionq;

import dev.fluxion.emulator.run.CompactCircuit;
import java.util.Set;

/** A circuit of a job. */
sealed interface IonqCircuit permits GateList, BuiltCircuit {

  /** Returns the number of qubits. */
  int qubits();

  /** Returns the number of gates, those included that do nothing. */
  long size();

  /** Returns the number of gates of one qubit that do something. */
  long oneQubitGates();

  /** Returns the number of gates of several qubits. */
  long severalQubitGates();

  /** Returns how many qubits must be simulated. */
  int used();

  /** Returns the names of gates that not every backend supports. */
  Set<String> specialGates();

  /** Returns what the simulator runs. */
  CompactCircuit compact();
}
