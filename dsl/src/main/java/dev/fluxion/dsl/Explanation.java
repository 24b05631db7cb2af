package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.plan.GroupPlan;
import dev.fluxion.dsl.engine.plan.Plan;
import dev.fluxion.dsl.engine.run.Preparation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What an evaluation will do: rules chosen and why, distinct evaluations, conditioning, and what
 * applying the rules literally would cost.
 *
 * <p>The text, {@link #toString()}, is for people; the other methods are for programs and tests.
 */
public final class Explanation {
  private static final double WARNING = 1e6;
  private static final int LISTED = 20;

  private final String function;
  private final String backend;
  private final String execution;
  private final Map<String, Long> evaluations;
  private final int batches;
  private final Plan plan;

  private Explanation(
      String function,
      String backend,
      String execution,
      Map<String, Long> evaluations,
      int batches,
      Plan plan) {
    this.function = function;
    this.backend = backend;
    this.execution = execution;
    this.evaluations = evaluations;
    this.batches = batches;
    this.plan = plan;
  }

  static Explanation of(String function, Preparation preparation, Settings settings) {
    Program program = preparation.executable().program();
    long waves = program.waves().stream().filter(wave -> !wave.calls().isEmpty()).count();
    return new Explanation(
        function,
        settings.target().name(),
        preparation.executable().isCompiled() ? "compiled" : "interpreted",
        program.evaluations(),
        (int) waves,
        preparation.plan());
  }

  /** Returns the number of evaluations of primitives that will be run, one for each element. */
  public long evaluations() {
    return evaluations.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Returns the number of evaluations by the id of the primitive. */
  public Map<String, Long> evaluationsByPrimitive() {
    return Map.copyOf(evaluations);
  }

  /**
   * Returns how much larger an error of an evaluation can come out in a derivative, against a
   * derivative that is as large as the spectrum allows; 1 is best.
   */
  public double errorFactor() {
    return plan.errorFactor();
  }

  /** Returns what a user should know before trusting the result; empty if there is nothing. */
  public List<String> warnings() {
    List<String> warnings = new ArrayList<>();
    for (GroupPlan group : plan.groups()) {
      if (group.errorFactor() > WARNING) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s is ill-conditioned: an error of an evaluation grows %.2e times; declare its"
                    + " spectrum or use a larger shift",
                group.primitive(),
                group.errorFactor()));
      }
    }
    return warnings;
  }

  /** Returns the plan as text, a few lines for each primitive and base point. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append("plan of ").append(function).append('\n');
    text.append("  backend ").append(backend).append(", classical part ").append(execution);
    text.append(batches == 0 ? "" : ", " + batches + " round trips").append('\n');
    text.append("  evaluations ").append(evaluations());
    evaluations.forEach(
        (primitive, count) -> text.append(", ").append(primitive).append(' ').append(count));
    text.append('\n');
    plan.groups().stream().limit(LISTED).forEach(group -> append(text, group));
    if (plan.groups().size() > LISTED) {
      text.append("  … and ").append(plan.groups().size() - LISTED).append(" more base points\n");
    }
    plan.writtenOut().stream()
        .limit(LISTED)
        .forEach(each -> text.append("  written out: ").append(each).append('\n'));
    warnings().forEach(warning -> text.append("  warning: ").append(warning).append('\n'));
    return text.toString();
  }

  private static void append(StringBuilder text, GroupPlan group) {
    text.append("  ").append(group.primitive());
    text.append(group.elements() == 1 ? "" : ", " + group.elements() + " elements");
    text.append('\n');
    text.append("    orders ").append(orders(group)).append('\n');
    text.append("    rule ").append(group.rule()).append('\n');
    text.append("    points ").append(group.points().size()).append(": ");
    text.append(String.join(", ", group.points().stream().limit(LISTED).toList()));
    text.append(group.points().size() > LISTED ? ", …" : "").append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "    coefficients' 1-norm %.4g, error factor %.4g%n",
            group.norm(),
            group.errorFactor()));
    text.append(
        String.format(
            Locale.ROOT,
            "    applied literally %.4g evaluations%n",
            group.naive() * group.elements()));
  }

  private static String orders(GroupPlan group) {
    List<String> orders = new ArrayList<>();
    for (List<Integer> each : group.orders()) {
      orders.add(each.size() == 1 ? each.get(0).toString() : each.toString());
    }
    return String.join(", ", orders);
  }
}
