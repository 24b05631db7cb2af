package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.hardware.ibm.transpile.Target.Entangler;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes turns and CZ with the gates of a device: {@code RZ SX RZ SX RZ} for a turn, or less.
 *
 * <p>What commutes with the gate that follows is written behind it, together with what comes there.
 */
final class Emitter {
  private static final double ROUNDING = 1e-12;
  private static final double QUARTER = Math.PI / 2;

  private final Target target;
  private final Quaternion[] pending;
  private final List<Instruction> instructions = new ArrayList<>();

  private Emitter(Target target) {
    this.target = target;
    this.pending = new Quaternion[target.topology().qubits()];
    Arrays.fill(pending, Quaternion.IDENTITY);
  }

  static List<Instruction> write(Target target, List<Step> steps) {
    Emitter emitter = new Emitter(target);
    for (Step step : steps) {
      if (step instanceof Step.Turn turn) {
        emitter.pending[turn.qubit()] = turn.gate().after(emitter.pending[turn.qubit()]);
      } else {
        emitter.entangle((Step.Pair) step);
      }
    }
    for (int q = 0; q < emitter.pending.length; q++) {
      emitter.finish(q);
    }
    return emitter.instructions;
  }

  private void entangle(Step.Pair pair) {
    boolean isForward = target.topology().hasEdge(pair.one(), pair.other());
    int from = isForward ? pair.one() : pair.other();
    int to = isForward ? pair.other() : pair.one();
    if (target.entangler() == Entangler.CZ) {
      beforeCz(from);
      beforeCz(to);
      Reduction.passCz(pending, from, to);
      add("cz", from, to);
    } else {
      beforeCz(from);
      beforeTargetOfEcr(to);
      Reduction.passCz(pending, from, to);
      add("ecr", from, to);
      // CZ is RZ(-pi/2) X and RZ(-pi/2) H behind an ECR, and H before it on the target.
      after(from, Quaternion.rz(-QUARTER).after(Quaternion.X));
      after(to, Quaternion.rz(-QUARTER).after(Quaternion.H));
    }
  }

  /** Puts a gate before what waits on a qubit. */
  private void after(int qubit, Quaternion gate) {
    pending[qubit] = pending[qubit].after(gate);
  }

  /** Leaves what passes CZ. */
  private void beforeCz(int qubit) {
    if (!pending[qubit].passesCz()) {
      pending[qubit] = Quaternion.rz(allButLast(qubit, pending[qubit].angles()));
    }
  }

  /** Leaves a turn about Z, which is one about X before the ECR. */
  private void beforeTargetOfEcr(int qubit) {
    Quaternion turned = Quaternion.H.after(pending[qubit]);
    double angle = turned.turnAboutX();
    write(qubit, Quaternion.rx(angle).after(turned));
    pending[qubit] = Quaternion.rz(-angle);
  }

  private void finish(int qubit) {
    write(qubit, pending[qubit]);
  }

  private void write(int qubit, Quaternion gate) {
    Quaternion.Angles angles = gate.angles();
    if (gate.isDiagonal()) {
      rz(qubit, angles.phi() + angles.lambda());
    } else if (gate.isAntidiagonal()) {
      add("x", qubit);
      rz(qubit, angles.phi() - angles.lambda() + Math.PI);
    } else {
      rz(qubit, allButLast(qubit, angles));
    }
  }

  /** Writes a turn without its last RZ, of which it returns the angle. */
  private double allButLast(int qubit, Quaternion.Angles angles) {
    boolean isHalf = Math.abs(angles.theta() - QUARTER) < ROUNDING;
    rz(qubit, isHalf ? angles.lambda() - QUARTER : angles.lambda());
    add("sx", qubit);
    if (isHalf) {
      return angles.phi() + QUARTER;
    }
    rz(qubit, angles.theta() + Math.PI);
    add("sx", qubit);
    return angles.phi() + Math.PI;
  }

  private void rz(int qubit, double angle) {
    double least = Math.IEEEremainder(angle, 2 * Math.PI);
    if (Math.abs(least) > ROUNDING) {
      instructions.add(new Instruction("rz", List.of(qubit), least));
    }
  }

  private void add(String gate, Integer... qubits) {
    instructions.add(new Instruction(gate, List.of(qubits), 0));
  }
}
