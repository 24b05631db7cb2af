package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;
import java.util.List;

/** Prints a function as text that reads like a formula. */
public final class Formula {
  private static final int LIMIT = 2_000;

  private Formula() {}

  /**
   * Returns a function as a formula, such as {@code f(w[3]) = sin(w) + 3·w[1]²}.
   *
   * <p>Subexpressions that are big and used more than once follow on lines of their own. The text
   * has about 2,000 characters at most and says at its end how much is missing.
   *
   * @param name the name of the function
   * @param graph its inputs and outputs
   */
  public static String text(String name, Graph graph) {
    Listing listing = Listing.of(name, graph, new PlainNotation(), LIMIT);
    List<Listing.Line> lines = listing.lines();
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < lines.size(); k++) {
      text.append(k == 0 ? "" : k == 1 ? "\n  where " : "\n        ")
          .append(lines.get(k).left())
          .append(" = ")
          .append(lines.get(k).right());
    }
    String missing = listing.missing();
    return missing.isEmpty() ? text.toString() : text + "\n  … (" + missing + ")";
  }
}
