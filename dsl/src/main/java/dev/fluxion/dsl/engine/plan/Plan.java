package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import java.util.List;

/**
 * What will be run for a request: a graph in which every call of a primitive is an evaluation.
 *
 * @param graph the graph; no call in it is differentiated but by numbers
 * @param groups what was decided, in the order of the graph
 */
public record Plan(Graph graph, List<GroupPlan> groups) {
  /** Copies the list. */
  public Plan {
    groups = List.copyOf(groups);
  }

  /** Returns the largest error factor of all groups, 1 if there are none. */
  public double errorFactor() {
    return groups.stream().mapToDouble(GroupPlan::errorFactor).max().orElse(1);
  }
}
