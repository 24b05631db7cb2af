package dev.fluxion.tour.chapter;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;
import static dev.fluxion.spi.Shape.vector;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;

/**
 * The hydrogen molecule in four qubits: its spin orbitals in the basis STO-3G at 1.32 bohr, by the
 * transformation of Jordan and Wigner.
 */
final class HydrogenMolecule {
  private HydrogenMolecule() {}

  /** Returns the operator of the energy, in hartree. */
  static PauliSum operator() {
    return z(0).plus(z(1))
        .times(0.1777128746513994)
        .plus(z(2).plus(z(3)).times(-0.24274280513140462))
        .plus(z(0).z(1).times(0.17059738328801052))
        .plus(z(0).z(2).plus(z(1).z(3)).times(0.12293305056183798))
        .plus(z(0).z(3).plus(z(1).z(2)).times(0.1676831945771896))
        .plus(z(2).z(3).times(0.17627640804319591))
        .plus(
            y(0).x(1)
                .x(2)
                .y(3)
                .plus(x(0).y(1).y(2).x(3))
                .minus(y(0).y(1).x(2).x(3))
                .minus(x(0).x(1).y(2).y(3))
                .times(0.04475014401535161))
        .plus(-0.04207897647782276);
  }

  /**
   * Returns the trial state.
   *
   * @param both how far both electrons are lifted together
   * @param first how far the first one is lifted alone
   * @param second how far the second one is
   */
  static Circuit ansatz(Expr both, Expr first, Expr second) {
    return circuit(4)
        .x(0)
        .x(1)
        .pauli("YXXX", both, 0, 1, 2, 3)
        .pauli("YZX", first, 0, 1, 2)
        .pauli("YZX", second, 1, 2, 3);
  }

  /** Returns the energy as a function of three parameters. */
  static DifferentiableFunction energy() {
    return Fluxion.function("energy")
        .input("theta", vector(3))
        .returns(theta -> ansatz(theta.get(0), theta.get(1), theta.get(2)).expectation(operator()));
  }
}
