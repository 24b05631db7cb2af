package dev.fluxion.emulator.ibm.qpy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads one circuit. */
final class QpyProgram {
  /** From here on circuits have annotations. */
  private static final int ANNOTATIONS = 15;

  /** From here on vectors of parameters have a table, and numbers are in order. */
  private static final int VECTORS = 18;

  private static final int CONTIGUOUS = 1;
  private static final int CONDITION_OR_ANNOTATIONS = 0xFF;

  private final QpyInput input;
  private final int version;
  private final Map<UUID, QpyParameter> parameters = new LinkedHashMap<>();
  private Optional<List<QpyParameter>> vectors = Optional.empty();
  private final Map<String, List<Long>> registers = new LinkedHashMap<>();
  private final List<String> statements = new ArrayList<>();

  QpyProgram(QpyInput input, int version) {
    this.input = input;
    this.version = version;
  }

  /** Returns the circuit in OpenQASM 3. */
  String read() {
    int name = input.number2();
    input.letter();
    int phase = input.number2();
    input.number4();
    input.number4();
    long metadata = input.number8();
    int registerCount = input.number4();
    long instructions = input.number8();
    int variables = input.number4();
    input.skip(name);
    input.skip(phase);
    input.skip(metadata);
    for (int k = 0; k < registerCount; k++) {
      register();
    }
    if (variables > 0) {
      throw new IllegalArgumentException("a circuit in QPY has no variables, got " + variables);
    }
    skipAnnotations();
    if (version >= VECTORS) {
      vectors = Optional.of(vectors());
    }
    skipDefinitions();
    for (long k = 0; k < instructions; k++) {
      instruction();
    }
    return text();
  }

  private void register() {
    char type = input.letter();
    input.skip(1);
    int size = input.number4();
    int nameSize = input.number2();
    boolean isInCircuit = input.number1() != 0;
    boolean isContiguous = version >= VECTORS && input.number1() == CONTIGUOUS;
    String name = input.text(nameSize);
    QpyInput places = input.part((version < VECTORS ? 8L : 4L) * (isContiguous ? 1 : size));
    if (type == 'c' && isInCircuit) {
      if (!name.matches("\\w+")) {
        throw new IllegalArgumentException("a register has a plain name, got '" + name + "'");
      }
      registers.put(name, places(places, size, isContiguous));
    }
  }

  private List<Long> places(QpyInput places, int size, boolean isContiguous) {
    List<Long> bits = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      if (isContiguous && k > 0) {
        bits.add(bits.get(0) + k);
      } else {
        bits.add(version < VECTORS ? places.number8() : places.unsigned4());
      }
    }
    return bits;
  }

  private List<QpyParameter> vectors() {
    List<QpyParameter> vectors = new ArrayList<>();
    int count = input.number2();
    for (int k = 0; k < count; k++) {
      int name = input.number2();
      input.number8();
      UUID root = input.uuid();
      vectors.add(new QpyParameter(root, input.text(name), 0));
    }
    return vectors;
  }

  private void skipAnnotations() {
    int spaces = version < ANNOTATIONS ? 0 : input.number4();
    for (int k = 0; k < spaces; k++) {
      int name = input.number4();
      long state = input.number8();
      input.skip(name);
      input.skip(state);
    }
  }

  private void skipDefinitions() {
    long count = input.number8();
    for (long k = 0; k < count; k++) {
      int name = input.number2();
      input.skip(1 + 4 + 4);
      boolean hasCircuit = input.number1() != 0;
      long size = input.number8();
      input.skip(4 + 4);
      long base = input.number8();
      input.skip(name);
      input.skip(hasCircuit ? size : 0);
      input.skip(base);
    }
  }

  private void instruction() {
    int nameSize = input.number2();
    int label = input.number2();
    int angleCount = input.number2();
    int qubitCount = input.number4();
    int bitCount = input.number4();
    int extras = input.number1();
    int condition = input.number2();
    input.skip(8);
    int controls = input.number4();
    int state = input.number4();
    String name = input.text(nameSize);
    input.skip(label);
    if ((extras & CONDITION_OR_ANNOTATIONS) != 0 || condition > 0) {
      throw new IllegalArgumentException(
          "an instruction in QPY has no condition and no annotation, got " + name);
    } else if (controls > 0 && state != (1L << controls) - 1) {
      throw new IllegalArgumentException("a gate in QPY is controlled by ones, got " + name);
    }
    List<Integer> qubits = arguments('q', qubitCount);
    List<Integer> bits = arguments('c', bitCount);
    List<String> angles = new ArrayList<>();
    for (int k = 0; k < angleCount; k++) {
      char type = input.letter();
      QpyInput value = input.part(input.number8());
      if (name.endsWith("Gate")) {
        angles.add(new QpyAngle(parameters, vectors).read(type, value));
      }
    }
    add(name, qubits, bits, angles);
  }

  private List<Integer> arguments(char type, int count) {
    List<Integer> arguments = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      char found = input.letter();
      if (found != type) {
        throw new IllegalArgumentException(
            "an argument in QPY is of type '" + type + "', got '" + found + "'");
      }
      arguments.add(input.number4());
    }
    return arguments;
  }

  private void add(String name, List<Integer> qubits, List<Integer> bits, List<String> angles) {
    switch (name) {
      case "Barrier", "Delay" -> {}
      case "Reset" -> statements.add("reset " + operands(qubits));
      case "Measure" -> measure(operands(qubits), bits.get(0));
      case "IGate" -> statements.add("id " + operands(qubits));
      default -> {
        if (!name.matches("[A-Z][A-Za-z0-9]*Gate") || qubits.isEmpty()) {
          throw new IllegalArgumentException("a circuit in QPY has gates, got " + name);
        }
        String gate = name.substring(0, name.length() - "Gate".length()).toLowerCase(Locale.ROOT);
        String turn = angles.isEmpty() ? "" : "(" + String.join(", ", angles) + ")";
        statements.add(gate + turn + " " + operands(qubits));
      }
    }
  }

  private static String operands(List<Integer> qubits) {
    return String.join(", ", qubits.stream().map(qubit -> "$" + qubit).toList());
  }

  /** Measures into each register that the bit is part of. */
  private void measure(String qubit, long bit) {
    statements.add("measure " + qubit);
    registers.forEach(
        (name, bits) -> {
          if (bits.contains(bit)) {
            statements.add(name + "[" + bits.indexOf(bit) + "] = measure " + qubit);
          }
        });
  }

  private String text() {
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\n");
    Map<String, String> names = new LinkedHashMap<>();
    parameters.values().stream()
        .sorted(QpyParameter.ORDER)
        .forEach(
            parameter -> {
              String name = String.format(Locale.ROOT, "p%04d", names.size());
              names.put(QpyAngle.mark(parameter.id()), name);
              text.append("input float[64] ").append(name).append(";\n");
            });
    registers.forEach(
        (name, bits) -> text.append("bit[").append(bits.size()).append("] " + name + ";\n"));
    for (String statement : statements) {
      String named = statement;
      for (Map.Entry<String, String> each : names.entrySet()) {
        named = named.contains("<") ? named.replace(each.getKey(), each.getValue()) : named;
      }
      text.append(named).append(";\n");
    }
    return text.toString();
  }
}
