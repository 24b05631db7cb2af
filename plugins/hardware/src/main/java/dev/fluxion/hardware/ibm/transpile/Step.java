package dev.fluxion.hardware.ibm.transpile;

/** A part of a circuit on its way to a device. */
sealed interface Step {

  /** A gate of one qubit. */
  record Turn(int qubit, Quaternion gate) implements Step {}

  /** A gate of two qubits, which all are symmetric. */
  record Pair(Kind kind, int one, int other) implements Step {
    boolean isOn(int first, int second) {
      return (one == first && other == second) || (one == second && other == first);
    }

    static Pair cz(int one, int other) {
      return new Pair(Kind.CZ, one, other);
    }
  }

  /** What happens to two qubits. */
  enum Kind {
    /** The sign -1 where both are 1. */
    CZ(1),
    /** They are exchanged. */
    SWAP(3),
    /** Both. */
    CZ_SWAP(2);

    /** How many gates of two qubits a device needs. */
    final int cost;

    Kind(int cost) {
      this.cost = cost;
    }
  }
}
