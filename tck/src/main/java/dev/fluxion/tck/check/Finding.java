package dev.fluxion.tck.check;

import dev.fluxion.tck.numerics.Comparison;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes down what was found, so that it can be found again.
 *
 * @param check the check that found it
 * @param subject the primitive with its attributes
 * @param conditions the seed
 */
record Finding(Check check, Subject subject, Conditions conditions) {

  /**
   * Returns the text of a derivative beside its numeric value.
   *
   * @param what which derivative, as code
   * @param point the point
   * @param comparison both
   */
  String derivative(String what, double[] point, Comparison comparison) {
    return at(what, point, comparison.grade() + ": " + comparison);
  }

  /**
   * Returns the text of anything found at a point.
   *
   * @param what which value, as code
   * @param point the point
   * @param found what was found
   */
  String at(String what, double[] point, String found) {
    String arguments =
        Arrays.stream(point).mapToObj(Double::toString).collect(Collectors.joining(", "));
    return check.id()
        + " of '"
        + subject.title()
        + "' (rule "
        + check.rule()
        + ", seed "
        + conditions.seed()
        + ")\n  "
        + what
        + " at ("
        + arguments
        + ")\n  "
        + found
        + "\n  repro: f."
        + what
        + ".value("
        + arguments
        + ") where f is "
        + subject.title()
        + "; -Dfluxion.tck.seed="
        + conditions.seed();
  }

  /**
   * Returns the text of anything found elsewhere than at one point.
   *
   * @param found what was found
   */
  String of(String found) {
    return check.id()
        + " of '"
        + subject.title()
        + "' (rule "
        + check.rule()
        + ", seed "
        + conditions.seed()
        + ")\n  "
        + found;
  }
}
