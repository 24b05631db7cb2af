package dev.fluxion.emulator.ionq;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a program in OpenQASM 3 declares, how many gates it has, and which bits its measurements
 * fill. What is no statement of that kind is left to the reader of circuits, which refuses it.
 */
final class QasmScan {
  private static final Pattern COMMENT = Pattern.compile("//[^\\n]*|/\\*(?s:.*?)\\*/");
  private static final Pattern OTHER = Pattern.compile("|(include|barrier)\\b.*");
  private static final Pattern VERSION = Pattern.compile("OPENQASM\\s+(\\S+)");
  private static final Pattern INPUT =
      Pattern.compile("input\\s+(?:float|angle)\\s*(?:\\[\\s*\\d+\\s*\\])?\\s*(\\w+)");
  private static final Pattern DECLARED =
      Pattern.compile("(qubit|bit)\\s*(?:\\[\\s*(\\d{1,7})\\s*\\])?\\s*(\\w+)");
  private static final Pattern OLD_DECLARED =
      Pattern.compile("(qreg|creg)\\s+(\\w+)\\s*\\[\\s*(\\d{1,7})\\s*\\]");
  private static final Pattern ASSIGNED = Pattern.compile("(.+?)=\\s*measure\\b(.+)");
  private static final Pattern POINTED = Pattern.compile("measure\\b(.+)->(.+)");
  private static final Pattern UNASSIGNED = Pattern.compile("measure\\b.*");
  private static final Pattern OPERAND =
      Pattern.compile("\\s*(\\w+)\\s*(?:\\[\\s*(\\d{1,7})\\s*\\])?\\s*");
  private static final Pattern GATE = Pattern.compile("\\w+\\s*(\\(.*\\))?(.*)");
  private static final int UNMEASURED = -1;
  private static final int MOST = 1_000_000;

  private final Map<String, List<Integer>> qubits = new LinkedHashMap<>();
  private final Map<String, List<Integer>> bits = new LinkedHashMap<>();
  private final List<String> inputs = new ArrayList<>();
  private String version = "";
  private int width;
  private long one;
  private long several;

  QasmScan(String program) {
    String text = COMMENT.matcher(program).replaceAll(" ").replace('\n', ' ').replace('\r', ' ');
    List<Rule> rules = rules();
    for (String each : text.split(";")) {
      apply(rules, each.trim());
    }
  }

  private static void apply(List<Rule> rules, String statement) {
    for (Rule rule : rules) {
      if (rule.applies(statement)) {
        return;
      }
    }
  }

  /** Returns the version that the program names, empty if it names none. */
  String version() {
    return version;
  }

  /** Returns the names of the inputs in order. */
  List<String> inputs() {
    return List.copyOf(inputs);
  }

  long oneQubitGates() {
    return one;
  }

  long severalQubitGates() {
    return several;
  }

  /** Returns for each register the qubit of each bit, -1 for a bit that is not measured. */
  Map<String, List<Integer>> registers() {
    Map<String, List<Integer>> copies = new LinkedHashMap<>();
    bits.forEach((name, places) -> copies.put(name, List.copyOf(places)));
    return copies;
  }

  /** What a statement is, and what is done with it. */
  private record Rule(Pattern form, Consumer<Matcher> action) {
    boolean applies(String text) {
      Matcher found = form.matcher(text);
      if (found.matches()) {
        action.accept(found);
        return true;
      }
      return false;
    }
  }

  private List<Rule> rules() {
    return List.of(
        new Rule(OTHER, found -> {}),
        new Rule(VERSION, found -> version = found.group(1)),
        new Rule(INPUT, found -> inputs.add(found.group(1))),
        new Rule(
            DECLARED,
            found -> declare(found.group(1).equals("qubit"), found.group(3), size(found.group(2)))),
        new Rule(
            OLD_DECLARED,
            found -> declare(found.group(1).equals("qreg"), found.group(2), size(found.group(3)))),
        new Rule(POINTED, found -> measure(found.group(1), found.group(2))),
        new Rule(ASSIGNED, found -> measure(found.group(2), found.group(1))),
        new Rule(UNASSIGNED, found -> {}),
        new Rule(GATE, found -> gate(found.group(2))));
  }

  private static int size(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  private void declare(boolean isQuantum, String name, int count) {
    if (isQuantum) {
      if (width + count > MOST) {
        throw new Preflight("NotEnoughQubits", "no backend has more than " + MOST + " qubits");
      }
      qubits.put(name, IntStream.range(width, width + count).boxed().toList());
      width += count;
    } else {
      bits.put(name, new ArrayList<>(Collections.nCopies(count, UNMEASURED)));
    }
  }

  private void measure(String from, String to) {
    List<Integer> measured = operand(from);
    Matcher target = OPERAND.matcher(to);
    if (!target.matches() || !bits.containsKey(target.group(1))) {
      return;
    }
    List<Integer> register = bits.getOrDefault(target.group(1), List.of());
    int first = target.group(2) == null ? 0 : Integer.parseInt(target.group(2));
    int count = target.group(2) == null ? register.size() : 1;
    if (first + count > register.size() || measured.size() != count) {
      throw new Preflight(
          Preflight.PROGRAM,
          "a measurement of "
              + measured.size()
              + " qubits does not fit '"
              + to.trim()
              + "', a part of a register of "
              + register.size()
              + " bits");
    }
    for (int k = 0; k < count; k++) {
      register.set(first + k, measured.get(k));
    }
  }

  /** Returns the qubits of an operand, none if there are none of its name. */
  private List<Integer> operand(String text) {
    Matcher found = OPERAND.matcher(text);
    if (!found.matches() || !qubits.containsKey(found.group(1))) {
      return List.of();
    }
    List<Integer> register = qubits.getOrDefault(found.group(1), List.of());
    if (found.group(2) == null) {
      return register;
    }
    int index = Integer.parseInt(found.group(2));
    return index < register.size() ? List.of(register.get(index)) : List.of();
  }

  /** Counts a gate, on whole registers once for each of their qubits. */
  private void gate(String on) {
    String[] operands = on.split(",");
    long times = 1;
    for (String each : operands) {
      times = Math.max(times, operand(each).size());
    }
    if (operands.length == 1) {
      one += times;
    } else {
      several += times;
    }
  }
}
