package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Affine;
import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.gate.ControlledGate;
import dev.fluxion.circuit.gate.FixedGate;
import dev.fluxion.circuit.gate.Gate;
import dev.fluxion.circuit.gate.Phase;
import dev.fluxion.circuit.gate.Rotation;
import dev.fluxion.circuit.gate.TurningGate;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes gates in terms of those that every dialect of OpenQASM has: x, y, z, h, s, sdg, t, tdg,
 * rx, ry, rz, cx, cz, and, in version 3, sx and swap; equal but for a global phase.
 */
final class QasmLowering {
  private final boolean isOld;
  private final List<Line> lines = new ArrayList<>();

  /**
   * A gate of OpenQASM.
   *
   * @param name its name
   * @param angle its angle, a constant 0 if it has none
   * @param qubits its qubits
   */
  record Line(String name, Affine angle, List<Integer> qubits) {}

  private QasmLowering(boolean isOld) {
    this.isOld = isOld;
  }

  /**
   * Returns the gates of a circuit.
   *
   * @param operations those of the circuit
   * @param isOld whether for version 2
   * @throws FluxionException FLX-169 if a gate of several qubits is given by a matrix
   */
  static List<Line> of(List<Operation> operations, boolean isOld) {
    QasmLowering lowering = new QasmLowering(isOld);
    operations.forEach(lowering::add);
    return lowering.lines;
  }

  private void add(Operation operation) {
    Gate gate = operation.gate();
    List<Integer> qubits = operation.qubits();
    if (gate instanceof FixedGate fixed) {
      add(fixed, qubits);
    } else if (gate instanceof Phase) {
      turn("rz", operation.angle(), qubits.get(0));
    } else if (gate instanceof ControlledGate controlled) {
      add(controlled.gate(), operation.angle(), qubits.get(0), qubits.get(1));
    } else if (gate instanceof Rotation rotation) {
      add(rotation.paulis(), operation.angle(), qubits);
    } else {
      throw noGate(gate);
    }
  }

  private static FluxionException noGate(Gate gate) {
    return new FluxionException(
        "FLX-169",
        "gate '" + gate.name() + "' of " + gate.qubits() + " qubits has no form in OpenQASM");
  }

  private void turn(String name, Affine angle, int qubit) {
    lines.add(new Line(name, angle, List.of(qubit)));
  }

  private void fixed(String name, Integer... qubits) {
    lines.add(new Line(name, Operation.NONE, List.of(qubits)));
  }

  private void add(FixedGate gate, List<Integer> qubits) {
    Integer first = qubits.get(0);
    if (gate.equals(FixedGate.SXDG)) {
      fixed("h", first);
      fixed("sdg", first);
      fixed("h", first);
    } else if (gate.equals(FixedGate.SX) && isOld) {
      fixed("h", first);
      fixed("s", first);
      fixed("h", first);
    } else if (gate.equals(FixedGate.CY)) {
      fixed("sdg", qubits.get(1));
      fixed("cx", first, qubits.get(1));
      fixed("s", qubits.get(1));
    } else if (gate.equals(FixedGate.SWAP) && isOld) {
      fixed("cx", first, qubits.get(1));
      fixed("cx", qubits.get(1), first);
      fixed("cx", first, qubits.get(1));
    } else if (!gate.name().equals("unitary")) {
      fixed(gate.name(), qubits.toArray(Integer[]::new));
    } else if (gate.qubits() == 1) {
      eulerAngles(gate.matrix(), first);
    } else {
      throw noGate(gate);
    }
  }

  /** {@code U = exp(i α) RZ(φ) RY(θ) RZ(λ)}. */
  private void eulerAngles(ComplexMatrix u, int qubit) {
    double cosine = Math.hypot(u.real(0, 0), u.imaginary(0, 0));
    double sine = Math.hypot(u.real(1, 0), u.imaginary(1, 0));
    double sum = argument(u, 1, 1) - argument(u, 0, 0);
    double difference = argument(u, 1, 0) - argument(u, 0, 1) - Math.PI;
    boolean isDiagonal = sine < 1e-12;
    boolean isAntidiagonal = cosine < 1e-12;
    double phi = isDiagonal ? sum : isAntidiagonal ? difference : (sum + difference) / 2;
    double lambda = isDiagonal || isAntidiagonal ? 0 : (sum - difference) / 2;
    double theta = 2 * Math.atan2(sine, cosine);
    // Half angles leave a sign open, which the lower left element decides.
    boolean isTurned =
        !isDiagonal && !isAntidiagonal && Math.cos(phi - argument(u, 1, 0) + argument(u, 0, 0)) < 0;
    turn("rz", Affine.constant(lambda), qubit);
    turn("ry", Affine.constant(isTurned ? -theta : theta), qubit);
    turn("rz", Affine.constant(phi), qubit);
  }

  private static double argument(ComplexMatrix u, int row, int column) {
    return Math.atan2(u.imaginary(row, column), u.real(row, column));
  }

  private void add(TurningGate gate, Affine angle, int control, int target) {
    Affine half = Affine.constant(0).plus(0.5, angle);
    if (gate instanceof Phase) {
      turn("rz", half, control);
      controlled("rz", half, control, target);
      return;
    }
    Pauli pauli = ((Rotation) gate).paulis().get(0);
    if (pauli == Pauli.X) {
      fixed("h", target);
      controlled("rz", half, control, target);
      fixed("h", target);
    } else {
      controlled("r" + pauli.letter(), half, control, target);
    }
  }

  private void controlled(String name, Affine half, int control, int target) {
    turn(name, half, target);
    fixed("cx", control, target);
    turn(name, Affine.constant(0).plus(-1, half), target);
    fixed("cx", control, target);
  }

  private void add(List<Pauli> paulis, Affine angle, List<Integer> qubits) {
    if (paulis.size() == 1) {
      turn("r" + paulis.get(0).letter(), angle, qubits.get(0));
      return;
    }
    for (int k = 0; k < qubits.size(); k++) {
      if (paulis.get(k) == Pauli.Y) {
        fixed("sdg", qubits.get(k));
      }
      if (paulis.get(k) != Pauli.Z) {
        fixed("h", qubits.get(k));
      }
    }
    for (int k = 1; k < qubits.size(); k++) {
      fixed("cx", qubits.get(k - 1), qubits.get(k));
    }
    turn("rz", angle, qubits.get(qubits.size() - 1));
    for (int k = qubits.size() - 1; k > 0; k--) {
      fixed("cx", qubits.get(k - 1), qubits.get(k));
    }
    for (int k = 0; k < qubits.size(); k++) {
      if (paulis.get(k) != Pauli.Z) {
        fixed("h", qubits.get(k));
      }
      if (paulis.get(k) == Pauli.Y) {
        fixed("s", qubits.get(k));
      }
    }
  }
}
