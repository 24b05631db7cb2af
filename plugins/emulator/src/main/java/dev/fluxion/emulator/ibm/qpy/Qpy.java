package dev.fluxion.emulator.ibm.qpy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads circuits in QPY, versions 13 to 18: gates, measurements, barriers, delays and resets on
 * numbered qubits; no control flow, no gates with definitions of their own.
 *
 * <p>Written from the published description of the format (documentation of {@code qiskit.qpy},
 * {@code qiskit/qpy/formats.py}) and checked on files that Qiskit 2.6 has written.
 */
public final class Qpy {
  private static final int FIRST = 13;
  private static final int LAST = 18;

  /** From here on files have a table of where their circuits begin. */
  private static final int TABLE = 16;

  private Qpy() {}

  /**
   * Returns each circuit in OpenQASM 3 on physical qubits; its parameters are inputs p0000, p0001
   * and so on, in the order of {@code QuantumCircuit.parameters}.
   *
   * @param bytes a file
   * @throws IllegalArgumentException if it is no QPY of these versions or beyond what is read
   */
  public static List<String> read(byte[] bytes) {
    QpyInput input = new QpyInput(ByteBuffer.wrap(bytes));
    if (!input.text(Math.min(6, bytes.length)).equals("QISKIT")) {
      throw new IllegalArgumentException("a circuit in QPY begins with 'QISKIT'");
    }
    int version = input.number1();
    if (version < FIRST || version > LAST) {
      throw new IllegalArgumentException(
          "a circuit is in QPY of version " + FIRST + " to " + LAST + ", got " + version);
    }
    input.skip(3);
    long count = input.number8();
    input.skip(1);
    char kind = input.letter();
    if (kind != 'q') {
      throw new IllegalArgumentException("a file in QPY has circuits, got kind '" + kind + "'");
    } else if (version < TABLE && count != 1) {
      throw new IllegalArgumentException(
          "a file in QPY of version " + version + " has one circuit, got " + count);
    } else if (count < 1 || count > bytes.length) {
      throw new IllegalArgumentException("a file in QPY has a circuit, got " + count);
    }
    List<QpyInput> starts = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      starts.add(
          version < TABLE ? input : new QpyInput(ByteBuffer.wrap(bytes)).from(input.number8()));
    }
    return starts.stream().map(start -> new QpyProgram(start, version).read()).toList();
  }
}
