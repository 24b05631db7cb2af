package dev.fluxion.emulator.ionq;

import dev.fluxion.circuit.OpenQasm;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A program in OpenQASM 3, of which IonQ takes a subset: no definitions of gates, no loops, no
 * branches, and here no measurement before the end.
 *
 * @param circuit what it does, its inputs replaced by numbers
 * @param registers for each register of bits the qubit of each bit, -1 for one that stays 0
 */
record IonqProgram(BuiltCircuit circuit, Map<String, List<Integer>> registers) {
  private static final long GATES = 150_000;
  private static final Pattern BEYOND_ASCII = Pattern.compile("[\\p{L}&&[^\\x00-\\x7Fπ]]");

  /**
   * Reads a program.
   *
   * @param text the program
   * @param values the numbers of its inputs, in the order in which they are declared
   * @throws Preflight PreflightError if it is beyond the subset, InvalidInput if it has another
   *     number of inputs, TooManyGates if it has more than 150,000
   */
  static IonqProgram of(String text, List<Double> values) {
    String program =
        BEYOND_ASCII
            .matcher(text)
            .replaceAll(letter -> "_u" + Integer.toHexString(letter.group().codePointAt(0)) + "_");
    QasmScan scan = new QasmScan(program);
    if (!scan.version().startsWith("3")) {
      throw new Preflight(
          Preflight.PROGRAM, "expected OPENQASM 3.0, got version '" + scan.version() + "'");
    }
    if (scan.oneQubitGates() + scan.severalQubitGates() > GATES) {
      throw new Preflight("TooManyGates", "a program has at most " + GATES + " gates");
    }
    if (scan.inputs().size() != values.size()) {
      throw Preflight.input(
          "the program has " + scan.inputs().size() + " inputs, got params " + values);
    }
    Map<String, Expr> inputs = new HashMap<>();
    for (int k = 0; k < values.size(); k++) {
      inputs.put(scan.inputs().get(k), Expr.constant(values.get(k)));
    }
    try {
      return new IonqProgram(
          new BuiltCircuit(
              OpenQasm.read(program, inputs), scan.oneQubitGates(), scan.severalQubitGates()),
          scan.registers());
    } catch (FluxionException e) {
      throw new Preflight(Preflight.PROGRAM, String.valueOf(e.getMessage()));
    }
  }
}
