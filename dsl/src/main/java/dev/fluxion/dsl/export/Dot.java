package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;

/** Prints the graph of a function in the language of Graphviz. */
public final class Dot {
  private static final int LIMIT = 2_000;

  private Dot() {}

  /**
   * Returns a function as a {@code digraph}: arrows lead from arguments to what is made of them.
   *
   * <p>It has about 2,000 nodes at most; a note among them says how many are missing.
   *
   * @param name the name of the function
   * @param graph its inputs and outputs
   */
  public static String of(String name, Graph graph) {
    Diagram diagram = Diagram.of(name, graph, LIMIT);
    StringBuilder text = new StringBuilder();
    text.append("digraph ").append(quoted(name)).append(" {\n");
    text.append("  rankdir=TB;\n");
    text.append("  node [fontname=\"Helvetica\", fontsize=11];\n");
    text.append("  edge [fontname=\"Helvetica\", fontsize=9, arrowsize=0.6];\n");
    for (Diagram.Node node : diagram.nodes()) {
      text.append("  ").append(node.id()).append(" [label=");
      text.append(quoted(String.join("\n", node.lines())));
      text.append(", ").append(style(node.kind())).append("];\n");
    }
    for (Diagram.Edge edge : diagram.edges()) {
      text.append("  ").append(diagram.nodes().get(edge.from()).id());
      text.append(" -> ").append(diagram.nodes().get(edge.to()).id());
      text.append(edge.mark().isEmpty() ? "" : " [label=" + quoted(edge.mark()) + "]");
      text.append(";\n");
    }
    return text.append("}\n").toString();
  }

  private static String style(Diagram.Kind kind) {
    return switch (kind) {
      case INPUT -> "shape=ellipse, style=filled, fillcolor=\"#e7eef8\"";
      case CONSTANT -> "shape=plaintext";
      case OPERATION -> "shape=circle";
      case CALL -> "shape=box, style=\"rounded,filled\", fillcolor=\"#fbf1de\"";
      case OUTPUT -> "shape=doubleoctagon, style=filled, fillcolor=\"#e6f2e8\"";
      case NOTE -> "shape=note, style=dashed";
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
