package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.tck.numerics.Comparison;
import dev.fluxion.tck.numerics.Judge;
import dev.fluxion.tck.numerics.PointGrade;
import dev.fluxion.tck.numerics.Seeds;
import dev.fluxion.tck.numerics.Stencil;
import dev.fluxion.tck.numerics.Surroundings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * D-COMP: within a larger function, twice in it, with one expression for several arguments or
 * within itself, a primitive has the right derivatives of orders 1 and 2.
 */
record Compositions() implements Check {
  private static final int TRIES = 2;
  private static final Surroundings AROUND = new Surroundings(1, 0.5, 0);

  @Override
  public String id() {
    return "D-COMP";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.9";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return reaches(subject, 1);
  }

  /** Every argument is varied, so that each must have a derivative. */
  private static boolean reaches(Subject subject, int order) {
    return subject instanceof Elementwise elementwise
        ? elementwise.arguments().allMatch(i -> elementwise.reading().reaches(i, order))
        : subject instanceof ArrayMap map && map.variesAll() && map.reaches(order);
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    Tally tally = new Tally(finding);
    // Each form has its turn, simple ones first: a mistake may show in one of them only.
    Optional<Recipe> failing = Optional.empty();
    for (Recipe.Form form : Recipe.Form.values()) {
      failing =
          failing.or(
              () ->
                  Cases.failing(
                      Recipe.of(form),
                      conditions.points(TRIES),
                      Seeds.of(conditions.seed(), id(), subject.title(), form.name()),
                      recipe -> isWrong(subject, recipe, tally, conditions)));
    }
    return failing
        .map(recipe -> Verdict.fail(text(subject, recipe, finding)))
        .orElseGet(tally::verdict);
  }

  private static boolean isWrong(
      Subject subject, Recipe recipe, Tally tally, Conditions conditions) {
    boolean wrong = false;
    for (Comparison comparison : compared(subject, recipe, conditions)) {
      tally.add(comparison, () -> recipe + ": " + comparison);
      wrong |= comparison.grade() == PointGrade.WRONG;
    }
    return wrong;
  }

  /** Returns the comparisons of orders 1 and, if it is reached, 2. */
  private static List<Comparison> compared(Subject subject, Recipe recipe, Conditions conditions) {
    Composed composed = composed(subject, recipe);
    RandomGenerator random = Seeds.random(recipe.seed(), "direction");
    double[] x = composed.point();
    double[] v = Vectors.random(x.length, random);
    DifferentiableFunction function = composed.function().interpreted();
    DifferentiableFunction gradient = function.gradient();
    double[] gradientHere = gradient.value(x).toArray();
    double size = Math.abs(function.value(x).asDouble()) + Vectors.largest(gradientHere);
    Judge judge = conditions.judge().forTermsOf(size);
    List<Comparison> comparisons = new ArrayList<>();
    comparisons.add(
        judge.slope(
            t -> function.value(Vectors.moved(x, t, v)).asDouble(),
            0,
            Vectors.dot(gradientHere, v),
            AROUND,
            random));
    if (reaches(subject, 2)) {
      double[] along = function.hvp().value(Vectors.join(x, v)).toArray();
      double second = Vectors.dot(along, v);
      Comparison slope =
          judge.slope(
              t -> Vectors.dot(gradient.value(Vectors.moved(x, t, v)).toArray(), v),
              0,
              second,
              AROUND,
              random);
      comparisons.add(slope.isAlarm() ? confirmed(slope, function, x, v, judge, random) : slope);
    }
    return comparisons;
  }

  /**
   * A staircase within, such as single precision, is flat between its steps, and so may be what the
   * gradient makes of it: the alarm counts if the curvature of the values raises it, too.
   */
  private static Comparison confirmed(
      Comparison slope,
      DifferentiableFunction function,
      double[] x,
      double[] v,
      Judge judge,
      RandomGenerator random) {
    Comparison curvature =
        judge.compare(
            Stencil.CURVATURE,
            t -> function.value(Vectors.moved(x, t, v)).asDouble(),
            0,
            slope.analytic(),
            AROUND,
            random);
    return curvature.isAlarm() ? slope : curvature;
  }

  private static Composed composed(Subject subject, Recipe recipe) {
    return subject instanceof Elementwise elementwise
        ? Composed.of(elementwise, recipe)
        : Composed.of((ArrayMap) subject, recipe);
  }

  private static String text(Subject subject, Recipe recipe, Finding finding) {
    Composed composed = composed(subject, recipe);
    List<Comparison> comparisons = compared(subject, recipe, finding.conditions());
    int order = comparisons.get(0).isAlarm() ? 1 : 2;
    return finding.derivative(
            "derivative of order " + order + " of a composition",
            composed.point(),
            comparisons.get(order - 1))
        + "\n  "
        + recipe
        + "\n  "
        + composed.function();
  }
}
