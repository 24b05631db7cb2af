package dev.fluxion.circuit.ansatz;

import dev.fluxion.circuit.operator.PauliString;
import dev.fluxion.circuit.operator.PauliSum;
import java.util.ArrayList;
import java.util.List;

/** What is measured of the state that a circuit ends in: one or more numbers. */
public sealed interface Readout {

  /** Returns the number of numbers. */
  int size();

  /** Returns the sets of Pauli operators that the parts of this are sums of products of. */
  List<Possible> parts(int qubits);

  /** Returns this on other qubits. */
  Readout on(int[] places);

  /**
   * The expectation values of Hermitian sums.
   *
   * @param sums one for each number
   */
  record Expectations(List<PauliSum> sums) implements Readout {
    /** Copies the list. */
    public Expectations {
      sums = List.copyOf(sums);
    }

    @Override
    public int size() {
      return sums.size();
    }

    @Override
    public List<Possible> parts(int qubits) {
      List<Possible> parts = new ArrayList<>();
      for (PauliSum sum : sums) {
        for (PauliString string : sum.terms().keySet()) {
          parts.add(Possible.only(qubits, string));
        }
      }
      return parts.stream().distinct().toList();
    }

    @Override
    public Expectations on(int[] places) {
      return new Expectations(sums.stream().map(sum -> sum.on(places)).toList());
    }

    /** Returns the sums. */
    @Override
    public String toString() {
      return sums.size() == 1 ? sums.get(0).toString() : sums.toString();
    }
  }

  /**
   * The probabilities of the outcomes of some qubits, the first one the lowest bit of the number of
   * an outcome.
   *
   * @param qubits the qubits, all different
   */
  record Probabilities(List<Integer> qubits) implements Readout {
    /** The largest number of qubits. */
    public static final int LIMIT = 20;

    /** Copies the list. */
    public Probabilities {
      qubits = List.copyOf(qubits);
    }

    @Override
    public int size() {
      return 1 << qubits.size();
    }

    /** All products of Z on these qubits; of the identity nothing depends. */
    @Override
    public List<Possible> parts(int all) {
      return List.of(Possible.diagonal(all, qubits));
    }

    @Override
    public Probabilities on(int[] places) {
      return new Probabilities(qubits.stream().map(qubit -> places[qubit]).toList());
    }

    @Override
    public String toString() {
      return "probabilities of " + qubits;
    }
  }
}
