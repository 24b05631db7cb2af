package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.DerivativeRule;
import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.dsl.engine.normalize.ShiftOperator.Folding;
import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.Optional;

/**
 * One way to make the derivatives along an axis.
 *
 * @param plan the evaluations
 * @param rule the rule that the plan uses or replaces; nothing where only values are needed
 */
record AxisChoice(AxisPlan plan, Optional<DerivativeRule> rule) {

  static AxisChoice merged(
      List<AxisDemand> demands,
      Optional<DerivativeRule.Shift> rule,
      Declaration declaration,
      Rewrites rewrites) {
    Folding folding =
        rewrites.fold()
            ? new Folding(declaration.knownPeriod(), declaration.knownAntiperiod())
            : Folding.NONE;
    Optional<ShiftOperator> operator = rule.map(DerivativeRule.Shift::operator);
    return new AxisChoice(MergedAxis.plan(demands, operator, folding), rule.map(shift -> shift));
  }

  static Optional<AxisChoice> spectral(
      List<AxisDemand> demands, Spectrum spectrum, Optional<DerivativeRule> rule) {
    return SpectralAxis.plan(demands, spectrum).map(plan -> new AxisChoice(plan, rule));
  }
}
