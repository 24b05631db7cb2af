package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.differentiate.Template;
import dev.fluxion.dsl.engine.normalize.DerivativeRule.Form;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * A rule read as a sum of calls of the primitive itself, {@code f'(x) = Σ_k c_k f(a_k x + s_k)}:
 * all that it takes to evaluate it is the primitive.
 *
 * @param terms the terms
 */
record RecursiveForm(List<Term> terms) {
  private static final double LARGEST_COEFFICIENT = 1e12;

  /**
   * A call of the primitive at an affine argument.
   *
   * @param coefficient c
   * @param multiplier a
   * @param shift the exact part of s
   * @param constant the rest of s
   */
  record Term(double coefficient, double multiplier, Angle shift, double constant) {
    boolean isExactShift() {
      return multiplier == 1 && constant == 0;
    }

    boolean isInPlace() {
      return isExactShift() && shift.isZero();
    }
  }

  /** Returns the form of a rule, if it is a sum of calls of the primitive itself. */
  static Optional<RecursiveForm> of(
      Normalizer normalizer, BoundPrimitive self, int argument, Template template) {
    Expr body = normalizer.normalize(List.of(template.body())).get(0);
    List<Expr> placeholders = new ArrayList<>();
    for (Expr each : template.placeholders()) {
      placeholders.add(normalizer.leaf(each));
    }
    List<Expr> calls = List.of(body);
    double[] coefficients = {1};
    if (body.op() instanceof Op.Linear linear) {
      calls = body.args();
      coefficients = linear.coefficients();
    }
    List<Term> terms = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Optional<Term> term = term(self, argument, placeholders, calls.get(i), coefficients[i]);
      if (term.isEmpty()) {
        return Optional.empty();
      }
      terms.add(term.get());
    }
    return Optional.of(new RecursiveForm(List.copyOf(terms)));
  }

  private static Optional<Term> term(
      BoundPrimitive self, int argument, List<Expr> placeholders, Expr call, double coefficient) {
    if (!(call.op() instanceof Op.Call op)
        || op.primitive() != self.primitive()
        || !op.attributes().equals(self.attributes())
        || op.totalOrder() > 0) {
      return Optional.empty();
    }
    for (int i = 0; i < placeholders.size(); i++) {
      if (i != argument && call.args().get(i) != placeholders.get(i)) {
        return Optional.empty();
      }
    }
    return affine(call.args().get(argument), placeholders.get(argument), coefficient);
  }

  private static Optional<Term> affine(Expr given, Expr placeholder, double coefficient) {
    ShiftedArgument shifted = ShiftedArgument.of(given);
    if (shifted.base().isEmpty()) {
      return Optional.empty();
    }
    Expr base = shifted.base().get();
    List<Expr> parts = base.op() instanceof Op.Linear ? base.args() : List.of(base);
    double multiplier = 0;
    double constant = 0;
    for (int i = 0; i < parts.size(); i++) {
      double factor = base.op() instanceof Op.Linear linear ? linear.coefficient(i) : 1;
      OptionalDouble value = Constants.uniform(parts.get(i));
      if (value.isPresent()) {
        constant += factor * value.getAsDouble();
      } else if (parts.get(i) == placeholder) {
        multiplier += factor;
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new Term(coefficient, multiplier, shifted.offset(), constant));
  }

  /** Returns the rule as shifts that are exact, some of them not zero, if it is one. */
  Optional<ShiftOperator> shifts() {
    Map<Angle, Double> shifts = new TreeMap<>();
    terms.forEach(term -> shifts.put(term.shift(), term.coefficient()));
    boolean moves = terms.stream().anyMatch(term -> !term.isInPlace());
    return moves && terms.stream().allMatch(Term::isExactShift)
        ? Optional.of(ShiftOperator.of(shifts))
        : Optional.empty();
  }

  /** Returns what the rule calls. */
  Form form() {
    return terms.stream().allMatch(term -> term.multiplier() == 1)
        ? Form.ITSELF
        : Form.ITSELF_SCALED;
  }

  /**
   * Returns a coefficient that spoils the rule, if there is one: it is not finite, or so large that
   * the terms cancel to nothing but rounding, as where the sine of a shift is 0.
   */
  Optional<Double> flaw() {
    return terms.stream()
        .filter(term -> !(Math.abs(term.coefficient()) <= limit(term)))
        .map(Term::coefficient)
        .findFirst();
  }

  /** What does not move does not cancel. */
  private static double limit(Term term) {
    return term.isInPlace() ? Double.MAX_VALUE : LARGEST_COEFFICIENT;
  }
}
