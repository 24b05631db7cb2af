package dev.fluxion.circuit;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the flat part of OpenQASM 2 and 3. */
final class QasmReader {
  private static final int MOST = 1_000_000;

  private final QasmTokens tokens;
  private final QasmAngles angles;
  private final Map<String, Expr> inputs;
  private final Map<String, int[]> registers = new LinkedHashMap<>();
  private final Set<String> bits = new HashSet<>();
  private final Set<Integer> measured = new HashSet<>();
  private final List<QasmGate> gates = new ArrayList<>();
  private int qubits;

  QasmReader(String text, Map<String, Expr> inputs) {
    this.tokens = new QasmTokens(text);
    this.angles = new QasmAngles(tokens);
    this.inputs = inputs;
  }

  Circuit read() {
    tokens.expect("OPENQASM");
    QasmTokens.Token version = tokens.expect(QasmTokens.Kind.NUMBER, "a version");
    if (!Set.of("2", "2.0", "3", "3.0", "3.1").contains(version.text())) {
      throw tokens.error(version.start(), "expected version 2.0 or 3.0, got " + version.text());
    }
    tokens.expect(";");
    while (tokens.peek().kind() != QasmTokens.Kind.END) {
      statement();
    }
    if (qubits == 0) {
      throw tokens.expected("a register of qubits");
    }
    Circuit circuit = Circuit.of(qubits);
    for (QasmGate gate : gates) {
      circuit = gate.addTo(circuit);
    }
    return circuit;
  }

  private void statement() {
    if (tokens.accept("include")) {
      tokens.expect(QasmTokens.Kind.TEXT, "a file name");
    } else if (tokens.accept("input")) {
      input();
    } else if (tokens.accept("qubit")) {
      int size = tokens.isNext("[") ? bracketed() : 1;
      register(name(), size);
    } else if (tokens.accept("qreg")) {
      String name = name();
      register(name, bracketed());
    } else if (tokens.accept("bit")) {
      if (tokens.isNext("[")) {
        bracketed();
      }
      bits.add(name());
    } else if (tokens.accept("creg")) {
      bits.add(name());
      bracketed();
    } else if (tokens.accept("barrier")) {
      operands();
    } else if (tokens.accept("measure")) {
      measure(operands());
      if (tokens.accept("->")) {
        bit();
      }
    } else if (bits.contains(tokens.peek().text())) {
      bit();
      tokens.expect("=");
      tokens.expect("measure");
      measure(operands());
    } else {
      gate();
    }
    tokens.expect(";");
  }

  private void input() {
    if (!tokens.accept("float") && !tokens.accept("angle")) {
      throw tokens.expected("'float' or 'angle'");
    }
    if (tokens.isNext("[")) {
      bracketed();
    }
    QasmTokens.Token token = tokens.expect(QasmTokens.Kind.WORD, "a name");
    Expr value = inputs.get(token.text());
    if (value == null) {
      throw tokens.error(token.start(), "there is no value for input '" + token.text() + "'");
    }
    angles.declare(token.text(), value);
  }

  private String name() {
    return tokens.expect(QasmTokens.Kind.WORD, "a name").text();
  }

  private int bracketed() {
    tokens.expect("[");
    QasmTokens.Token token = tokens.expect(QasmTokens.Kind.NUMBER, "a whole number");
    tokens.expect("]");
    if (!token.text().matches("\\d{1,7}") || Integer.parseInt(token.text()) > MOST) {
      throw tokens.error(
          token.start(), "expected a whole number up to " + MOST + ", got " + token.text());
    }
    return Integer.parseInt(token.text());
  }

  private void register(String name, int size) {
    int[] members = new int[size];
    for (int k = 0; k < size; k++) {
      members[k] = qubits++;
    }
    registers.put(name, members);
  }

  private void bit() {
    QasmTokens.Token token = tokens.expect(QasmTokens.Kind.WORD, "a bit");
    if (!bits.contains(token.text())) {
      throw tokens.error(token.start(), "there is no register of bits '" + token.text() + "'");
    }
    if (tokens.isNext("[")) {
      bracketed();
    }
  }

  /** Reads qubits, a whole register standing for all of its qubits. */
  private List<int[]> operands() {
    List<int[]> operands = new ArrayList<>();
    do {
      QasmTokens.Token token = tokens.expect(QasmTokens.Kind.WORD, "a qubit");
      int[] register = registers.get(token.text());
      if (register == null) {
        throw tokens.error(token.start(), "there is no register of qubits '" + token.text() + "'");
      }
      if (tokens.isNext("[")) {
        int index = bracketed();
        if (index >= register.length) {
          throw tokens.error(
              token.start(),
              "register '"
                  + token.text()
                  + "' has qubits 0 to "
                  + (register.length - 1)
                  + ", got "
                  + index);
        }
        operands.add(new int[] {register[index]});
      } else {
        operands.add(register);
      }
    } while (tokens.accept(","));
    return operands;
  }

  private void measure(List<int[]> operands) {
    for (int[] operand : operands) {
      for (int qubit : operand) {
        measured.add(qubit);
      }
    }
  }

  private void gate() {
    QasmTokens.Token name = tokens.expect(QasmTokens.Kind.WORD, "a statement");
    QasmGate.Known known = QasmGate.known(name.text());
    if (known == null) {
      throw tokens.error(name.start(), "'" + name.text() + "' is no gate of the flat part");
    }
    List<Expr> values = new ArrayList<>();
    if (tokens.accept("(")) {
      while (!tokens.accept(")")) {
        if (!values.isEmpty()) {
          tokens.expect(",");
        }
        values.add(angles.read());
      }
    }
    List<int[]> operands = operands();
    if (values.size() != known.angles() || operands.size() != known.qubits()) {
      throw tokens.error(
          name.start(),
          "gate '"
              + name.text()
              + "' has "
              + known.angles()
              + " angles and "
              + known.qubits()
              + " qubits, got "
              + values.size()
              + " and "
              + operands.size());
    }
    add(name, known, values, operands);
  }

  private void add(
      QasmTokens.Token name, QasmGate.Known known, List<Expr> values, List<int[]> operands) {
    int length = operands.stream().mapToInt(each -> each.length).max().orElse(1);
    for (int k = 0; k < length; k++) {
      int[] on = new int[operands.size()];
      for (int i = 0; i < on.length; i++) {
        int[] operand = operands.get(i);
        if (operand.length != 1 && operand.length != length) {
          throw tokens.error(name.start(), "the registers of a gate must have one length");
        }
        on[i] = operand[operand.length == 1 ? 0 : k];
        if (measured.contains(on[i])) {
          throw tokens.error(name.start(), "a qubit is measured before a gate");
        }
      }
      try {
        QasmGate gate = new QasmGate(known, values, on);
        gate.addTo(Circuit.of(qubits));
        gates.add(gate);
      } catch (FluxionException e) {
        throw tokens.error(name.start(), String.valueOf(e.getMessage()));
      }
    }
  }
}
