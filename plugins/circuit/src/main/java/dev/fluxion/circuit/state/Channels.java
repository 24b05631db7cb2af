package dev.fluxion.circuit.state;

import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import java.util.List;

/**
 * The noise of a device.
 *
 * @param superoperator what happens to the density matrix of each qubit of a gate behind it: a
 *     matrix on the qubit of a row, the lower bit, and that of a column
 * @param wrongZeros the probability that a 0 is read as 1
 * @param wrongOnes the probability that a 1 is read as 0
 */
public record Channels(ComplexMatrix superoperator, double wrongZeros, double wrongOnes) {
  /** No noise. */
  public static final Channels NONE = new Channels(ComplexMatrix.identity(4), 0, 0);

  /** Adds {@code ρ -> (1 - p) ρ + p/2}. */
  public Channels depolarizing(double p) {
    double kept = Math.sqrt(1 - 0.75 * p);
    double turned = Math.sqrt(p) / 2;
    return then(
        List.of(
            ComplexMatrix.identity(2).times(kept, 0),
            Pauli.X.matrix().times(turned, 0),
            Pauli.Y.matrix().times(turned, 0),
            Pauli.Z.matrix().times(turned, 0)));
  }

  /** Adds the decay of 1 to 0. */
  public Channels damping(double gamma) {
    return then(List.of(real(1, 0, 0, Math.sqrt(1 - gamma)), real(0, Math.sqrt(gamma), 0, 0)));
  }

  /** Adds the loss of phase. */
  public Channels dephasing(double lambda) {
    return then(List.of(real(1, 0, 0, Math.sqrt(1 - lambda)), real(0, 0, 0, Math.sqrt(lambda))));
  }

  /** Sets the probabilities of wrong readings. */
  public Channels readout(double zeros, double ones) {
    return new Channels(superoperator, zeros, ones);
  }

  private static ComplexMatrix real(double a, double b, double c, double d) {
    return ComplexMatrix.real(new double[][] {{a, b}, {c, d}});
  }

  /** Adds {@code ρ -> Σ K ρ K†}: K acts on the rows, its conjugate on the columns. */
  private Channels then(List<ComplexMatrix> kraus) {
    ComplexMatrix sum = ComplexMatrix.identity(4).times(0, 0);
    for (ComplexMatrix k : kraus) {
      sum = sum.plus(k.tensor(k.conjugate()));
    }
    return new Channels(sum.times(superoperator), wrongZeros, wrongOnes);
  }

  /** Returns the probability that something else is read than there is. */
  double wrong(int bit) {
    return bit == 0 ? wrongZeros : wrongOnes;
  }
}
