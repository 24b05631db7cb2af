package dev.fluxion.circuit.operator;

import dev.fluxion.spi.FluxionException;
import java.util.Arrays;
import java.util.Map;

/**
 * A square matrix of complex numbers on a few qubits, immutable.
 *
 * <p>Bit k of an index of a row or a column is the state of the k-th qubit that the matrix acts on:
 * the first one is the lowest bit.
 */
public final class ComplexMatrix {
  private final int size;
  private final double[] real;
  private final double[] imaginary;

  private ComplexMatrix(int size) {
    this.size = size;
    this.real = new double[size * size];
    this.imaginary = new double[size * size];
  }

  /**
   * Returns a matrix of its real and imaginary parts.
   *
   * @param real the rows of the real part, 2^k of 2^k numbers
   * @param imaginary the rows of the imaginary part
   * @throws FluxionException FLX-162 if the sizes do not fit
   */
  public static ComplexMatrix of(double[][] real, double[][] imaginary) {
    ComplexMatrix matrix = new ComplexMatrix(real.length);
    matrix.fill(matrix.real, real);
    matrix.fill(matrix.imaginary, imaginary);
    return matrix;
  }

  /**
   * Returns a matrix of real numbers.
   *
   * @param rows 2^k rows of 2^k numbers
   * @throws FluxionException FLX-162 if the sizes do not fit
   */
  public static ComplexMatrix real(double[][] rows) {
    return of(rows, new double[rows.length][rows.length]);
  }

  private void fill(double[] part, double[][] rows) {
    boolean fits = size > 0 && Integer.bitCount(size) == 1 && rows.length == size;
    for (int i = 0; fits && i < size; i++) {
      fits = rows[i].length == size;
      System.arraycopy(rows[i], 0, part, i * size, fits ? size : 0);
    }
    if (!fits) {
      throw new FluxionException(
          "FLX-162",
          "a matrix on k qubits has 2^k rows of 2^k numbers, got rows of "
              + Arrays.stream(rows).map(row -> row.length).toList());
    }
  }

  /**
   * Returns the identity.
   *
   * @param size the number of rows
   */
  public static ComplexMatrix identity(int size) {
    ComplexMatrix matrix = new ComplexMatrix(size);
    for (int i = 0; i < size; i++) {
      matrix.real[i * size + i] = 1;
    }
    return matrix;
  }

  /** Returns the number of rows. */
  public int size() {
    return size;
  }

  /** Returns the number of qubits that it acts on. */
  public int qubits() {
    return Integer.numberOfTrailingZeros(size);
  }

  /** Returns the real part of an element. */
  public double real(int row, int column) {
    return real[row * size + column];
  }

  /** Returns the imaginary part of an element. */
  public double imaginary(int row, int column) {
    return imaginary[row * size + column];
  }

  /** Returns the sum with another matrix of this size. */
  public ComplexMatrix plus(ComplexMatrix other) {
    ComplexMatrix sum = new ComplexMatrix(size);
    for (int i = 0; i < real.length; i++) {
      sum.real[i] = real[i] + other.real[i];
      sum.imaginary[i] = imaginary[i] + other.imaginary[i];
    }
    return sum;
  }

  /** Returns this times the number {@code re + i im}. */
  public ComplexMatrix times(double re, double im) {
    ComplexMatrix scaled = new ComplexMatrix(size);
    for (int i = 0; i < real.length; i++) {
      scaled.real[i] = re * real[i] - im * imaginary[i];
      scaled.imaginary[i] = re * imaginary[i] + im * real[i];
    }
    return scaled;
  }

  /** Returns the matrix product with another matrix of this size. */
  public ComplexMatrix times(ComplexMatrix other) {
    ComplexMatrix product = new ComplexMatrix(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        double a = real(i, j);
        double b = imaginary(i, j);
        for (int k = 0; k < size && (a != 0 || b != 0); k++) {
          product.real[i * size + k] += a * other.real(j, k) - b * other.imaginary(j, k);
          product.imaginary[i * size + k] += a * other.imaginary(j, k) + b * other.real(j, k);
        }
      }
    }
    return product;
  }

  /** Returns the conjugate of each element. */
  public ComplexMatrix conjugate() {
    ComplexMatrix conjugate = new ComplexMatrix(size);
    for (int i = 0; i < real.length; i++) {
      conjugate.real[i] = real[i];
      conjugate.imaginary[i] = -imaginary[i];
    }
    return conjugate;
  }

  /** Returns the conjugate transpose. */
  public ComplexMatrix adjoint() {
    ComplexMatrix adjoint = new ComplexMatrix(size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        adjoint.real[j * size + i] = real(i, j);
        adjoint.imaginary[j * size + i] = -imaginary(i, j);
      }
    }
    return adjoint;
  }

  /**
   * Returns the product on more qubits: this one on the first ones, the other on those after.
   *
   * @param other on the qubits after those of this one
   */
  public ComplexMatrix tensor(ComplexMatrix other) {
    ComplexMatrix tensor = new ComplexMatrix(size * other.size);
    for (int i = 0; i < tensor.size; i++) {
      for (int j = 0; j < tensor.size; j++) {
        int mine = (i % size) * size + j % size;
        int others = (i / size) * other.size + j / size;
        double re = real[mine] * other.real[others] - imaginary[mine] * other.imaginary[others];
        double im = real[mine] * other.imaginary[others] + imaginary[mine] * other.real[others];
        tensor.real[i * tensor.size + j] = re;
        tensor.imaginary[i * tensor.size + j] = im;
      }
    }
    return tensor;
  }

  /** Returns the largest distance of an element from that of another matrix, NaN included. */
  public double distance(ComplexMatrix other) {
    double distance = other.size == size ? 0 : Double.POSITIVE_INFINITY;
    for (int i = 0; i < real.length && distance < Double.POSITIVE_INFINITY; i++) {
      double each = Math.hypot(real[i] - other.real[i], imaginary[i] - other.imaginary[i]);
      distance = Math.max(distance, each);
    }
    return distance;
  }

  /** Returns the largest absolute value of an element. */
  public double largest() {
    return distance(new ComplexMatrix(size));
  }

  /** Returns the real part of the trace of this times a string. */
  double overlap(PauliString string) {
    int flips = 0;
    int signs = 0;
    int quarters = 0;
    for (Map.Entry<Integer, Pauli> factor : string.factors().entrySet()) {
      flips |= factor.getValue() == Pauli.Z ? 0 : 1 << factor.getKey();
      signs |= factor.getValue() == Pauli.X ? 0 : 1 << factor.getKey();
      quarters += factor.getValue() == Pauli.Y ? 1 : 0;
    }
    double re = 0;
    double im = 0;
    for (int j = 0; j < size; j++) {
      double sign = Integer.bitCount(signs & j) % 2 == 0 ? 1 : -1;
      re += sign * real(j, j ^ flips);
      im += sign * imaginary(j, j ^ flips);
    }
    return switch (quarters % 4) {
      case 0 -> re;
      case 1 -> -im;
      case 2 -> -re;
      default -> im;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComplexMatrix matrix
        && Arrays.equals(real, matrix.real)
        && Arrays.equals(imaginary, matrix.imaginary);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(real) * 31 + Arrays.hashCode(imaginary);
  }

  /** Returns a text such as {@code 2 x 2 matrix}. */
  @Override
  public String toString() {
    return size + " x " + size + " matrix";
  }
}
