package dev.fluxion.circuit.gate;

import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.TreeSet;

/**
 * The gate {@code exp(-i angle G)} of a Hermitian matrix G whose eigenvalues are declared.
 *
 * <p>It is {@code Σ_k exp(-i angle λ_k) P_k} with the projectors {@code P_k = Π_{j≠k} (G - λ_j) /
 * (λ_k - λ_j)} (Sylvester's formula).
 *
 * @param name its name
 * @param hermitian the matrix G
 * @param eigenvalues the distinct eigenvalues of G, two or more
 */
public record Evolution(String name, ComplexMatrix hermitian, List<Double> eigenvalues)
    implements TurningGate {
  private static final double ROUNDING = 1e-10;

  /**
   * Copies the list and checks what is declared.
   *
   * @throws FluxionException FLX-163 if the matrix is not Hermitian, FLX-164 if it has other
   *     eigenvalues
   */
  public Evolution {
    eigenvalues = List.copyOf(eigenvalues);
    double scale = Math.max(1, hermitian.largest());
    double skew = hermitian.distance(hermitian.adjoint());
    if (!(skew <= ROUNDING * scale)) {
      throw new FluxionException(
          "FLX-163",
          "the generator of gate '"
              + name
              + "' must be Hermitian, got a matrix that differs from its adjoint by "
              + skew);
    }
    if (eigenvalues.size() < 2 || new TreeSet<>(eigenvalues).size() < eigenvalues.size()) {
      throw new FluxionException(
          "FLX-164",
          "gate '" + name + "' needs two or more different eigenvalues, got " + eigenvalues);
    }
    ComplexMatrix annihilated = ComplexMatrix.identity(hermitian.size());
    for (double eigenvalue : eigenvalues) {
      annihilated = annihilated.times(shifted(hermitian, eigenvalue)).times(1 / scale, 0);
    }
    if (!(annihilated.largest() <= ROUNDING)) {
      throw new FluxionException(
          "FLX-164",
          "the generator of gate '"
              + name
              + "' has eigenvalues beyond those declared, "
              + eigenvalues);
    }
  }

  private static ComplexMatrix shifted(ComplexMatrix matrix, double eigenvalue) {
    return matrix.plus(ComplexMatrix.identity(matrix.size()).times(-eigenvalue, 0));
  }

  @Override
  public int qubits() {
    return hermitian.qubits();
  }

  @Override
  public ComplexMatrix at(double angle) {
    ComplexMatrix sum = hermitian.times(0, 0);
    for (double eigenvalue : eigenvalues) {
      double turn = -angle * eigenvalue;
      sum = sum.plus(projector(eigenvalue).times(Math.cos(turn), Math.sin(turn)));
    }
    return sum;
  }

  private ComplexMatrix projector(double eigenvalue) {
    ComplexMatrix projector = ComplexMatrix.identity(hermitian.size());
    for (double other : eigenvalues) {
      if (other != eigenvalue) {
        projector = projector.times(shifted(hermitian, other)).times(1 / (eigenvalue - other), 0);
      }
    }
    return projector;
  }

  @Override
  public ComplexMatrix generator() {
    return hermitian.times(0, -1);
  }

  @Override
  public Spectrum spectrum() {
    TreeSet<Double> frequencies = new TreeSet<>();
    for (double high : eigenvalues) {
      for (double low : eigenvalues) {
        if (high > low) {
          frequencies.add(high - low);
        }
      }
    }
    return Frequencies.spectrum(frequencies);
  }
}
