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
 * One way to make the derivatives along an argument.
 *
 * @param plan the evaluations
 * @param rule the rule that the plan uses or replaces; nothing where only values are needed
 * @param termsOfRule how many terms the rule has when it is applied literally
 * @param highest the highest frequency, if a spectrum is declared
 */
record AxisChoice(
    AxisPlan plan, Optional<DerivativeRule> rule, int termsOfRule, Optional<Double> highest) {

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
    return new AxisChoice(
        MergedAxis.plan(demands, operator, folding),
        rule.map(shift -> shift),
        operator.map(ShiftOperator::size).orElse(1),
        highest(declaration.spectrum()));
  }

  static Optional<AxisChoice> spectral(
      List<AxisDemand> demands, Spectrum spectrum, Optional<DerivativeRule> rule) {
    int terms =
        rule.filter(each -> each instanceof DerivativeRule.Shift)
            .map(each -> ((DerivativeRule.Shift) each).operator().size())
            .orElse(2 * spectrum.frequencies().size());
    return SpectralAxis.plan(demands, spectrum)
        .map(plan -> new AxisChoice(plan, rule, terms, highest(Optional.of(spectrum))));
  }

  private static Optional<Double> highest(Optional<Spectrum> spectrum) {
    return spectrum.map(s -> s.frequencies().get(s.frequencies().size() - 1));
  }
}
