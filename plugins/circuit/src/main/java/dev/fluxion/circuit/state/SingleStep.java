package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Operation;
import java.util.List;

/** A step that is one operation, with at most one overlap. */
sealed interface SingleStep extends Step permits TurnStep, SwapStep, DenseStep {

  /** Returns the operation. */
  Operation part();

  @Override
  default List<Integer> qubits() {
    return part().qubits();
  }

  @Override
  default List<Operation> parts() {
    return List.of(part());
  }

  @Override
  default int overlaps() {
    return isTurned() ? 1 : 0;
  }

  @Override
  default void addSlopes(double[] parameters, double[] overlaps, int from, double[] gradient) {
    Step.add(part(), overlaps[from], gradient);
  }
}
