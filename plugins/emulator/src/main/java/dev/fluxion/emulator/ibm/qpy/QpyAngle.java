package dev.fluxion.emulator.ibm.qpy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads the parameters of gates: numbers, parameters and sums, differences, products and quotients
 * of them, which are kept in postfix notation.
 */
final class QpyAngle {
  private final Map<UUID, QpyParameter> all;
  private final Map<UUID, QpyParameter> known = new HashMap<>();

  private final Optional<List<QpyParameter>> vectors;

  /**
   * Creates a reader.
   *
   * @param all takes each parameter that is met
   * @param vectors the first element of each vector, if the file has them in a table
   */
  QpyAngle(Map<UUID, QpyParameter> all, Optional<List<QpyParameter>> vectors) {
    this.all = all;
    this.vectors = vectors;
  }

  /** Returns what stands for a parameter until all of them are known. */
  static String mark(UUID id) {
    return "<" + id + ">";
  }

  /** Reads a value of a type as an expression of OpenQASM. */
  String read(char type, QpyInput input) {
    return switch (type) {
      case 'f' -> number(Double.longBitsToDouble(plain(input)));
      case 'i' -> number((double) plain(input));
      case 'p' -> met(QpyParameter.single(input));
      case 'v' -> met(element(input));
      case 'e' -> expression(input);
      default ->
          throw new IllegalArgumentException(
              "the angle of a gate is a number or an expression, got type '" + type + "' of QPY");
    };
  }

  /** Reads a number on its own, which is little-endian in files without a table of vectors. */
  private long plain(QpyInput input) {
    long number = input.number8();
    return vectors.isPresent() ? number : Long.reverseBytes(number);
  }

  private QpyParameter element(QpyInput input) {
    return vectors.isPresent()
        ? QpyParameter.element(input, vectors.get())
        : QpyParameter.element(input);
  }

  private static String number(double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("the angle of a gate is finite, got " + number);
    }
    return number < 0 ? "(" + number + ")" : Double.toString(number);
  }

  private String met(QpyParameter parameter) {
    all.put(parameter.id(), parameter);
    known.put(parameter.id(), parameter);
    return mark(parameter.id());
  }

  private String expression(QpyInput input) {
    long count = input.number8();
    QpyInput postfix = input.part(input.number8());
    for (long k = 0; k < count; k++) {
      char symbol = input.letter();
      input.letter();
      long size = input.number8();
      switch (symbol) {
        case 'p' -> met(QpyParameter.single(input));
        case 'v' -> met(element(input));
        default ->
            throw new IllegalArgumentException(
                "an expression in QPY has parameters, got type '" + symbol + "'");
      }
      input.skip(size);
    }
    Deque<String> stack = new ArrayDeque<>();
    while (!postfix.isEmpty()) {
      int operation = postfix.number1();
      push(stack, postfix);
      push(stack, postfix);
      String second = pop(stack);
      String first = pop(stack);
      stack.push(
          switch (operation) {
            case 0 -> "(" + first + " + " + second + ")";
            case 1 -> "(" + first + " - " + second + ")";
            case 2 -> "(" + first + " * " + second + ")";
            case 3 -> "(" + first + " / " + second + ")";
            case 18 -> "(" + second + " - " + first + ")";
            case 19 -> "(" + second + " / " + first + ")";
            default ->
                throw new IllegalArgumentException(
                    "an angle has sums and products, got operation " + operation + " of QPY");
          });
    }
    return pop(stack);
  }

  private void push(Deque<String> stack, QpyInput postfix) {
    char type = postfix.letter();
    QpyInput operand = postfix.part(16);
    switch (type) {
      case 'n' -> {}
      case 'p' -> {
        UUID id = operand.uuid();
        if (!known.containsKey(id)) {
          throw new IllegalArgumentException("an expression in QPY lacks the parameter " + id);
        }
        stack.push(mark(id));
      }
      case 'f' -> {
        operand.skip(8);
        stack.push(number(operand.real()));
      }
      case 'i' -> {
        operand.skip(8);
        stack.push(number((double) operand.number8()));
      }
      default ->
          throw new IllegalArgumentException(
              "an expression in QPY has real numbers and parameters, got type '" + type + "'");
    }
  }

  private static String pop(Deque<String> stack) {
    if (stack.isEmpty()) {
      throw new IllegalArgumentException("an expression in QPY lacks an operand");
    }
    return stack.pop();
  }
}
