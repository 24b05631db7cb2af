package dev.fluxion.dsl.engine.normalize;

/**
 * Which rewrites of shifted evaluations are made; each licensed by a declaration of the primitive.
 *
 * @param merge equal shifts are merged and equal evaluations run once
 * @param fold shifts are reduced modulo the declared period or antiperiod
 * @param spectral derivatives are expressed in the fewest points that the declared spectrum allows
 */
public record Rewrites(boolean merge, boolean fold, boolean spectral) {
  /** Everything that is declared is used. */
  public static final Rewrites ALL = new Rewrites(true, true, true);
}
