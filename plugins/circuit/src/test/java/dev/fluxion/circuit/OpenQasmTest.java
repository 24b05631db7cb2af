package dev.fluxion.circuit;

import static dev.fluxion.circuit.Circuits.circuit;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.circuit.state.Simulation;
import dev.fluxion.circuit.state.Workers;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class OpenQasmTest {
  private static final int PARAMETERS = 3;

  private static double[] measure(Circuit circuit, List<PauliSum> sums, double[] theta) {
    Experiment experiment = Experiment.of(circuit.over().ansatz(), new Readout.Expectations(sums));
    double[] point =
        experiment.parameters().stream()
            .mapToDouble(p -> theta[RandomCircuit.elementOf(circuit.parameters().get(p))])
            .toArray();
    double[] values = new double[sums.size()];
    new Simulation(experiment, Workers.ONE).values(point, values);
    return values;
  }

  @Property(tries = 25)
  void whatIsWrittenIsReadAgain(@ForAll long seed) {
    RandomCircuit random = new RandomCircuit(seed, 4, 25, PARAMETERS, 3);
    Circuit circuit = random.circuit;
    double[] theta = new Random(seed).doubles(PARAMETERS, -4, 4).toArray();
    double[] expected = measure(circuit, random.observables, theta);
    Map<String, Expr> inputs = new HashMap<>();
    List<Expr> symbols = circuit.parameters();
    for (int p = 0; p < symbols.size(); p++) {
      inputs.put("p" + p, symbols.get(p));
    }
    Circuit third = OpenQasm.read(OpenQasm.write(circuit), inputs);
    assertArrayEquals(expected, measure(third, random.observables, theta), 1e-12);
    double[] values =
        symbols.stream().mapToDouble(s -> theta[RandomCircuit.elementOf(s)]).toArray();
    Circuit second = OpenQasm.read(OpenQasm.writeVersion2(circuit, values));
    assertArrayEquals(expected, measure(second, random.observables, theta), 1e-12);
  }

  @Property(tries = 20)
  void aUnitaryOfOneQubitBecomesThreeRotations(@ForAll long seed) {
    Random random = new Random(seed);
    boolean isRight = seed % 3 == 0;
    double theta = isRight ? Math.PI * random.nextInt(3) : random.nextDouble() * 7;
    ComplexMatrix matrix = ComplexMatrix.identity(2);
    for (String axis : List.of("rz", "ry", "rz", "p")) {
      double angle = axis.equals("ry") ? theta : random.nextDouble() * 7;
      double[][] rows = Dense.matrix(axis, angle, 1);
      double[][] re = {{rows[0][0], rows[0][2]}, {rows[1][0], rows[1][2]}};
      double[][] im = {{rows[0][1], rows[0][3]}, {rows[1][1], rows[1][3]}};
      matrix = ComplexMatrix.of(re, im).times(matrix);
    }
    Circuit circuit = circuit(1).ry(0, 0.4).rz(0, 0.9).unitary(matrix, 0);
    List<PauliSum> axes = List.of(Circuits.x(0), Circuits.y(0), Circuits.z(0));
    Circuit read = OpenQasm.read(OpenQasm.write(circuit));
    assertArrayEquals(
        measure(circuit, axes, new double[0]), measure(read, axes, new double[0]), 1e-12);
  }

  @Test
  void aCircuitIsWrittenInTheFlatPart() {
    Expr theta = Expr.of(new Op.Input("theta", Shape.vector(2), this));
    Circuit circuit =
        circuit(2).h(0).rx(1, theta.get(0).times(2).plus(0.5)).cx(0, 1).rz(0, theta.get(1));
    assertEquals(
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        input float[64] p0;
        input float[64] p1;
        qubit[2] q;
        bit[2] c;
        h q[0];
        rx(2.0*p0 + 0.5) q[1];
        cx q[0], q[1];
        rz(p1) q[0];
        c[0] = measure q[0];
        c[1] = measure q[1];
        """,
        OpenQasm.write(circuit));
    assertEquals(
        """
        OPENQASM 2.0;
        include "qelib1.inc";
        qreg q[2];
        creg c[2];
        h q[0];
        rx(2.5) q[1];
        cx q[0], q[1];
        rz(1.0E-5) q[0];
        measure q -> c;
        """,
        OpenQasm.writeVersion2(circuit, 1, 1e-5));
  }

  @Test
  void commentsRegistersAndArithmeticAreRead() {
    Circuit circuit =
        OpenQasm.read(
            """
            OPENQASM 3;
            include "stdgates.inc"; // the standard gates
            qubit[2] a; qubit b; /* three
            qubits */ bit[3] c;
            h a;
            rx(-pi/2 + 2*(1.5e-1 - .05)) b;
            cx a[1], b;
            barrier a, b;
            U(0.1, 0.2, pi) a[0];
            c[0] = measure a[0];
            c = measure b;
            """);
    assertEquals(3, circuit.qubits());
    assertTrue(circuit.text().contains("RX(-1.371)"), circuit.text());
    assertEquals(7, circuit.size());
  }
}
