package dev.fluxion.circuit.operator;

import java.util.Locale;

/** The Pauli operators of one qubit that are not the identity. */
public enum Pauli {
  /** The flip, {@code [[0, 1], [1, 0]]}. */
  X(1),
  /** {@code [[0, -i], [i, 0]]}. */
  Y(2),
  /** The sign, {@code [[1, 0], [0, -1]]}. */
  Z(3);

  private final int code;

  Pauli(int code) {
    this.code = code;
  }

  /** Returns 1, 2 or 3: the exclusive or of two of them is that of the product, 0 the identity. */
  public int code() {
    return code;
  }

  /**
   * Returns the operator of a code.
   *
   * @param code 1, 2 or 3
   */
  public static Pauli of(int code) {
    return code == X.code ? X : code == Y.code ? Y : Z;
  }

  /** Returns the letter in lower case, as in the names of gates. */
  public String letter() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the third operator: the product with another one but for a factor i or -i. */
  Pauli third(Pauli other) {
    return of(code ^ other.code);
  }

  /** Returns whether the product with a different one is i times the third, rather than -i. */
  boolean isBefore(Pauli other) {
    return code % 3 + 1 == other.code;
  }

  /** Returns the matrix. */
  public ComplexMatrix matrix() {
    return switch (this) {
      case X -> ComplexMatrix.real(new double[][] {{0, 1}, {1, 0}});
      case Y -> ComplexMatrix.of(new double[2][2], new double[][] {{0, -1}, {1, 0}});
      case Z -> ComplexMatrix.real(new double[][] {{1, 0}, {0, -1}});
    };
  }
}
