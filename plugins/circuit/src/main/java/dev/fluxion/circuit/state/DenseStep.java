package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.gate.TurningGate;
import dev.fluxion.circuit.operator.ComplexMatrix;

/**
 * A gate on several qubits that is given by a matrix.
 *
 * @param part the gate
 */
record DenseStep(Operation part) implements SingleStep {

  @Override
  public double[] bind(double[] parameters) {
    return new double[] {part.angle().at(parameters)};
  }

  private int[] placed(int[] places) {
    return qubits().stream().mapToInt(qubit -> places[qubit]).toArray();
  }

  private ComplexMatrix matrix(double[] bound) {
    return part.gate().at(bound[0]);
  }

  @Override
  public TileOperation forward(double[] bound, int[] places) {
    return new DenseOperation(placed(places), matrix(bound));
  }

  @Override
  public TileOperation backward(double[] bound, int[] places) {
    return new DenseOperation(placed(places), matrix(bound).adjoint());
  }

  @Override
  public Overlap overlap(int[] places) {
    return new DenseOverlap(placed(places), ((TurningGate) part.gate()).generator());
  }

  @Override
  public Increment increment(double[] parameters, double[] direction) {
    double rate = Step.rate(part, direction);
    return rate == 0
        ? Increment.NOTHING
        : new DenseIncrement(qubits(), ((TurningGate) part.gate()).generator().times(rate, 0));
  }
}
