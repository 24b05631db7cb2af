package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.plan.AlternativePlan;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import dev.fluxion.dsl.engine.plan.LiteralCost;
import dev.fluxion.dsl.engine.run.ShotPolicy;
import dev.fluxion.dsl.engine.run.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a plan for people. */
final class PlanText {
  private static final int GROUPS = 20;
  private static final int POINTS = 20;
  private static final int DERIVATIVES = 8;

  private final Explanation plan;
  private final StringBuilder text = new StringBuilder();

  PlanText(Explanation plan) {
    this.plan = plan;
  }

  private void line(String indent, String format, Object... arguments) {
    text.append(indent).append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void whole(String format, Object... arguments) {
    line("  ", format, arguments);
  }

  private void part(String format, Object... arguments) {
    line("    ", format, arguments);
  }

  String write() {
    line("", "plan of %s", plan.function());
    where();
    whole(
        "planning %s, merging %s",
        plan.settings().planning(), plan.settings().merging().name().toLowerCase(Locale.ROOT));
    sampling();
    evaluations();
    List<GroupPlan> groups = plan.preparation().plan().groups();
    if (groups.size() > 1) {
      whole(
          "applied literally %s evaluations, merged without a period %s",
          number(plan.requested()), number(plan.merged()));
    }
    groups.stream().limit(GROUPS).forEach(this::group);
    if (groups.size() > GROUPS) {
      whole("… and %d more base points", groups.size() - GROUPS);
    }
    plan.writtenOut().stream().limit(GROUPS).forEach(each -> whole("written out: %s", each));
    plan.warnings().stream().limit(GROUPS).forEach(each -> whole("warning: %s", each));
    return text.toString();
  }

  private void where() {
    Target target = plan.settings().target();
    String kind =
        target
            .backend()
            .map(backend -> " (" + target.kind().name().toLowerCase(Locale.ROOT) + ")")
            .orElse("");
    String execution = plan.preparation().executable().isCompiled() ? "compiled" : "interpreted";
    whole("backend %s%s, classical part %s", target.name(), kind, execution);
  }

  private void sampling() {
    ShotPolicy policy = plan.settings().target().policy();
    if (plan.settings().target().isSampled()) {
      String pilot = policy.pilot() == 0 ? "" : ", pilot " + policy.pilot();
      whole(
          "sampling %s%s: %d shots, expected standard error %.4g if a shot deviates by %.4g",
          policy.goal(), pilot, plan.shots(), plan.expectedError(), policy.deviation());
    }
  }

  private void evaluations() {
    StringBuilder byPrimitive = new StringBuilder();
    plan.evaluationsByPrimitive()
        .forEach((id, count) -> byPrimitive.append(", ").append(id).append(' ').append(count));
    whole("evaluations %d%s", plan.evaluations(), byPrimitive);
    long remote = plan.preparation().backendEvaluations();
    if (remote > 0) {
      whole(
          "on the backend %d, in round trips %d, batches %d",
          remote, plan.roundTrips(), plan.batches());
    }
  }

  private void group(GroupPlan group) {
    GroupSummary summary = GroupSummary.of(group, plan.noise());
    String elements = group.elements() == 1 ? "" : ", " + group.elements() + " elements";
    whole("%s%s", group.primitive(), elements);
    part("derivatives %s: %s", counts(summary), listed(group.orders(), DERIVATIVES));
    part("rule %s%s", group.rule(), reason(group));
    int points = group.stencil().points().size();
    part("points %d: %s", points, listed(group.stencil().points(), POINTS));
    part(
        "coefficients' 1-norm %.4g, error factor %.4g%s",
        group.condition().norm(), group.condition().errorFactor(), factors(group));
    if (plan.noise().isSampled(group)) {
      part(
          "shots %d, expected standard error %.4g",
          (long) Math.ceil(summary.shots()), summary.error());
    }
    if (group.alternatives().size() > 1) {
      part("alternatives");
      group.alternatives().forEach(this::alternative);
    }
    String more = group.literal().merged() < LiteralCost.LIMIT ? "" : " or more";
    String grid = summary.grid().map(count -> ", on a plain grid " + count).orElse("");
    part(
        "applied literally %s evaluations, merged without a period %d%s%s",
        number(summary.requested()), summary.merged(), more, grid);
    group.notes().forEach(note -> part("note: %s", note));
  }

  /** Returns why a rule was chosen, where it does not say so itself. */
  private String reason(GroupPlan group) {
    boolean isNamed =
        group.alternatives().stream()
            .anyMatch(each -> each.chosen() && each.name().equals(group.rule()));
    return isNamed && group.alternatives().size() > 1 ? ", for " + plan.settings().planning() : "";
  }

  /** Returns a count that may be larger than any whole number. */
  private static String number(double count) {
    return String.format(Locale.ROOT, count < 1e6 ? "%.0f" : "%.4g", count);
  }

  private void alternative(AlternativePlan each) {
    line(
        each.chosen() ? "    * " : "      ",
        "%s: points %d, variance %.4g, 1-norm %.4g",
        each.name(),
        each.points(),
        each.variance(),
        each.norm());
  }

  private static String counts(GroupSummary summary) {
    List<String> counts = new ArrayList<>();
    summary
        .derivativesByOrder()
        .forEach((order, count) -> counts.add(order == 0 ? "value" : count + " of order " + order));
    return String.join(", ", counts);
  }

  private static String factors(GroupPlan group) {
    Map<Integer, Double> byOrder = new TreeMap<>(group.condition().factorByOrder());
    List<String> factors = new ArrayList<>();
    byOrder.forEach(
        (order, factor) ->
            factors.add(String.format(Locale.ROOT, "order %d: %.4g", order, factor)));
    return factors.size() < 2 ? "" : " (" + String.join(", ", factors) + ")";
  }

  private static String listed(List<?> all, int limit) {
    String listed = String.join(", ", all.stream().limit(limit).map(Object::toString).toList());
    return listed + (all.size() > limit ? ", …" : "");
  }
}
