package dev.fluxion.emulator.ibm;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The registers of bits of a program and which qubits are measured into them.
 *
 * @param qubits for each register, in the order of their declarations, the qubit of each bit, -1
 *     for one that nothing is measured into
 */
record Registers(Map<String, List<Integer>> qubits) {
  static final int NOTHING = -1;

  /** Copies the map in its order. */
  Registers {
    qubits = new LinkedHashMap<>(qubits);
  }

  /** Returns all qubits that are measured, rising. */
  TreeSet<Integer> measured() {
    TreeSet<Integer> all = new TreeSet<>();
    qubits.values().forEach(all::addAll);
    all.remove(NOTHING);
    return all;
  }

  /** Collects the registers of a program. */
  static final class Builder {
    private static final Pattern BIT = Pattern.compile("bit\\s*(?:\\[\\s*(\\d+)\\s*])?\\s+(\\w+)");
    private static final Pattern CREG = Pattern.compile("creg\\s+(\\w+)\\s*\\[\\s*(\\d+)\\s*]");
    private static final Pattern EQUALS =
        Pattern.compile("(\\w+)\\s*(?:\\[\\s*(\\d+)\\s*])?\\s*=\\s*measure\\s+\\$(\\d+)");
    private static final Pattern ARROW =
        Pattern.compile("measure\\s+\\$(\\d+)\\s*->\\s*(\\w+)\\s*(?:\\[\\s*(\\d+)\\s*])?");
    private static final Pattern ALONE = Pattern.compile("measure\\s+\\$(\\d+)");

    private final Map<String, List<Integer>> qubits = new LinkedHashMap<>();
    private final TreeSet<Integer> measured = new TreeSet<>();

    /**
     * Takes a statement, if it is about bits.
     *
     * @return whether it was
     * @throws IllegalArgumentException if there is no such bit
     */
    boolean takes(String statement) {
      Matcher bit = BIT.matcher(statement);
      Matcher creg = CREG.matcher(statement);
      Matcher equals = EQUALS.matcher(statement);
      Matcher arrow = ARROW.matcher(statement);
      Matcher alone = ALONE.matcher(statement);
      if (bit.matches()) {
        declare(bit.group(2), bit.group(1));
      } else if (creg.matches()) {
        declare(creg.group(1), creg.group(2));
      } else if (equals.matches()) {
        measure(equals.group(3), equals.group(1), equals.group(2));
      } else if (arrow.matches()) {
        measure(arrow.group(1), arrow.group(2), arrow.group(3));
      } else if (alone.matches()) {
        measured.add(Integer.valueOf(alone.group(1)));
      } else {
        return false;
      }
      return true;
    }

    private void declare(String name, String size) {
      List<Integer> bits = new ArrayList<>();
      for (int k = 0; k < Integer.parseInt(Optional.ofNullable(size).orElse("1")); k++) {
        bits.add(NOTHING);
      }
      if (qubits.put(name, bits) != null) {
        throw new IllegalArgumentException("there are two registers '" + name + "'");
      }
    }

    private void measure(String qubit, String name, String place) {
      List<Integer> bits = qubits.getOrDefault(name, List.of());
      int index = Integer.parseInt(Optional.ofNullable(place).orElse("0"));
      if (index >= bits.size()) {
        throw new IllegalArgumentException("there is no bit '" + name + "[" + index + "]'");
      }
      measured.add(Integer.valueOf(qubit));
      bits.set(index, Integer.valueOf(qubit));
    }

    /** Returns whether a qubit is measured already. */
    boolean isMeasured(int qubit) {
      return measured.contains(qubit);
    }

    Registers build() {
      return new Registers(qubits);
    }
  }
}
