package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.spi.FluxionException;

/**
 * A gate without an angle.
 *
 * @param name its name
 * @param matrix its unitary matrix
 */
public record FixedGate(String name, ComplexMatrix matrix) implements Gate {
  private static final double ROUNDING = 1e-10;
  private static final double HALF = Math.sqrt(0.5);

  public static final FixedGate X = new FixedGate("x", Pauli.X.matrix());
  public static final FixedGate Y = new FixedGate("y", Pauli.Y.matrix());
  public static final FixedGate Z = new FixedGate("z", Pauli.Z.matrix());
  public static final FixedGate H =
      new FixedGate("h", ComplexMatrix.real(new double[][] {{HALF, HALF}, {HALF, -HALF}}));
  public static final FixedGate S = new FixedGate("s", phase(0, 1));
  public static final FixedGate SDG = new FixedGate("sdg", phase(0, -1));
  public static final FixedGate T = new FixedGate("t", phase(HALF, HALF));
  public static final FixedGate TDG = new FixedGate("tdg", phase(HALF, -HALF));
  public static final FixedGate SX = new FixedGate("sx", halfFlip(0.5));
  public static final FixedGate SXDG = new FixedGate("sxdg", halfFlip(-0.5));
  public static final FixedGate CX = new FixedGate("cx", controlled(X.matrix));
  public static final FixedGate CY = new FixedGate("cy", controlled(Y.matrix));
  public static final FixedGate CZ = new FixedGate("cz", controlled(Z.matrix));
  public static final FixedGate SWAP =
      new FixedGate(
          "swap",
          ComplexMatrix.real(
              new double[][] {{1, 0, 0, 0}, {0, 0, 1, 0}, {0, 1, 0, 0}, {0, 0, 0, 1}}));

  /**
   * Checks the matrix.
   *
   * @throws FluxionException FLX-162 if it is not unitary to 1e-10
   */
  public FixedGate {
    double off = matrix.adjoint().times(matrix).distance(ComplexMatrix.identity(matrix.size()));
    if (!(off <= ROUNDING)) {
      throw new FluxionException(
          "FLX-162",
          "the matrix of gate '"
              + name
              + "' must be unitary, got one whose adjoint times itself is off the identity by "
              + off);
    }
  }

  private static ComplexMatrix phase(double re, double im) {
    return ComplexMatrix.of(new double[][] {{1, 0}, {0, re}}, new double[][] {{0, 0}, {0, im}});
  }

  private static ComplexMatrix halfFlip(double sign) {
    return ComplexMatrix.of(
        new double[][] {{0.5, 0.5}, {0.5, 0.5}}, new double[][] {{sign, -sign}, {-sign, sign}});
  }

  /** Returns a gate on a second qubit where the first one is 1. */
  static ComplexMatrix controlled(ComplexMatrix matrix) {
    return Projector.ZERO.tensor(ComplexMatrix.identity(2)).plus(Projector.ONE.tensor(matrix));
  }

  @Override
  public int qubits() {
    return matrix.qubits();
  }

  @Override
  public ComplexMatrix at(double angle) {
    return matrix;
  }
}
