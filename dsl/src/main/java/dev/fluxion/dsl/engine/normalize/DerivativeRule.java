package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.dsl.engine.differentiate.Template;
import dev.fluxion.spi.Rule;

/** The rule that was chosen for the derivative of a primitive in one argument. */
public sealed interface DerivativeRule {

  /** Returns the words in which a plan mentions this rule. */
  String text();

  /**
   * A sum of shifted calls of the primitive itself; kept as it is until the plan.
   *
   * @param operator the shifts
   */
  record Shift(ShiftOperator operator) implements DerivativeRule {
    @Override
    public String text() {
      return "recursive shift rule of " + operator.size() + " terms";
    }
  }

  /** No rule but a declared spectrum, from which the plan makes one. */
  record Spectral() implements DerivativeRule {
    @Override
    public String text() {
      return "declared spectrum";
    }
  }

  /**
   * An expression.
   *
   * @param template the derivative
   * @param form what it calls
   */
  record Closed(Template template, Form form) implements DerivativeRule {
    @Override
    public String text() {
      return form.text;
    }
  }

  /** What an expression calls. */
  enum Form {
    /** Anything. */
    ANYTHING("closed form"),
    /** A sum of calls of the primitive itself at its own argument. */
    ITSELF("recursive rule"),
    /** A sum of calls of the primitive itself at {@code a x + s}. */
    ITSELF_SCALED("recursive rule with multipliers");

    private final String text;

    Form(String text) {
      this.text = text;
    }
  }

  /**
   * An expression for each order.
   *
   * @param rule the author's rule
   */
  record ClosedOfOrder(Rule.SymbolicOfOrder rule) implements DerivativeRule {
    @Override
    public String text() {
      return "closed form of each order";
    }
  }

  /** The vector-Jacobian or Jacobian-vector product of an array primitive. */
  record Vectors() implements DerivativeRule {
    @Override
    public String text() {
      return "vector rule";
    }
  }

  /**
   * Numbers: the derivative is evaluated by a kernel of its own.
   *
   * @param reach the highest order that there are numbers for
   */
  record Numeric(int reach) implements DerivativeRule {
    @Override
    public String text() {
      return "derivatives given as numbers";
    }
  }
}
