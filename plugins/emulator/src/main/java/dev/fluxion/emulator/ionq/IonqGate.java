package dev.fluxion.emulator.ionq;

import dev.fluxion.circuit.Circuit;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** A gate of a request. */
sealed interface IonqGate permits QisGate, NativeGate {

  /** Returns IonQ's name of it. */
  String name();

  /** Returns all qubits that it acts on. */
  List<Integer> qubits();

  /**
   * Adds it to a circuit.
   *
   * @param circuit what there is
   * @param places the number in the circuit of each qubit
   */
  Circuit addTo(Circuit circuit, IntUnaryOperator places);
}
