package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;
import java.util.List;

/** Prints a function as LaTeX math. */
public final class Latex {
  /** Twice that of the text: half of LaTeX is commands. */
  private static final int LIMIT = 4_000;

  private Latex() {}

  /**
   * Returns a function in LaTeX math, without dollars; several lines are an {@code aligned}
   * environment of the package amsmath.
   *
   * @param name the name of the function
   * @param graph its inputs and outputs
   */
  public static String of(String name, Graph graph) {
    Listing listing = Listing.of(name, graph, new LatexNotation(), LIMIT);
    List<Listing.Line> lines = listing.lines();
    Listing.Line head = lines.get(0);
    if (lines.size() == 1 && listing.missing().isEmpty()) {
      return head.left() + " = " + head.right();
    }
    StringBuilder text = new StringBuilder("\\begin{aligned}\n");
    text.append(head.left()).append(" &= ").append(head.right());
    for (int k = 1; k < lines.size(); k++) {
      text.append(" \\\\\n")
          .append(k == 1 ? "\\text{where } " : "")
          .append(lines.get(k).left())
          .append(" &= ")
          .append(lines.get(k).right());
    }
    if (!listing.missing().isEmpty()) {
      text.append(" \\\\\n& \\ldots \\text{ (").append(listing.missing()).append(")}");
    }
    return text.append("\n\\end{aligned}").toString();
  }
}
