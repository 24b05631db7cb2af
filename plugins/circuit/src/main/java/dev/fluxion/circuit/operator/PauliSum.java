package dev.fluxion.circuit.operator;

import dev.fluxion.spi.FluxionException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A sum of products of Pauli operators with coefficients: what is measured of a circuit, if it is
 * Hermitian.
 *
 * <p>Sums are immutable values. A product such as {@code x(0).times(y(0))} has the coefficient i;
 * it may be an intermediate result, but is no observable.
 */
public final class PauliSum {
  private static final double ROUNDING = 1e-12;

  private final TreeMap<PauliString, Coefficient> terms;

  /** A complex number. */
  private record Coefficient(double real, double imaginary) {
    Coefficient plus(Coefficient other) {
      return new Coefficient(real + other.real, imaginary + other.imaginary);
    }

    Coefficient times(Coefficient other) {
      return new Coefficient(
          real * other.real - imaginary * other.imaginary,
          real * other.imaginary + imaginary * other.real);
    }

    Coefficient turned(int quarters) {
      return switch (quarters) {
        case 1 -> new Coefficient(-imaginary, real);
        case 2 -> new Coefficient(-real, -imaginary);
        case 3 -> new Coefficient(imaginary, -real);
        default -> this;
      };
    }
  }

  private PauliSum(TreeMap<PauliString, Coefficient> terms) {
    this.terms = terms;
  }

  private static PauliSum of(PauliString string, double coefficient) {
    TreeMap<PauliString, Coefficient> terms = new TreeMap<>();
    terms.put(string, new Coefficient(coefficient, 0));
    return new PauliSum(terms);
  }

  /**
   * Returns a single Pauli operator.
   *
   * @param pauli the operator
   * @param qubit what it acts on, 0 or more
   */
  public static PauliSum of(Pauli pauli, int qubit) {
    return of(PauliString.of(pauli, qubit), 1);
  }

  /**
   * Returns a multiple of the identity.
   *
   * @param value the factor
   */
  public static PauliSum constant(double value) {
    return of(PauliString.IDENTITY, value);
  }

  /**
   * Returns a Hermitian matrix as a sum, in which qubit 0 is the lowest bit of an index.
   *
   * @param matrix of 2^k rows, on the qubits 0 to k - 1; see {@link #on}
   * @throws FluxionException FLX-163 if it is not Hermitian, FLX-162 if its size is no power of two
   */
  public static PauliSum of(ComplexMatrix matrix) {
    int qubits = matrix.qubits();
    double skew = matrix.distance(matrix.adjoint());
    if (!(skew <= ROUNDING * Math.max(1, matrix.largest()))) {
      throw new FluxionException(
          "FLX-163",
          "an observable must be Hermitian, got a matrix that differs from its adjoint by " + skew);
    }
    TreeMap<PauliString, Coefficient> terms = new TreeMap<>();
    for (long code = 0; code < 1L << (2 * qubits); code++) {
      PauliString string = PauliString.IDENTITY;
      for (int q = 0; q < qubits; q++) {
        int digit = (int) (code >> (2 * q)) & 3;
        if (digit > 0) {
          string = string.times(PauliString.of(Pauli.of(digit), q)).string();
        }
      }
      double part = matrix.overlap(string) / matrix.size();
      if (Math.abs(part) > ROUNDING * matrix.largest() / 4) {
        terms.put(string, new Coefficient(part, 0));
      }
    }
    return new PauliSum(terms);
  }

  /** Returns this times X on a qubit. */
  public PauliSum x(int qubit) {
    return times(of(Pauli.X, qubit));
  }

  /** Returns this times Y on a qubit. */
  public PauliSum y(int qubit) {
    return times(of(Pauli.Y, qubit));
  }

  /** Returns this times Z on a qubit. */
  public PauliSum z(int qubit) {
    return times(of(Pauli.Z, qubit));
  }

  /** Returns the sum with another. */
  public PauliSum plus(PauliSum other) {
    TreeMap<PauliString, Coefficient> sum = new TreeMap<>(terms);
    other.terms.forEach((string, c) -> sum.merge(string, c, Coefficient::plus));
    return new PauliSum(sum);
  }

  /** Returns the sum with a multiple of the identity. */
  public PauliSum plus(double value) {
    return plus(constant(value));
  }

  /** Returns {@code this - other}. */
  public PauliSum minus(PauliSum other) {
    return plus(other.times(-1));
  }

  /** Returns this times a number. */
  public PauliSum times(double factor) {
    return times(constant(factor));
  }

  /** Returns the matrix product with another. */
  public PauliSum times(PauliSum other) {
    TreeMap<PauliString, Coefficient> product = new TreeMap<>();
    terms.forEach(
        (left, a) ->
            other.terms.forEach(
                (right, b) -> {
                  PauliString.Turned turned = left.times(right);
                  product.merge(
                      turned.string(), a.times(b).turned(turned.quarters()), Coefficient::plus);
                }));
    return new PauliSum(product);
  }

  /**
   * Returns this with other qubits.
   *
   * @param qubits the new number of each qubit, from qubit 0 on
   */
  public PauliSum on(int... qubits) {
    List<Integer> places = IntStream.of(qubits).boxed().toList();
    TreeMap<PauliString, Coefficient> moved = new TreeMap<>();
    terms.forEach((string, c) -> moved.merge(string.on(places), c, Coefficient::plus));
    return new PauliSum(moved);
  }

  /**
   * Returns the coefficients by string, those that are 0 left out.
   *
   * @throws FluxionException FLX-163 if the sum is not Hermitian
   */
  public SortedMap<PauliString, Double> terms() {
    TreeMap<PauliString, Double> real = new TreeMap<>();
    terms.forEach(
        (string, c) -> {
          if (Math.abs(c.imaginary()) > ROUNDING * Math.max(1, Math.abs(c.real()))) {
            throw new FluxionException(
                "FLX-163",
                "an observable must be Hermitian, got the coefficient "
                    + c.imaginary()
                    + " i of "
                    + string);
          }
          if (c.real() != 0) {
            real.put(string, c.real());
          }
        });
    return Collections.unmodifiableSortedMap(real);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PauliSum sum && terms.equals(sum.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  /** Returns a text such as {@code 0.5 Z0 + X1 X2}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<PauliString, Coefficient> term : terms.entrySet()) {
      Coefficient c = term.getValue();
      boolean isReal = c.imaginary() == 0;
      boolean isNegative = isReal && c.real() < 0;
      text.append(text.isEmpty() ? isNegative ? "-" : "" : isNegative ? " - " : " + ");
      double size = Math.abs(c.real());
      if (!isReal) {
        text.append('(').append(c.real()).append(" + ").append(c.imaginary()).append(" i) ");
      } else if (size != 1 || term.getKey().isIdentity()) {
        text.append(size).append(term.getKey().isIdentity() ? "" : " ");
      }
      text.append(isReal && term.getKey().isIdentity() ? "" : term.getKey());
    }
    return text.isEmpty() ? "0" : text.toString();
  }
}
