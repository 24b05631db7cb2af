package dev.fluxion.dsl.engine.run;

import dev.fluxion.spi.Estimate;
import java.util.List;

/**
 * What came of a wave of evaluations.
 *
 * @param estimates one for each evaluation, in their order; not to be changed
 * @param spending what they cost
 */
public record Evaluated(List<Estimate> estimates, Spending spending) {}
