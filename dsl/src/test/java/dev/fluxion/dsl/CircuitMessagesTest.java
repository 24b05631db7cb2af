package dev.fluxion.dsl;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Noise;
import dev.fluxion.circuit.OpenQasm;
import dev.fluxion.circuit.Simulator;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every refusal of circuits by its whole message. */
class CircuitMessagesTest {
  private static final ErrorCatalogue CATALOGUE = ErrorCatalogue.read();
  private static final Expr ANGLE = Expr.constant(0.3);

  private static void assertRefused(String message, Executable action) {
    FluxionException refusal = assertThrows(FluxionException.class, action);
    assertEquals(message, refusal.getMessage());
    assertTrue(CATALOGUE.explains(message), () -> "ERRORS.md does not read like: " + message);
  }

  private static ComplexMatrix real(double... numbers) {
    int size = (int) Math.sqrt(numbers.length);
    double[][] rows = new double[size][size];
    for (int i = 0; i < numbers.length; i++) {
      rows[i / size][i % size] = numbers[i];
    }
    return ComplexMatrix.real(rows);
  }

  @Test
  void qubits_that_do_not_exist() {
    Circuit two = circuit(2);
    assertRefused("FLX-160: a circuit has at least one qubit, got 0", () -> circuit(0));
    assertRefused("FLX-160: gate 'h' needs qubits from 0 to 1, got qubit 2", () -> two.h(2));
    assertRefused("FLX-160: gate 'cx' needs qubits from 0 to 1, got qubit -1", () -> two.cx(0, -1));
    assertRefused(
        "FLX-160: an observable needs qubits from 0 to 1, got qubit 5",
        () -> two.expectation(z(0).plus(x(5))));
    assertRefused(
        "FLX-160: a measurement needs qubits from 0 to 1, got qubit 3",
        () -> two.probabilities(0, 3));
    assertRefused("FLX-160: qubits are counted from 0, got qubit -1", () -> z(-1));
    assertRefused("FLX-160: each qubit of Z3 needs a new number, got [0, 1]", () -> z(3).on(0, 1));
    assertRefused(
        "FLX-160: a circuit of 2 qubits is followed by one of no more, got 3",
        () -> two.then(circuit(3)));
    assertRefused(
        "FLX-160: probabilities are those of at most 20 qubits, got 21",
        () -> circuit(21).probabilities());
  }

  @Test
  void qubits_that_do_not_fit_a_gate() {
    Circuit three = circuit(3);
    assertRefused("FLX-161: gate 'cx' needs different qubits, got [1, 1]", () -> three.cx(1, 1));
    assertRefused(
        "FLX-161: gate 'rxyz' needs different qubits, got [0, 1, 0]",
        () -> three.pauli("XYZ", ANGLE, 0, 1, 0));
    assertRefused(
        "FLX-161: gate 'rxy' acts on 2 qubits, got [0]", () -> three.pauli("XY", ANGLE, 0));
    assertRefused(
        "FLX-161: a measurement needs different qubits, got [2, 2]",
        () -> three.probabilities(2, 2));
    assertRefused(
        "FLX-161: the qubits of Z0 Z1 must stay different, got [4, 4]", () -> z(0).z(1).on(4, 4));
    assertRefused(
        "FLX-161: a Pauli rotation has a letter X, Y or Z for each qubit, got 'XI'",
        () -> three.pauli("XI", ANGLE, 0, 1));
  }

  @Test
  void matrices_that_are_not_what_they_must_be() {
    Circuit two = circuit(2);
    assertRefused(
        "FLX-162: a matrix on k qubits has 2^k rows of 2^k numbers, got rows of [3, 3, 3]",
        () -> ComplexMatrix.real(new double[3][3]));
    assertRefused(
        "FLX-162: the matrix of gate 'unitary' must be unitary, got one whose adjoint times itself"
            + " is off the identity by 3.0",
        () -> two.unitary(real(2, 0, 0, 1), 0));
    assertRefused(
        "FLX-163: an observable must be Hermitian, got a matrix that differs from its adjoint by"
            + " 1.0",
        () -> PauliSum.of(real(0, 1, 0, 0)));
    assertRefused(
        "FLX-163: an observable must be Hermitian, got the coefficient 1.0 i of Z0",
        () -> two.expectation(x(0).times(y(0))));
    assertRefused(
        "FLX-163: the generator of gate 'evolution' must be Hermitian, got a matrix that differs"
            + " from its adjoint by 1.0",
        () -> two.evolution(real(0, 1, 0, 0), List.of(0.0, 1.0), ANGLE, 0));
    assertRefused(
        "FLX-164: gate 'evolution' needs two or more different eigenvalues, got [1.0, 1.0]",
        () -> two.evolution(real(1, 0, 0, 1), List.of(1.0, 1.0), ANGLE, 0));
    assertRefused(
        "FLX-164: the generator of gate 'evolution' has eigenvalues beyond those declared,"
            + " [1.0, 2.0]",
        () -> two.evolution(real(1, 0, 0, 3), List.of(1.0, 2.0), ANGLE, 0));
  }

  @Test
  void more_qubits_than_memory_holds() {
    Circuit wide = circuit(60).h(0).layers(59, (c, q) -> c.cx(q, q + 1));
    PauliSum all = PauliSum.constant(1);
    for (int q = 0; q < 60; q++) {
      all = all.x(q);
    }
    Expr energy = wide.expectation(all);
    double memory = Runtime.getRuntime().maxMemory() / (double) (1 << 30);
    assertRefused(
        String.format(
            Locale.ROOT,
            "FLX-165: a simulation of 60 qubits needs 1.718e+10 GB for 1 states, the JVM has %.4g"
                + " GB at most and a state 30 qubits",
            memory),
        () -> Fluxion.function("f").input("x", Shape.scalar()).returns(x -> energy).value(0));
  }

  @Test
  void shots_and_parameters() {
    Circuit one = circuit(1).rx(0, ANGLE);
    try (Simulator simulator = new Simulator()) {
      assertRefused(
          "FLX-166: outcomes are sampled with 1 shot or more, got 0",
          () -> simulator.outcomes(one, new double[0], Shots.EXACT));
      BoundPrimitive gradient = Catalog.load().primitive("circuit:gradient").bind();
      Evaluation sampled =
          new Evaluation(
              gradient,
              List.of(),
              List.of(new double[] {0.5}, new double[] {1}),
              List.of(Shape.vector(1), Shape.scalar()),
              new Shots(10, 1));
      assertRefused(
          "FLX-166: 'circuit:gradient' is no measurement, it has exact values only, got 10 shots",
          () -> simulator.evaluate(List.of(sampled)));
      assertRefused(
          "FLX-167: the circuit has 0 parameters, got values [0.5]",
          () -> simulator.outcomes(one, new double[] {0.5}, new Shots(1, 1)));
    }
    assertRefused(
        "FLX-166: the noise 'damping' needs a probability from 0 to 1, got 1.5",
        () -> Noise.none().damping(1.5));
    assertRefused(
        "FLX-167: the angle of gate 'rx' is a number, got shape [2]",
        () -> one.rx(0, Expr.vector(1, 2)));
    Primitive expectation = Catalog.load().primitive("circuit:expectation");
    assertRefused(
        "FLX-167: 'circuit:expectation' needs parameters of shape [1], got [2]",
        () -> expectation.at(Expr.vector(1, 2)));
    Primitive gradient = Catalog.load().primitive("circuit:gradient");
    assertRefused(
        "FLX-167: 'circuit:gradient' needs weights of shape scalar, got [1]",
        () -> gradient.at(Expr.vector(1), Expr.vector(1)));
    Primitive slopes = Catalog.load().primitive("circuit:slopes");
    assertRefused(
        "FLX-167: 'circuit:slopes' needs a direction of shape [1], got scalar",
        () -> slopes.at(Expr.vector(1), Expr.constant(1)));
  }

  private static void assertMalformed(String message, String program) {
    assertRefused("FLX-168: OpenQASM, line " + message, () -> OpenQasm.read(program));
  }

  private static String body(String statements) {
    return "OPENQASM 3.0;\nqubit[2] q;\nbit[2] c;\n" + statements;
  }

  @Test
  void malformed_programs_with_line_and_column() {
    assertMalformed("1, column 1: expected 'OPENQASM', got 'qubit'", "qubit q;");
    assertMalformed("1, column 10: expected version 2.0 or 3.0, got 1.0", "OPENQASM 1.0;");
    assertMalformed("2, column 1: expected a register of qubits, got the end", "OPENQASM 3;\n");
    assertMalformed("4, column 3: no word of OpenQASM begins with '?'", body("h ?q[0];"));
    assertMalformed("5, column 1: expected ';', got 'x'", body("h q[0]\nx q[1];"));
    assertMalformed("4, column 6: expected ']', got ';'", body("h q[0;"));
    assertMalformed("4, column 1: 'foo' is no gate of the flat part", body("foo q[0];"));
    assertMalformed("4, column 3: register 'q' has qubits 0 to 1, got 7", body("h q[7];"));
    assertMalformed("4, column 3: there is no register of qubits 'r'", body("h r[0];"));
    assertMalformed("4, column 14: there is no register of bits 'd'", body("measure q -> d;"));
    assertMalformed(
        "4, column 1: gate 'rx' has 1 angles and 1 qubits, got 0 and 1", body("rx q[0];"));
    assertMalformed(
        "4, column 4: expected a number, pi or an input, got 'p0'", body("rx(p0) q[0];"));
    assertMalformed("4, column 17: there is no value for input 'p0'", body("input float[64] p0;"));
    assertMalformed("4, column 7: expected 'float' or 'angle', got 'int'", body("input int k;"));
    assertMalformed(
        "4, column 5: expected a whole number up to 1000000, got 1.5", body("h q[1.5];"));
    assertMalformed(
        "4, column 1: FLX-161: gate 'cx' needs different qubits, got [1, 1]",
        body("cx q[1], q[1];"));
    assertMalformed(
        "5, column 1: a qubit is measured before a gate", body("c[0] = measure q[0];\nh q[0];"));
    assertMalformed(
        "4, column 13: the registers of a gate must have one length", body("qubit[3] r; cx q, r;"));
  }

  @Test
  void gates_without_a_form_in_OpenQASM() {
    assertRefused(
        "FLX-169: gate 'unitary' of 2 qubits has no form in OpenQASM",
        () ->
            OpenQasm.write(
                circuit(2).unitary(real(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1), 0, 1)));
    assertRefused(
        "FLX-167: the circuit has 0 parameters, got values [1.0]",
        () -> OpenQasm.writeVersion2(circuit(1), 1));
  }
}
