package dev.fluxion.emulator.ibm;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.OpenQasm;
import dev.fluxion.emulator.ibm.IbmDevice.Edge;
import dev.fluxion.emulator.run.CompactCircuit;
import dev.fluxion.spi.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in OpenQASM 3 on physical qubits {@code $0}, {@code $1} and so on, with gates of a
 * device only. Qubits are measured after their last gate.
 *
 * @param statements without comments and without those about bits, the first one first
 * @param inputs the names of its parameters, sorted
 * @param used the qubits that a gate acts on, rising
 * @param registers what is measured
 */
record IsaCircuit(
    List<String> statements, List<String> inputs, List<Integer> used, Registers registers) {
  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|(?s:/\\*.*?\\*/)");
  private static final Pattern QUBIT = Pattern.compile("\\$(\\d{1,6})");
  private static final Pattern INPUT =
      Pattern.compile("input\\s+(?:float|angle)\\s*(?:\\[\\s*\\d+\\s*])?\\s+(\\w+)");
  private static final String OPERANDS = "(\\$\\d+(?:\\s*,\\s*\\$\\d+)*)";
  private static final Pattern GATE =
      Pattern.compile("(\\w+)\\s*(?:(?<=\\W)|\\(.*\\)\\s*)" + OPERANDS, Pattern.DOTALL);
  private static final Pattern DELAY = Pattern.compile("delay\\s*\\[[^]]*]\\s*" + OPERANDS);
  private static final Pattern RESET = Pattern.compile("reset\\s+\\$\\d+");
  private static final Pattern OTHER = Pattern.compile("(?s)(OPENQASM|include|barrier)\\b.*");

  /** A program cannot be run on a device; the message says why. */
  static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;

    Unfit(String message) {
      super(message);
    }
  }

  /**
   * Reads a program and checks that a device can run it.
   *
   * @throws Unfit if it cannot
   * @throws IllegalArgumentException if the emulator cannot
   */
  static IsaCircuit of(String program, IbmDevice device) throws Unfit {
    List<String> statements = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    TreeSet<Integer> used = new TreeSet<>();
    Registers.Builder registers = new Registers.Builder();
    for (String each : COMMENT.matcher(program).replaceAll(" ").split(";")) {
      String statement = each.strip();
      List<Integer> qubits = qubits(statement);
      if (qubits.stream().anyMatch(qubit -> qubit >= device.qubits())) {
        throw new Unfit("device " + device.name() + " has no qubit of '" + statement + "'");
      }
      Matcher input = INPUT.matcher(statement);
      if (input.matches()) {
        inputs.add(input.group(1));
        statements.add(statement);
      } else if (RESET.matcher(statement).matches()) {
        requireUntouched(statement, qubits.get(0), used, registers);
      } else if (!isWithoutEffect(statement) && !registers.takes(statement)) {
        requireGate(statement, qubits, device);
        if (qubits.stream().anyMatch(registers::isMeasured)) {
          throw new IllegalArgumentException(
              "the emulator measures a qubit after its last gate, got '" + statement + "' later");
        }
        statements.add(statement);
        used.addAll(qubits);
      }
    }
    inputs.sort(null);
    return new IsaCircuit(statements, inputs, List.copyOf(used), registers.build());
  }

  private static boolean isWithoutEffect(String statement) {
    return statement.isEmpty()
        || OTHER.matcher(statement).matches()
        || DELAY.matcher(statement).matches();
  }

  private static void requireUntouched(
      String statement, int qubit, TreeSet<Integer> used, Registers.Builder registers) {
    if (used.contains(qubit) || registers.isMeasured(qubit)) {
      throw new IllegalArgumentException(
          "the emulator resets a qubit before its first gate, got '" + statement + "' later");
    }
  }

  private static List<Integer> qubits(String statement) {
    List<Integer> qubits = new ArrayList<>();
    Matcher matcher = QUBIT.matcher(statement);
    while (matcher.find()) {
      qubits.add(Integer.parseInt(matcher.group(1)));
    }
    return qubits;
  }

  private static void requireGate(String statement, List<Integer> qubits, IbmDevice device)
      throws Unfit {
    Matcher gate = GATE.matcher(statement);
    if (!gate.matches()) {
      throw new Unfit("'" + statement + "' is no gate on physical qubits");
    }
    String name = gate.group(1);
    if (!device.basis().contains(name)) {
      throw new Unfit("The instruction " + name + " is not supported by " + device.name());
    }
    boolean isPair = name.equals(device.pairGate());
    if (qubits.size() != (isPair ? 2 : 1)) {
      throw new Unfit("'" + statement + "' has a wrong number of qubits");
    }
    if (isPair && !device.edges().contains(new Edge(qubits.get(0), qubits.get(1)))) {
      throw new Unfit(
          "The instruction " + name + " on qubits " + qubits + " is not supported by the target");
    }
  }

  /** Returns a pair of qubits that a gate acts on, if there is one. */
  Optional<Edge> somePair() {
    return statements.stream()
        .map(IsaCircuit::qubits)
        .filter(qubits -> qubits.size() == 2)
        .map(qubits -> new Edge(qubits.get(0), qubits.get(1)))
        .findFirst();
  }

  /**
   * Returns what the simulator runs.
   *
   * @param values of the inputs
   * @param more qubits that shall be there although no gate acts on them
   * @throws dev.fluxion.spi.FluxionException if the program is malformed
   */
  CompactCircuit compact(double[] values, TreeSet<Integer> more) {
    TreeSet<Integer> all = new TreeSet<>(more);
    all.addAll(used);
    if (all.isEmpty()) {
      all.add(0);
    }
    List<Integer> places = List.copyOf(all);
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\nqubit[" + places.size() + "] q;\n");
    for (String statement : statements) {
      text.append(plain(logical(statement, places))).append('\n');
    }
    Map<String, Expr> inputValues = new HashMap<>();
    for (int k = 0; k < inputs.size(); k++) {
      inputValues.put(inputs.get(k), Expr.constant(values[k]));
    }
    Circuit circuit = OpenQasm.read(text.toString(), inputValues);
    return new CompactCircuit(circuit, places);
  }

  private static String logical(String statement, List<Integer> places) {
    return QUBIT
        .matcher(statement)
        .replaceAll(match -> "q[" + places.indexOf(Integer.valueOf(match.group(1))) + "]");
  }

  /** Writes ECR, which the reader does not know, in terms of others; equal but for a phase. */
  private static String plain(String statement) {
    if (!statement.startsWith("ecr")) {
      return statement + ";";
    }
    String[] on = statement.substring("ecr".length()).strip().split("\\s*,\\s*");
    return "s " + on[0] + ";sx " + on[1] + ";cx " + on[0] + "," + on[1] + ";x " + on[0] + ";";
  }
}
