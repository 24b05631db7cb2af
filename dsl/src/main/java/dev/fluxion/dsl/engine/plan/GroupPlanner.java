package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.DerivativeRule;
import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.normalize.RuleBook;
import dev.fluxion.dsl.engine.normalize.ShiftOperator;
import dev.fluxion.dsl.engine.plan.points.Alternative;
import dev.fluxion.dsl.engine.plan.points.Layout;
import dev.fluxion.dsl.engine.plan.points.Objective;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.PointPlanner;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Decides how the derivatives of a group are made: by the author's rules, merged and folded, by the
 * spectrum along each axis, or by the spectra of all axes at once.
 */
final class GroupPlanner {
  private final RuleBook rules;
  private final Rewrites rewrites;
  private final Objective objective;
  private final PointPlanner points = new PointPlanner(List.of());
  private final Map<AxisKey, AxisChoice> solved = new HashMap<>();
  private final Map<Key, Way> decided = new HashMap<>();

  /** Weights depend on these only, so that they are solved once for all base points. */
  private record AxisKey(
      Primitive primitive,
      Attributes attributes,
      int argument,
      boolean spectral,
      List<AxisDemand> demands) {}

  private record Key(
      Primitive primitive, Attributes attributes, List<Demand> demands, Set<ShiftVector> known) {}

  GroupPlanner(RuleBook rules, Terms terms) {
    this.rules = rules;
    this.rewrites = terms.rewrites();
    this.objective = terms.objective();
  }

  /**
   * Returns the best way to make a group.
   *
   * @param group the group
   * @param known points that cost nothing
   */
  Way decide(CallGroup group, Set<ShiftVector> known) {
    Key key = new Key(group.op().primitive(), group.op().attributes(), group.demands(), known);
    Way way = decided.get(key);
    if (way == null) {
      way = best(group, known);
      decided.put(key, way);
    }
    return way;
  }

  /** Returns the rule of the first derivative along an axis, as it would be written out. */
  ShiftOperator literal(CallGroup group, int axis) {
    if (group.axes().isElementwise()
        && rules.rule(group.highest(axis), axis) instanceof DerivativeRule.Shift shift) {
      return shift.operator();
    }
    return SpectralAxis.literalRule(group.axes().spectrum(axis).orElseThrow());
  }

  private Way best(CallGroup group, Set<ShiftVector> known) {
    List<Way> ways = new ArrayList<>();
    if (group.axes().isElementwise()) {
      products(group, ways);
    }
    if (group.isDifferentiated() && isSpectral(group)) {
      SupportPlan.closed(points, group, objective, known).ifPresent(ways::add);
      ways.add(SupportPlan.of(points, group, objective, known));
    } else if (ways.isEmpty()) {
      ways.add(SupportPlan.of(points, group, Objective.FEWEST_POINTS, known));
    }
    boolean isFixed = objective.layout().isPresent();
    Way best = ways.get(isFixed ? ways.size() - 1 : 0);
    for (Way way : ways) {
      best = !isFixed && objective.prefers(needs(way, known), needs(best, known)) ? way : best;
    }
    return new Way(best.rule(), best.stencil(), alternatives(ways, best), best.notes());
  }

  /** Returns every way, with one that is a choice of layouts taken apart into these. */
  private static List<AlternativePlan> alternatives(List<Way> ways, Way best) {
    List<AlternativePlan> all = new ArrayList<>();
    for (Way way : ways) {
      if (way.alternatives().isEmpty()) {
        Alternative needs = needs(way, Set.of());
        all.add(
            new AlternativePlan(
                way.rule(), needs.points(), needs.variance(), needs.norm(), way.equals(best)));
      }
      for (AlternativePlan each : way.alternatives()) {
        all.add(
            new AlternativePlan(
                each.name(),
                each.points(),
                each.variance(),
                each.norm(),
                each.chosen() && way.equals(best)));
      }
    }
    return all;
  }

  private static Alternative needs(Way way, Set<ShiftVector> known) {
    Stencil stencil = way.stencil();
    int points = SupportPlan.unknown(stencil, known);
    double norm = IntStream.range(0, stencil.rows()).mapToDouble(stencil::norm).max().orElse(0);
    double spread = Condition.spread(stencil);
    return new Alternative(Layout.SEPARATE, points, spread * spread, norm);
  }

  private boolean isSpectral(CallGroup group) {
    CallAxes axes = group.axes();
    return (rewrites.spectral() || !axes.isElementwise())
        && group.demands().stream().allMatch(demand -> isSpectral(axes, demand.orders()));
  }

  private static boolean isSpectral(CallAxes axes, Orders orders) {
    for (int k = 0; k < orders.size(); k++) {
      if (axes.spectrum(orders.axis(k)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private void products(CallGroup group, List<Way> ways) {
    List<AxisChoice> merged = new ArrayList<>();
    List<AxisChoice> spectral = new ArrayList<>();
    for (int i = 0; i < group.op().primitive().arity(); i++) {
      int argument = i;
      List<AxisDemand> demands = group.demands(i);
      AxisChoice byRule =
          solved.computeIfAbsent(
              key(group, i, false, demands), ignored -> byRule(group, argument, demands));
      merged.add(byRule);
      spectral.add(
          solved.computeIfAbsent(
              key(group, i, true, demands),
              ignored -> bySpectrum(group, argument, demands, byRule)));
    }
    ways.add(product(group, merged));
    if (!merged.equals(spectral)) {
      ways.add(product(group, spectral));
    }
  }

  private static Way product(CallGroup group, List<AxisChoice> axes) {
    return new Way(
        ProductPlan.text(axes), ProductPlan.of(group.demands(), axes), List.of(), List.of());
  }

  private static AxisKey key(
      CallGroup group, int argument, boolean spectral, List<AxisDemand> demands) {
    Op.Call op = group.op();
    return new AxisKey(op.primitive(), op.attributes(), argument, spectral, demands);
  }

  private AxisChoice byRule(CallGroup group, int argument, List<AxisDemand> demands) {
    Declaration declaration = group.op().primitive().declaration(argument);
    boolean differentiated = demands.stream().anyMatch(demand -> demand.order() > 0);
    if (!differentiated) {
      return AxisChoice.merged(demands, Optional.empty(), declaration, rewrites);
    }
    DerivativeRule rule = rules.rule(group.highest(argument), argument);
    return rule instanceof DerivativeRule.Shift shift
        ? AxisChoice.merged(demands, Optional.of(shift), declaration, rewrites)
        : AxisChoice.spectral(demands, declaration.spectrum().orElseThrow(), Optional.of(rule))
            .orElseThrow(() -> PlanErrors.noRule(group.op(), argument, declaration));
  }

  private AxisChoice bySpectrum(
      CallGroup group, int argument, List<AxisDemand> demands, AxisChoice fallback) {
    Declaration declaration = group.op().primitive().declaration(argument);
    if (!rewrites.spectral() || declaration.spectrum().isEmpty() || !group.isDifferentiated()) {
      return fallback;
    }
    return AxisChoice.spectral(demands, declaration.spectrum().get(), fallback.rule())
        .orElse(fallback);
  }
}
