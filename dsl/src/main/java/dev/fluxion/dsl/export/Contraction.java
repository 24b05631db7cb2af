package dev.fluxion.dsl.export;

import dev.fluxion.spi.Op;
import java.util.Map;

/**
 * The usual name of a contraction, if it has one.
 *
 * @param name such as {@code matmul}
 * @param notation the Einstein notation where the name does not say it, else empty
 * @param leftTransposed whether the first argument is transposed before
 * @param rightTransposed whether the second argument is transposed before
 */
record Contraction(String name, String notation, boolean leftTransposed, boolean rightTransposed) {
  private static final Map<String, Contraction> USUAL =
      Map.of(
          "ab,bc->ac", new Contraction("matmul", "", false, false),
          "ab,b->a", new Contraction("matmul", "", false, false),
          "a,ab->b", new Contraction("matmul", "", false, false),
          "ab,cb->ac", new Contraction("matmul", "", false, true),
          "a,ba->b", new Contraction("matmul", "", false, true),
          "ab,ac->bc", new Contraction("matmul", "", true, false),
          "ab,a->b", new Contraction("matmul", "", true, false),
          "ab,ca->bc", new Contraction("matmul", "", true, true),
          "a,b->ab", new Contraction("outer", "", false, false));

  static Contraction of(Op.Contract op) {
    if (op.left().equals(op.right()) && op.result().isEmpty()) {
      return new Contraction("dot", "", false, false);
    }
    Contraction usual = USUAL.get(canonical(op.left() + "," + op.right() + "->" + op.result()));
    return usual != null
        ? usual
        : new Contraction(
            "contract", op.left() + "," + op.right() + "→" + op.result(), false, false);
  }

  /** Renames the letters in the order of their appearance. */
  private static String canonical(String notation) {
    StringBuilder seen = new StringBuilder();
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < notation.length(); i++) {
      char c = notation.charAt(i);
      if (!Character.isLetter(c)) {
        result.append(c);
        continue;
      }
      int position = seen.indexOf(String.valueOf(c));
      if (position < 0) {
        position = seen.length();
        seen.append(c);
      }
      result.append((char) ('a' + position));
    }
    return result.toString();
  }
}
