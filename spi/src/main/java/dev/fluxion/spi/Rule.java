package dev.fluxion.spi;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * How the derivative of an elementwise primitive in one argument is expressed.
 *
 * <p>A rule that returns expressions can be differentiated again, as often as the primitives that
 * it calls can; a rule that returns numbers is used as often as it has numbers. What order that
 * makes is inferred by the engine.
 */
public sealed interface Rule {

  /** Writes a derivative as an expression. */
  @FunctionalInterface
  interface Derivative {
    /**
     * Returns the derivative at x.
     *
     * @param self the primitive with its attributes, to be called again in a recursive rule
     * @param x the argument
     */
    Expr apply(BoundPrimitive self, Expr x);
  }

  /** Writes a partial derivative as an expression. */
  @FunctionalInterface
  interface Partial {
    /**
     * Returns the partial derivative at the arguments.
     *
     * @param self the primitive with its attributes, to be called again in a recursive rule
     * @param args all arguments, of one shape
     */
    Expr apply(BoundPrimitive self, List<Expr> args);
  }

  /** Writes the derivative of any order as an expression. */
  @FunctionalInterface
  interface OfOrder {
    /**
     * Returns the derivative of order n at x.
     *
     * @param self the primitive with its attributes
     * @param n the order, 1 or more
     * @param x the argument
     */
    Expr apply(BoundPrimitive self, int n, Expr x);
  }

  /** Computes the derivative of any order as a number. */
  @FunctionalInterface
  interface NumberOfOrder {
    /**
     * Returns the derivative of order n at x.
     *
     * @param n the order, 1 or more
     * @param x the argument
     */
    double apply(int n, double x);
  }

  /**
   * An expression: recursive if it calls the primitive itself.
   *
   * @param partial the rule
   */
  record Symbolic(Partial partial) implements Rule {}

  /**
   * An expression for each order.
   *
   * @param derivative the rule
   */
  record SymbolicOfOrder(OfOrder derivative) implements Rule {}

  /**
   * Numbers, one function for each order from 1: nested, or opaque if there is only one.
   *
   * @param derivatives the functions
   */
  record Nested(List<DoubleUnaryOperator> derivatives) implements Rule {
    /** Copies the list. */
    public Nested {
      derivatives = List.copyOf(derivatives);
    }
  }

  /**
   * Numbers for every order.
   *
   * @param derivative the rule
   */
  record NestedOfOrder(NumberOfOrder derivative) implements Rule {}

  /**
   * No derivative.
   *
   * @param absence what kind of absence it is
   * @param comment why, for the error that a user reads
   */
  record Absent(Absence absence, String comment) implements Rule {}
}
