package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.spi.Expr;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What will be run for a request: a graph in which every call of a primitive is an evaluation.
 *
 * @param graph the graph; no call in it is differentiated but by numbers
 * @param groups what was decided, in the order of the graph
 * @param writtenOut which derivatives were written out as expressions, and by which rules
 * @param checks the equations that show whether spectra are as declared; their values are further
 *     outputs of the graph
 * @param partials the derivatives of kernels through which errors of sampled values are followed;
 *     empty where nothing is sampled
 */
public record Plan(
    Graph graph,
    List<GroupPlan> groups,
    List<String> writtenOut,
    List<SpectrumCheck> checks,
    Map<Expr, List<Optional<Expr>>> partials) {
  /** Copies the lists. */
  public Plan {
    groups = List.copyOf(groups);
    writtenOut = List.copyOf(writtenOut);
    checks = List.copyOf(checks);
  }

  /** Creates a plan in which no derivative was written out by a chosen rule. */
  public Plan(Graph graph, List<GroupPlan> groups) {
    this(graph, groups, List.of(), List.of(), Map.of());
  }

  /** Returns the largest error factor of all groups, 1 if there are none. */
  public double errorFactor() {
    return groups.stream().mapToDouble(each -> each.condition().errorFactor()).max().orElse(1);
  }
}
