package dev.fluxion.emulator.run;

import dev.fluxion.circuit.Circuit;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntUnaryOperator;

/**
 * A circuit on the qubits of a device that it uses. The others stay 0.
 *
 * @param circuit on the used qubits only
 * @param used the number on the device of each qubit of the circuit, rising
 */
public record CompactCircuit(Circuit circuit, List<Integer> used) {
  private static final int FEW = 32;

  /** Copies the list. */
  public CompactCircuit {
    used = List.copyOf(used);
  }

  /**
   * Returns an outcome of the circuit as one of the device.
   *
   * @param outcome qubit 0 of the circuit is the lowest bit
   */
  public long onDevice(long outcome) {
    long moved = 0;
    for (int k = 0; k < used.size(); k++) {
      moved |= (outcome >> k & 1) << used.get(k);
    }
    return moved;
  }

  /** Returns the number in the circuit of each qubit of the device that is used. */
  public static IntUnaryOperator places(List<Integer> used) {
    return qubit -> used.indexOf(qubit);
  }

  /**
   * Adds many gates to a circuit. A circuit is copied for each gate that is added, so that this is
   * done by halves.
   *
   * @param empty a circuit without gates
   * @param gates the first one first
   * @param adding adds one
   * @param <G> a gate
   */
  public static <G> Circuit build(
      Circuit empty, List<G> gates, BiFunction<Circuit, G, Circuit> adding) {
    if (gates.size() > FEW) {
      int half = gates.size() / 2;
      return build(empty, gates.subList(0, half), adding)
          .then(build(empty, gates.subList(half, gates.size()), adding));
    }
    Circuit circuit = empty;
    for (G gate : gates) {
      circuit = adding.apply(circuit, gate);
    }
    return circuit;
  }
}
