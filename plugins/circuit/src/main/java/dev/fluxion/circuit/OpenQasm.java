package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Affine;
import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Circuits in OpenQASM, versions 2 and 3: the flat part of it that all dialects share, without
 * definitions of gates, loops, modifiers and control by measurements.
 *
 * <p>What is written has the same effect but for a global phase; other gates than those of the flat
 * part are written in terms of these.
 */
public final class OpenQasm {
  private OpenQasm() {}

  /**
   * Returns a circuit in version 3. Its parameters are inputs p0, p1 and so on, in the order of
   * {@link Circuit#parameters()}; all qubits are measured in the end.
   *
   * @param circuit the circuit
   * @throws FluxionException FLX-169 if a gate of several qubits is given by a matrix
   */
  public static String write(Circuit circuit) {
    Ansatz ansatz = circuit.over().ansatz();
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    for (int p = 0; p < ansatz.parameters(); p++) {
      text.append("input float[64] p").append(p).append(";\n");
    }
    text.append("qubit[").append(ansatz.qubits()).append("] q;\n");
    text.append("bit[").append(ansatz.qubits()).append("] c;\n");
    for (QasmLowering.Line line : QasmLowering.of(ansatz.operations(), false)) {
      append(text, line, angle(line.angle()));
    }
    for (int q = 0; q < ansatz.qubits(); q++) {
      text.append("c[").append(q).append("] = measure q[").append(q).append("];\n");
    }
    return text.toString();
  }

  /**
   * Returns a circuit in version 2, which has no inputs; all qubits are measured in the end.
   *
   * @param circuit the circuit
   * @param parameters the values of {@link Circuit#parameters()}
   * @throws FluxionException FLX-167 if the number of parameters is wrong, FLX-169 if a gate of
   *     several qubits is given by a matrix
   */
  public static String writeVersion2(Circuit circuit, double... parameters) {
    Ansatz ansatz = circuit.overParametersOf(parameters);
    StringBuilder text = new StringBuilder("OPENQASM 2.0;\ninclude \"qelib1.inc\";\n");
    text.append("qreg q[").append(ansatz.qubits()).append("];\n");
    text.append("creg c[").append(ansatz.qubits()).append("];\n");
    for (QasmLowering.Line line : QasmLowering.of(ansatz.operations(), true)) {
      append(text, line, Double.toString(line.angle().at(parameters)));
    }
    return text.append("measure q -> c;\n").toString();
  }

  private static void append(StringBuilder text, QasmLowering.Line line, String angle) {
    boolean isTurn = line.name().length() == 2 && line.name().startsWith("r");
    text.append(line.name()).append(isTurn ? "(" + angle + ") " : " ");
    List<Integer> qubits = line.qubits();
    text.append(qubits.stream().map(q -> "q[" + q + "]").collect(Collectors.joining(", ")));
    text.append(";\n");
  }

  private static String angle(Affine angle) {
    StringBuilder text = new StringBuilder();
    angle
        .factors()
        .forEach(
            (parameter, factor) -> {
              text.append(text.isEmpty() ? "" : " + ");
              text.append(factor == 1 ? "" : factor + "*").append('p').append(parameter);
            });
    if (text.isEmpty()) {
      return Double.toString(angle.offset());
    }
    return text + (angle.offset() == 0 ? "" : " + " + angle.offset());
  }

  /**
   * Reads a circuit of version 2 or 3 without inputs.
   *
   * @param text the program
   * @throws FluxionException FLX-168, with line and column, if it is malformed or beyond the flat
   *     part
   */
  public static Circuit read(String text) {
    return read(text, Map.of());
  }

  /**
   * Reads a circuit of version 3 with inputs.
   *
   * @param text the program
   * @param inputs the number that each input stands for, by its name
   * @throws FluxionException FLX-168, with line and column, if it is malformed, beyond the flat
   *     part, or has other inputs
   */
  public static Circuit read(String text, Map<String, Expr> inputs) {
    return new QasmReader(text, inputs).read();
  }
}
