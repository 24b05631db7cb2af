package dev.fluxion.circuit.operator;

import dev.fluxion.spi.FluxionException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A product of Pauli operators on different qubits; the identity if there are none.
 *
 * <p>Strings are ordered by their number of qubits, then from the first qubit on.
 */
public final class PauliString implements Comparable<PauliString> {
  static final PauliString IDENTITY = new PauliString(new TreeMap<>());

  private static final Comparator<Map.Entry<Integer, Pauli>> BY_PLACE =
      Comparator.<Map.Entry<Integer, Pauli>>comparingInt(Map.Entry::getKey)
          .thenComparing(Map.Entry::getValue);

  private final TreeMap<Integer, Pauli> factors;

  private PauliString(TreeMap<Integer, Pauli> factors) {
    this.factors = factors;
  }

  /**
   * Returns a single operator.
   *
   * @param pauli the operator
   * @param qubit what it acts on, 0 or more
   * @throws FluxionException FLX-160 if the qubit is negative
   */
  public static PauliString of(Pauli pauli, int qubit) {
    if (qubit < 0) {
      throw new FluxionException("FLX-160", "qubits are counted from 0, got qubit " + qubit);
    }
    TreeMap<Integer, Pauli> factors = new TreeMap<>();
    factors.put(qubit, pauli);
    return new PauliString(factors);
  }

  /** A string times 1, i, -1 or -i. */
  record Turned(PauliString string, int quarters) {}

  /** Returns the matrix product with another string: a string times a power of i. */
  Turned times(PauliString other) {
    TreeMap<Integer, Pauli> product = new TreeMap<>(factors);
    int quarters = 0;
    for (Map.Entry<Integer, Pauli> factor : other.factors.entrySet()) {
      Pauli left = product.remove(factor.getKey());
      if (left == null) {
        product.put(factor.getKey(), factor.getValue());
      } else if (left != factor.getValue()) {
        product.put(factor.getKey(), left.third(factor.getValue()));
        quarters += left.isBefore(factor.getValue()) ? 1 : 3;
      }
    }
    return new Turned(new PauliString(product), quarters % 4);
  }

  /** Returns the operators by qubit, in the order of the qubits. */
  public SortedMap<Integer, Pauli> factors() {
    return Collections.unmodifiableSortedMap(factors);
  }

  /**
   * Returns the operator on a qubit, nothing if it is the identity there.
   *
   * @param qubit its number
   */
  public Optional<Pauli> on(int qubit) {
    return Optional.ofNullable(factors.get(qubit));
  }

  /** Returns whether it is the identity. */
  public boolean isIdentity() {
    return factors.isEmpty();
  }

  /** Returns whether the two have, on each qubit of both, the same operator. */
  boolean commutesByQubit(PauliString other) {
    return factors.entrySet().stream()
        .allMatch(factor -> other.on(factor.getKey()).map(factor.getValue()::equals).orElse(true));
  }

  /** Returns this string with qubit k called {@code qubits.get(k)}. */
  PauliString on(List<Integer> qubits) {
    TreeMap<Integer, Pauli> moved = new TreeMap<>();
    factors.forEach(
        (qubit, pauli) -> {
          if (qubit >= qubits.size()) {
            throw new FluxionException(
                "FLX-160", "each qubit of " + this + " needs a new number, got " + qubits);
          }
          if (moved.put(qubits.get(qubit), pauli) != null) {
            throw new FluxionException(
                "FLX-161", "the qubits of " + this + " must stay different, got " + qubits);
          }
        });
    return new PauliString(moved);
  }

  @Override
  public int compareTo(PauliString other) {
    int bySize = Integer.compare(factors.size(), other.factors.size());
    Iterator<Map.Entry<Integer, Pauli>> others = other.factors.entrySet().iterator();
    for (Map.Entry<Integer, Pauli> factor : factors.entrySet()) {
      if (bySize != 0) {
        return bySize;
      }
      bySize = BY_PLACE.compare(factor, others.next());
    }
    return bySize;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PauliString string && factors.equals(string.factors);
  }

  @Override
  public int hashCode() {
    return factors.hashCode();
  }

  /** Returns a text such as {@code X1 X2}, {@code 1} for the identity. */
  @Override
  public String toString() {
    return isIdentity()
        ? "1"
        : factors.entrySet().stream()
            .map(factor -> factor.getValue().name() + factor.getKey())
            .collect(Collectors.joining(" "));
  }
}
