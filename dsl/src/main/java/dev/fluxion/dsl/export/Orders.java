package dev.fluxion.dsl.export;

import dev.fluxion.spi.Op;

/** Prints how often a call is differentiated. */
final class Orders {
  private static final int PRIMES = 3;

  private Orders() {}

  /** Returns whether the call is a derivative in one of several arguments. */
  static boolean isPartial(Op.Call call) {
    return call.totalOrder() > 0 && call.orders().size() > 1;
  }

  /** Returns the primes of a function of one argument: {@code '}, {@code ''} or {@code ⁽⁴⁾}. */
  static String primes(int order) {
    return order <= PRIMES ? "'".repeat(order) : "⁽" + superscript(order) + "⁾";
  }

  /** Returns whether primes are few enough to be counted at a glance. */
  static boolean isPrimed(int order) {
    return order <= PRIMES;
  }

  /** Returns a number, 0 or more, as an exponent. */
  static String superscript(long number) {
    return digits(number, "⁰¹²³⁴⁵⁶⁷⁸⁹");
  }

  /** Returns a number, 0 or more, as an index. */
  static String subscript(long number) {
    return digits(number, "₀₁₂₃₄₅₆₇₈₉");
  }

  private static String digits(long number, String digits) {
    StringBuilder text = new StringBuilder();
    for (char c : Long.toString(number).toCharArray()) {
      text.append(digits.charAt(c - '0'));
    }
    return text.toString();
  }
}
