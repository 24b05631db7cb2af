package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;
import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Circuits;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.dsl.Fluxion;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import org.redfx.strange.Complex;
import org.redfx.strange.Program;
import org.redfx.strange.Result;
import org.redfx.strange.Step;
import org.redfx.strange.gate.Cnot;
import org.redfx.strange.gate.RotationX;
import org.redfx.strange.local.SimpleQuantumExecutionEnvironment;

/** The other simulator for the JVM, on the same circuit. */
final class StrangeRun implements Kernel {
  static final String NAME = "Strange";

  private static final int QUBITS = 10;
  private static final int LAYERS = 2;

  private final SimpleQuantumExecutionEnvironment environment =
      new SimpleQuantumExecutionEnvironment();
  private final Program program = program();
  private double[] results = new double[0];

  private static double angle(int layer, int qubit) {
    return 0.1 + 0.07 * qubit + layer;
  }

  private static Program program() {
    Program program = new Program(QUBITS);
    for (int layer = 0; layer < LAYERS; layer++) {
      Step turns = new Step();
      for (int q = 0; q < QUBITS; q++) {
        turns.addGate(new RotationX(angle(layer, q), q));
      }
      program.addStep(turns);
      for (int q = 0; q + 1 < QUBITS; q++) {
        Step step = new Step();
        step.addGate(new Cnot(q, q + 1));
        program.addStep(step);
      }
    }
    return program;
  }

  /** Returns the probabilities; the input turns nothing but the first gate, by its own value. */
  static DifferentiableFunction function() {
    return Fluxion.function("probabilities")
        .input("more", Shape.vector(1))
        .returns(more -> circuit(more.get(0)).probabilities());
  }

  private static Circuit circuit(Expr more) {
    Circuit circuit = Circuits.circuit(QUBITS);
    for (int layer = 0; layer < LAYERS; layer++) {
      for (int q = 0; q < QUBITS; q++) {
        Expr angle = Expr.constant(angle(layer, q));
        circuit = circuit.rx(q, layer + q == 0 ? angle.plus(more) : angle);
      }
      for (int q = 0; q + 1 < QUBITS; q++) {
        circuit = circuit.cx(q, q + 1);
      }
    }
    return circuit;
  }

  @Override
  public Object run() {
    Result result = environment.runProgram(program);
    Complex[] amplitudes = result.getProbability();
    results = Arrays.stream(amplitudes).mapToDouble(Complex::abssqr).toArray();
    return results;
  }

  @Override
  public double[] results() {
    return results.clone();
  }
}
