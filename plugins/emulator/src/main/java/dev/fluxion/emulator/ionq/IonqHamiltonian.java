package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.Circuit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Hamiltonian of a request, in groups of terms that are measured together. A term is a string of
 * a letter for each qubit, the last one for qubit 0 (the labels of Qiskit, which IonQ's client for
 * hosted functions sends), or names its qubits: {@code Z0 Z2}. IonQ leaves out the identity, as the
 * example hamiltonian_energy_vqe.py of its client ionq-core says.
 *
 * @param groups at least one
 */
record IonqHamiltonian(List<Group> groups) {

  /**
   * A product of Pauli operators.
   *
   * @param factors a letter X, Y or Z by qubit
   * @param coefficient what it is multiplied by
   */
  record Term(SortedMap<Integer, Character> factors, double coefficient) {
    /** Returns the value for an outcome, measured in the basis of the term. */
    double value(long outcome) {
      long mask = 0;
      for (int qubit : factors.keySet()) {
        mask |= 1L << qubit;
      }
      return (Long.bitCount(outcome & mask) & 1) == 0 ? coefficient : -coefficient;
    }
  }

  /**
   * Terms that are measured together.
   *
   * @param basis the letter of each qubit that is measured
   * @param terms of these letters
   */
  record Group(SortedMap<Integer, Character> basis, List<Term> terms) {
    private boolean fits(Term term) {
      return term.factors().entrySet().stream()
          .allMatch(
              each -> basis.getOrDefault(each.getKey(), each.getValue()).equals(each.getValue()));
    }

    private void add(Term term) {
      basis.putAll(term.factors());
      terms.add(term);
    }

    /** Returns the value of all terms for an outcome. */
    double value(long outcome) {
      return terms.stream().mapToDouble(term -> term.value(outcome)).sum();
    }

    /** Returns a circuit after which Z is what the basis was before. */
    BuiltCircuit turned(BuiltCircuit ansatz) {
      Circuit circuit = ansatz.circuit();
      long added = 0;
      for (Map.Entry<Integer, Character> each : basis.entrySet()) {
        if (each.getValue() == 'Y') {
          circuit = circuit.sdg(each.getKey());
          added++;
        }
        if (each.getValue() != 'Z') {
          circuit = circuit.h(each.getKey());
          added++;
        }
      }
      return new BuiltCircuit(circuit, ansatz.oneQubitGates() + added, ansatz.severalQubitGates());
    }
  }

  /**
   * Reads a Hamiltonian.
   *
   * @param list of terms
   * @param qubits of the ansatz
   * @throws Preflight InvalidInput if a term is none, or only the identity is there
   */
  static IonqHamiltonian of(JsonNode list, int qubits) {
    List<Group> groups = new ArrayList<>();
    for (JsonNode each : list) {
      SortedMap<Integer, Character> factors = factors(each.get("pauli_string").textValue(), qubits);
      if (!factors.isEmpty()) {
        Term term = new Term(factors, each.get("coefficient").doubleValue());
        groups.stream()
            .filter(group -> group.fits(term))
            .findFirst()
            .orElseGet(
                () -> {
                  groups.add(new Group(new TreeMap<>(), new ArrayList<>()));
                  return groups.get(groups.size() - 1);
                })
            .add(term);
      }
    }
    if (groups.isEmpty()) {
      throw Preflight.input("a Hamiltonian has a term other than the identity, got " + list);
    }
    return new IonqHamiltonian(List.copyOf(groups));
  }

  private static SortedMap<Integer, Character> factors(String text, int qubits) {
    TreeMap<Integer, Character> factors = new TreeMap<>();
    if (text.matches("[IXYZ]+")) {
      if (text.length() != qubits) {
        throw Preflight.input(
            "a Pauli string has a letter for each of the "
                + qubits
                + " qubits, got '"
                + text
                + "'");
      }
      for (int k = 0; k < qubits; k++) {
        factors.put(k, text.charAt(qubits - 1 - k));
      }
    } else if (text.matches("[IXYZ]\\d{1,4}( [IXYZ]\\d{1,4})*")) {
      for (String word : text.split(" ")) {
        int qubit = Integer.parseInt(word.substring(1));
        if (qubit >= qubits || factors.put(qubit, word.charAt(0)) != null) {
          throw Preflight.input(
              "a Pauli string names each of the " + qubits + " qubits once, got '" + text + "'");
        }
      }
    } else {
      throw Preflight.input("a Pauli string has letters I, X, Y and Z, got '" + text + "'");
    }
    factors.values().removeAll(Collections.singleton('I'));
    return factors;
  }

  /** Returns whether all terms are products of Z, so that outcomes have energies. */
  boolean isDiagonal() {
    return groups.size() == 1
        && groups.get(0).basis().values().stream().allMatch(letter -> letter == 'Z');
  }
}
