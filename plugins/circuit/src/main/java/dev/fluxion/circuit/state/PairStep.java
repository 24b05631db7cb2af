package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.gate.TurningGate;
import dev.fluxion.circuit.operator.ComplexMatrix;
import java.util.List;

/**
 * Gates on one qubit, one after the other, everywhere or where another qubit is 1.
 *
 * @param target the qubit
 * @param control the qubit that must be 1, or -1
 * @param parts the gates
 */
record PairStep(int target, int control, List<Operation> parts) implements Step {
  private static final int OVERLAPS = 4;

  /** Copies the list. */
  PairStep {
    parts = List.copyOf(parts);
  }

  @Override
  public List<Integer> qubits() {
    return control < 0 ? List.of(target) : List.of(control, target);
  }

  @Override
  public double[] bind(double[] parameters) {
    double[] product = matrix(parts.get(0), parameters);
    for (Operation part : parts.subList(1, parts.size())) {
      product = TwoByTwo.times(matrix(part, parameters), product);
    }
    return product;
  }

  private static double[] matrix(Operation part, double[] parameters) {
    return TwoByTwo.of(part.gate(), part.angle().at(parameters));
  }

  @Override
  public TileOperation forward(double[] bound, int[] places) {
    return new PairOperation(places[target], control < 0 ? -1 : places[control], bound);
  }

  @Override
  public TileOperation backward(double[] bound, int[] places) {
    return forward(TwoByTwo.adjoint(bound), places);
  }

  @Override
  public Overlap overlap(int[] places) {
    return new PairOverlap(places[target], control < 0 ? -1 : places[control]);
  }

  @Override
  public int overlaps() {
    return isTurned() ? OVERLAPS : 0;
  }

  /**
   * The derivative by an angle is {@code 2 Re <λ|A|ψ>} with {@code A = V K V†}, where V is what
   * follows the gate within the step. A is anti-Hermitian: {@code i Σ_P β_P P}.
   */
  @Override
  public void addSlopes(double[] parameters, double[] overlaps, int from, double[] gradient) {
    double[] after = TwoByTwo.identity();
    for (int k = parts.size() - 1; k >= 0; k--) {
      Operation part = parts.get(k);
      if (!part.angle().isConstant()) {
        double[] a = turned(after, part);
        double slope =
            -((a[1] + a[7]) * overlaps[from]
                + (a[3] + a[5]) * overlaps[from + 1]
                + (a[2] - a[4]) * overlaps[from + 2]
                + (a[1] - a[7]) * overlaps[from + 3]);
        Step.add(part, slope, gradient);
      }
      after = TwoByTwo.times(after, matrix(part, parameters));
    }
  }

  private static double[] turned(double[] after, Operation part) {
    double[] generator = TwoByTwo.generator((TurningGate) part.gate());
    return TwoByTwo.times(TwoByTwo.times(after, generator), TwoByTwo.adjoint(after));
  }

  @Override
  public Increment increment(double[] parameters, double[] direction) {
    double[] sum = new double[8];
    double[] after = TwoByTwo.identity();
    for (int k = parts.size() - 1; k >= 0; k--) {
      Operation part = parts.get(k);
      double rate = Step.rate(part, direction);
      if (rate != 0) {
        double[] a = turned(after, part);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += rate * a[i];
        }
      }
      after = TwoByTwo.times(after, matrix(part, parameters));
    }
    return new DenseIncrement(qubits(), large(sum));
  }

  /** Returns the matrix on the control, if there is one, and the target. */
  private ComplexMatrix large(double[] m) {
    int size = control < 0 ? 2 : 4;
    double[][] re = new double[size][size];
    double[][] im = new double[size][size];
    for (int k = 0; k < 4; k++) {
      int row = control < 0 ? k >> 1 : 1 | ((k >> 1) << 1);
      int column = control < 0 ? k & 1 : 1 | ((k & 1) << 1);
      re[row][column] = m[2 * k];
      im[row][column] = m[2 * k + 1];
    }
    return ComplexMatrix.of(re, im);
  }
}
