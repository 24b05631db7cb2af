package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.plan.points.Objective;

/**
 * On which terms a plan is made.
 *
 * @param rewrites which rewrites of shifted evaluations may be made
 * @param objective which of several plans is best
 * @param surplus whether points are added that show whether spectra are as declared
 */
public record Terms(Rewrites rewrites, Objective objective, boolean surplus) {}
