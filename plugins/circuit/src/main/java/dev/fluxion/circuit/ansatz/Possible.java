package dev.fluxion.circuit.ansatz;

import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliString;
import java.util.Arrays;
import java.util.List;

/**
 * Which Pauli operators an observable may have on each qubit, as a circuit is undone gate by gate:
 * more than it has, never fewer.
 *
 * <p>On each qubit it is a set of I, X, Y and Z, as the bits 1, 2, 4 and 8. The observable is a sum
 * of products of one element of each set.
 */
final class Possible {
  static final int NONE = 1;
  static final int ALL = 15;

  private final int[] sets;

  private Possible(int[] sets) {
    this.sets = sets;
  }

  static Possible only(int qubits, PauliString string) {
    int[] sets = new int[qubits];
    Arrays.fill(sets, NONE);
    string.factors().forEach((qubit, pauli) -> sets[qubit] = bit(pauli));
    return new Possible(sets);
  }

  static Possible diagonal(int qubits, List<Integer> measured) {
    int[] sets = new int[qubits];
    Arrays.fill(sets, NONE);
    measured.forEach(qubit -> sets[qubit] = NONE | bit(Pauli.Z));
    return new Possible(sets);
  }

  static int bit(Pauli pauli) {
    return 1 << pauli.code();
  }

  /** Returns the products of the elements of a set with an operator, but for their factors. */
  static int times(int set, Pauli pauli) {
    int product = 0;
    for (int k = 0; k < 4; k++) {
      if (((set >> k) & 1) != 0) {
        product |= 1 << (k ^ pauli.code());
      }
    }
    return product;
  }

  Possible copy() {
    return new Possible(sets.clone());
  }

  int set(int qubit) {
    return sets[qubit];
  }

  void add(int qubit, int more) {
    sets[qubit] |= more;
  }

  void set(int qubit, int set) {
    sets[qubit] = set;
  }

  /** Returns whether it is the identity on some qubits. */
  boolean isIdentity(List<Integer> qubits) {
    return qubits.stream().allMatch(qubit -> sets[qubit] == NONE);
  }

  /** Returns whether it is the identity on all qubits. */
  boolean isIdentity() {
    return Arrays.stream(sets).allMatch(set -> set == NONE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Possible possible && Arrays.equals(sets, possible.sets);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sets);
  }
}
