package dev.fluxion.hardware.provider;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.List;

/**
 * One circuit that a device runs: the unit that is paid for, and never twice.
 *
 * @param key 64 hexadecimal digits, a digest of everything that the result depends on
 * @param qubits the number of qubits
 * @param gates what is done, the first one first; all qubits are measured behind them
 * @param observables whose expectation values are asked of a device that estimates; empty if
 *     outcomes are counted
 * @param shots how often it is run
 */
public record Task(
    String key, int qubits, List<Instruction> gates, List<PauliSum> observables, long shots) {
  /** Copies the lists. */
  public Task {
    gates = List.copyOf(gates);
    observables = List.copyOf(observables);
  }
}
