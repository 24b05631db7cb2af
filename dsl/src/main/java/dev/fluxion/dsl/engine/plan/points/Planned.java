package dev.fluxion.dsl.engine.plan.points;

import java.util.List;

/**
 * The points and weights that were chosen, and what else there was.
 *
 * @param stencil the points and weights
 * @param chosen the layout
 * @param alternatives every layout that differs from the ones before it; the chosen one among them
 * @param reason why the layout was chosen
 * @param fallbacks why a line could not be used where it might have been expected
 */
public record Planned(
    Stencil stencil,
    Layout chosen,
    List<Alternative> alternatives,
    String reason,
    List<String> fallbacks) {
  /** Copies the lists. */
  public Planned {
    alternatives = List.copyOf(alternatives);
    fallbacks = List.copyOf(fallbacks);
  }
}
