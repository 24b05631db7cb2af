package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import java.util.List;

/**
 * What will be run for a request: a graph in which every call of a primitive is an evaluation.
 *
 * @param graph the graph; no call in it is differentiated but by numbers
 * @param groups what was decided, in the order of the graph
 * @param writtenOut which derivatives were written out as expressions, and by which rules
 */
public record Plan(Graph graph, List<GroupPlan> groups, List<String> writtenOut) {
  /** Copies the lists. */
  public Plan {
    groups = List.copyOf(groups);
    writtenOut = List.copyOf(writtenOut);
  }

  /** Creates a plan in which no derivative was written out by a chosen rule. */
  public Plan(Graph graph, List<GroupPlan> groups) {
    this(graph, groups, List.of());
  }

  /** Returns the largest error factor of all groups, 1 if there are none. */
  public double errorFactor() {
    return groups.stream().mapToDouble(GroupPlan::errorFactor).max().orElse(1);
  }
}
