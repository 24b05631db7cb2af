package dev.fluxion.dsl.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A product as factors above and below a fraction bar: powers with a negative exponent are below.
 *
 * @param above the numerator
 * @param below the denominator, empty in a product without one
 */
record Quotient(List<Term> above, List<Factor> below) {

  /**
   * A factor of the denominator.
   *
   * @param base what is raised to a power
   * @param exponent positive
   */
  record Factor(Term base, double exponent) {}

  static Quotient of(List<Term> factors, Predicate<Term> isNamed) {
    List<Term> above = new ArrayList<>();
    List<Factor> below = new ArrayList<>();
    for (Term factor : factors) {
      if (!isNamed.test(factor)
          && factor.form() instanceof Form.Power power
          && power.exponent() < 0) {
        below.add(new Factor(factor.arg(0), -power.exponent()));
      } else {
        above.add(factor);
      }
    }
    return new Quotient(above, below);
  }
}
