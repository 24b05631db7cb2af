package dev.fluxion.dsl;

import java.util.Locale;

/**
 * Assertions about a plan, for the tests of whoever uses a function: that a change has not made it
 * more expensive. They need no test framework.
 *
 * <pre>{@code
 * PlanAssert.that(energy.hessian()).atMostEvaluations(20).roundTrips(1).noWarnings();
 * }</pre>
 *
 * <p>Each returns this, and throws an {@link AssertionError} that says what was expected and got,
 * and shows the plan. Nothing is evaluated, and no {@link Budget} is looked at.
 */
public final class PlanAssert {
  private final Explanation plan;

  private PlanAssert(Explanation plan) {
    this.plan = plan;
  }

  /** Returns assertions about a plan. */
  public static PlanAssert that(Explanation plan) {
    return new PlanAssert(plan);
  }

  /** Returns assertions about the plan of a function. */
  public static PlanAssert that(DifferentiableFunction function) {
    return that(function.explain());
  }

  /** Returns assertions about the plan of a request. */
  public static PlanAssert that(Request request) {
    return that(request.explain());
  }

  /** Returns assertions about the plan of a prepared request. */
  public static PlanAssert that(PreparedRequest request) {
    return that(request.explain());
  }

  /**
   * Asserts how many evaluations of primitives there are.
   *
   * @param expected the number, one for each element
   */
  public PlanAssert evaluations(long expected) {
    return equal("evaluations", expected, plan.evaluations());
  }

  /**
   * Asserts that there are not too many evaluations of primitives.
   *
   * @param most the largest number, one for each element
   */
  public PlanAssert atMostEvaluations(long most) {
    return atMost("evaluations", most, plan.evaluations());
  }

  /**
   * Asserts how many evaluations of a primitive there are.
   *
   * @param primitive its id
   * @param expected the number, one for each element; 0 if it is not evaluated
   */
  public PlanAssert evaluationsOf(String primitive, long expected) {
    long got = plan.evaluationsByPrimitive().getOrDefault(primitive, 0L);
    return equal("evaluations of '" + primitive + "'", expected, got);
  }

  /**
   * Asserts how often evaluations wait for others of the backend.
   *
   * @param expected the number, 0 in process
   */
  public PlanAssert roundTrips(long expected) {
    return equal("round trips", expected, plan.roundTrips());
  }

  /**
   * Asserts how many batches leave for the backend.
   *
   * @param expected the number, 0 in process
   */
  public PlanAssert batches(long expected) {
    return equal("batches", expected, plan.batches());
  }

  /**
   * Asserts that the backend does not sample too often.
   *
   * @param most the largest number of shots
   */
  public PlanAssert atMostShots(long most) {
    return atMost("shots", most, plan.shots());
  }

  /**
   * Asserts that shots are enough.
   *
   * @param most the largest {@linkplain Explanation#expectedError() expected error}
   */
  public PlanAssert expectedErrorAtMost(double most) {
    return atMost("an expected error", most, plan.expectedError());
  }

  /**
   * Asserts that errors of evaluations do not grow too much.
   *
   * @param most the largest {@linkplain Explanation#errorFactor() error factor}
   */
  public PlanAssert errorFactorAtMost(double most) {
    return atMost("an error factor", most, plan.errorFactor());
  }

  /** Asserts that there is nothing to warn of. */
  public PlanAssert noWarnings() {
    return require(plan.warnings().isEmpty(), "no warnings", plan.warnings().toString());
  }

  private PlanAssert equal(String what, long expected, long got) {
    return require(expected == got, expected + " " + what, Long.toString(got));
  }

  private PlanAssert atMost(String what, long most, long got) {
    return require(got <= most, "at most " + most + " " + what, Long.toString(got));
  }

  private PlanAssert atMost(String what, double most, double got) {
    return require(
        got <= most,
        String.format(Locale.ROOT, "%s of at most %.6g", what, most),
        String.format(Locale.ROOT, "%.6g", got));
  }

  private PlanAssert require(boolean holds, String expected, String got) {
    if (!holds) {
      throw new AssertionError(
          "the plan of '"
              + plan.function()
              + "' is to have "
              + expected
              + ", got "
              + got
              + "\n"
              + plan);
    }
    return this;
  }
}
