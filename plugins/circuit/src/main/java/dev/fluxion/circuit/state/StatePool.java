package dev.fluxion.circuit.state;

import dev.fluxion.spi.FluxionException;
import java.lang.ref.SoftReference;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * States of one size that are used again, so that an evaluation allocates none.
 *
 * <p>States that are not in use are given up where memory is short.
 */
final class StatePool {
  private static final int LARGEST = 30;

  private final int qubits;
  private final int lowBits;
  private final ConcurrentLinkedDeque<SoftReference<StateVector>> idle =
      new ConcurrentLinkedDeque<>();

  /**
   * Creates an empty pool.
   *
   * @param qubits the number of qubits
   * @param lowBits the bits of an index within a page
   * @throws FluxionException FLX-165 if not even one state fits into memory
   */
  StatePool(int qubits, int lowBits) {
    this.qubits = qubits;
    this.lowBits = lowBits;
    require(1);
  }

  private double bytes() {
    return Math.scalb(16.0, qubits);
  }

  /** Returns whether so many states at once fit into half of the memory. */
  boolean isRoomFor(int states) {
    return states * bytes() <= Runtime.getRuntime().maxMemory() / 2.0;
  }

  /** Refuses what needs more states at once than fit into memory. */
  void require(int states) {
    double memory = Runtime.getRuntime().maxMemory();
    if (states * bytes() > memory || qubits > LARGEST) {
      throw new FluxionException(
          "FLX-165",
          String.format(
              Locale.ROOT,
              "a simulation of %d qubits needs %.4g GB for %d states, the JVM has %.4g GB at most"
                  + " and a state %d qubits",
              qubits,
              states * bytes() / (1 << 30),
              states,
              memory / (1 << 30),
              LARGEST));
    }
  }

  /** Returns a state with any amplitudes. */
  StateVector take() {
    for (SoftReference<StateVector> each = idle.poll(); each != null; each = idle.poll()) {
      StateVector state = each.get();
      if (state != null) {
        return state;
      }
    }
    return new StateVector(qubits, lowBits);
  }

  void give(StateVector state) {
    idle.push(new SoftReference<>(state));
  }
}
