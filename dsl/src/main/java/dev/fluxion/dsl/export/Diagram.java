package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A function as boxes and arrows; of a large one, the part that is nearest to the outputs.
 *
 * @param nodes the boxes, arguments first
 * @param edges the arrows, from a box to a later one
 */
record Diagram(List<Node> nodes, List<Edge> edges) {

  /** What a box stands for. */
  enum Kind {
    INPUT,
    CONSTANT,
    OPERATION,
    CALL,
    OUTPUT,
    /** Says how much is left out. */
    NOTE
  }

  /**
   * A box.
   *
   * @param id the same in every run
   * @param kind what it stands for
   * @param lines what is written in it
   */
  record Node(String id, Kind kind, List<String> lines) {}

  /**
   * An arrow.
   *
   * @param from the position of the box where it begins
   * @param to the position of the box where it ends
   * @param mark what is written at its end
   */
  record Edge(int from, int to, String mark) {}

  static Diagram of(String name, Graph graph, int limit) {
    Reading reading = Reading.of(graph);
    List<Term> roots = new ArrayList<>(reading.inputs());
    roots.addAll(reading.outputs());
    List<Term> all = reading.below(roots, Diagram::arguments);
    BitSet kept = nearest(reading, limit);
    List<Node> nodes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    Map<Integer, Integer> positions = new HashMap<>();
    int missing = all.size() - kept.cardinality();
    if (missing > 0) {
      nodes.add(note(missing));
    }
    for (Term term : all) {
      if (!kept.get(term.number())) {
        continue;
      }
      int position = nodes.size();
      positions.put(term.number(), position);
      nodes.add(new Node("n" + position, kind(term), Labels.box(term)));
      boolean hidden = false;
      for (int k = 0; k < term.args().size(); k++) {
        if (Labels.isInside(term, k)) {
          continue;
        }
        Integer from = positions.get(term.arg(k).number());
        if (from != null) {
          edges.add(new Edge(from, position, Labels.arrow(term, k)));
        } else if (!hidden) {
          edges.add(new Edge(0, position, ""));
          hidden = true;
        }
      }
    }
    addOutputs(name, reading.outputs(), positions, nodes, edges);
    return new Diagram(nodes, edges);
  }

  /** Returns the diagram with at most one arrow between two boxes. */
  Diagram withoutParallels() {
    Map<List<Integer>, Edge> single = new LinkedHashMap<>();
    for (Edge edge : edges) {
      single.merge(List.of(edge.from(), edge.to()), edge, Diagram::merged);
    }
    return new Diagram(nodes, List.copyOf(single.values()));
  }

  private static Edge merged(Edge one, Edge other) {
    String mark =
        one.mark().isEmpty() && other.mark().isEmpty()
            ? "twice"
            : one.mark().equals("twice") ? "often" : one.mark() + "," + other.mark();
    return new Edge(one.from(), one.to(), Grammar.shortened(mark));
  }

  private static void addOutputs(
      String name,
      List<Term> outputs,
      Map<Integer, Integer> positions,
      List<Node> nodes,
      List<Edge> edges) {
    String label = Grammar.shortened(name);
    for (int k = 0; k < outputs.size(); k++) {
      Integer from = positions.get(outputs.get(k).number());
      if (from == null) {
        continue;
      }
      String line = outputs.size() == 1 ? label : label + Orders.subscript(k);
      edges.add(new Edge(from, nodes.size(), ""));
      nodes.add(new Node("out" + k, Kind.OUTPUT, List.of(line)));
    }
  }

  private static Node note(int missing) {
    String line = String.format(Locale.ROOT, "… %,d more node%s", missing, missing == 1 ? "" : "s");
    return new Node("more", Kind.NOTE, List.of(line));
  }

  /** Returns the terms that are reached first from the outputs, and the inputs if there is room. */
  private static BitSet nearest(Reading reading, int limit) {
    BitSet kept = new BitSet();
    Deque<Term> queue = new ArrayDeque<>();
    for (Term output : reading.outputs()) {
      // Each output takes a box for itself, too.
      if (2 * kept.cardinality() < limit && !kept.get(output.number())) {
        kept.set(output.number());
        queue.add(output);
      }
    }
    int count = kept.cardinality() + reading.outputs().size();
    for (Term input : reading.inputs()) {
      if (2 * count < limit && !kept.get(input.number())) {
        kept.set(input.number());
        count++;
      }
    }
    while (!queue.isEmpty() && count < limit) {
      for (Term arg : arguments(queue.remove())) {
        if (count < limit && !kept.get(arg.number())) {
          kept.set(arg.number());
          queue.add(arg);
          count++;
        }
      }
    }
    return kept;
  }

  /** Returns the arguments that have boxes of their own. */
  private static List<Term> arguments(Term term) {
    List<Term> result = new ArrayList<>();
    for (int k = 0; k < term.args().size(); k++) {
      if (!Labels.isInside(term, k)) {
        result.add(term.arg(k));
      }
    }
    return result;
  }

  private static Kind kind(Term term) {
    Form form = term.form();
    if (form instanceof Form.Name) {
      return Kind.INPUT;
    } else if (form instanceof Form.Literal || form instanceof Form.Turn) {
      return Kind.CONSTANT;
    }
    return form instanceof Form.Applied ? Kind.CALL : Kind.OPERATION;
  }
}
