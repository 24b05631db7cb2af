package dev.fluxion.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Defines an elementwise primitive: its attributes, its code, its derivatives and what is known of
 * it.
 *
 * <p>Methods without the number of an argument speak of the only argument of a unary primitive. A
 * derivative may be given more than once, for instance as a closed form and as a shift rule; the
 * engine chooses by the backend.
 */
public final class ElementwiseBuilder {
  final String id;
  final int arity;
  final String origin;
  final List<Declaration> declarations = new ArrayList<>();
  final List<List<Rule>> rules = new ArrayList<>();
  final List<@Nullable Function<Attributes, Kernel>> opaquePartials = new ArrayList<>();
  Attributes attributes = Attributes.none();
  private @Nullable Function<Attributes, Kernel> kernel;
  private @Nullable DoubleUnaryOperator unary;
  private @Nullable DoubleBinaryOperator binary;
  private Kernel.@Nullable FastUnary fast;
  private Kernel.@Nullable FastBinary fastBinary;

  ElementwiseBuilder(String id, int arity, String origin) {
    if (arity < 1) {
      throw new FluxionException(
          "FLX-132", "an elementwise primitive has at least one argument, got " + arity);
    }
    this.id = id;
    this.arity = arity;
    this.origin = origin;
    for (int i = 0; i < arity; i++) {
      declarations.add(Declaration.NOTHING);
      rules.add(new ArrayList<>());
      opaquePartials.add(null);
    }
  }

  /** Computes one number from another and the attributes. */
  @FunctionalInterface
  public interface AttributedKernel {
    /**
     * Returns the value at x.
     *
     * @param x the argument
     * @param attributes the attributes of the call
     */
    double apply(double x, Attributes attributes);
  }

  /**
   * Declares an attribute.
   *
   * @param name its name
   * @param defaultValue its value where a call does not set it
   */
  public ElementwiseBuilder attribute(String name, Object defaultValue) {
    attributes = attributes.with(name, defaultValue);
    return this;
  }

  /**
   * Sets the code of a unary primitive.
   *
   * @param function pure and thread-safe
   */
  public ElementwiseBuilder kernel(DoubleUnaryOperator function) {
    requireArity(1);
    bind(ignored -> new Kernel.Unary(function));
    unary = function;
    return this;
  }

  /**
   * Sets a faster form of the code of a unary primitive, besides {@link
   * #kernel(DoubleUnaryOperator)}; code that depends on the attributes has its faster form from
   * {@link #bind}.
   *
   * @param fast pure and thread-safe
   */
  public ElementwiseBuilder fastKernel(Kernel.FastUnary fast) {
    requireArity(1);
    this.fast = fast;
    return this;
  }

  /**
   * Sets the code of a unary primitive that depends on the attributes.
   *
   * @param function pure and thread-safe
   */
  public ElementwiseBuilder kernel(AttributedKernel function) {
    requireArity(1);
    return bind(bound -> new Kernel.Unary(x -> function.apply(x, bound)));
  }

  /**
   * Sets the code of a binary primitive.
   *
   * @param function pure and thread-safe
   */
  public ElementwiseBuilder binaryKernel(DoubleBinaryOperator function) {
    requireArity(2);
    bind(ignored -> new Kernel.Binary(function));
    binary = function;
    return this;
  }

  /**
   * Sets a faster form of the code of a binary primitive, besides {@link #binaryKernel}; code that
   * depends on the attributes has its faster form from {@link #bind}.
   *
   * @param fast pure and thread-safe
   */
  public ElementwiseBuilder fastKernel(Kernel.FastBinary fast) {
    requireArity(2);
    fastBinary = fast;
    return this;
  }

  /**
   * Sets the code of a primitive of any arity.
   *
   * @param function pure and thread-safe; it must not keep or change the array
   */
  public ElementwiseBuilder naryKernel(ToDoubleFunction<double[]> function) {
    return bind(ignored -> new Kernel.Nary(function));
  }

  /**
   * Sets the code as a function of the attributes, which is called once for each set of attributes.
   *
   * @param factory returns a kernel of the right arity
   */
  public ElementwiseBuilder bind(Function<Attributes, Kernel> factory) {
    kernel = factory;
    unary = null;
    binary = null;
    return this;
  }

  /**
   * Gives the derivative as an expression; recursive if it calls {@code self}.
   *
   * @param rule returns the derivative at x
   */
  public ElementwiseBuilder derivative(Rule.Derivative rule) {
    requireArity(1);
    return add(0, new Rule.Symbolic((self, args) -> rule.apply(self, args.get(0))));
  }

  /**
   * Gives a partial derivative as an expression.
   *
   * @param argument the position of the argument
   * @param rule returns the partial derivative
   */
  public ElementwiseBuilder partial(int argument, Rule.Partial rule) {
    return add(argument, new Rule.Symbolic(rule));
  }

  /**
   * Gives derivatives as numbers: of order 1, 2 and so on, and no higher ones.
   *
   * @param derivatives one function for each order, at least one
   */
  public ElementwiseBuilder derivatives(DoubleUnaryOperator... derivatives) {
    requireArity(1);
    if (derivatives.length == 0) {
      throw new FluxionException(
          "FLX-133", "'" + id + "' needs at least one derivative in a nested rule, got none");
    }
    return add(0, new Rule.Nested(Arrays.asList(derivatives)));
  }

  /**
   * Gives the first derivative as a number, and no higher ones.
   *
   * @param derivative the first derivative
   */
  public ElementwiseBuilder opaqueDerivative(DoubleUnaryOperator derivative) {
    return derivatives(derivative);
  }

  /**
   * Gives the derivative of every order as a number.
   *
   * @param derivative a function of the order, 1 or more, and the argument
   */
  public ElementwiseBuilder derivativeOfOrder(Rule.NumberOfOrder derivative) {
    requireArity(1);
    return add(0, new Rule.NestedOfOrder(derivative));
  }

  /**
   * Gives the derivative of every order as an expression.
   *
   * @param derivative a function of the primitive, the order, 1 or more, and the argument
   */
  public ElementwiseBuilder derivativeOfOrder(Rule.OfOrder derivative) {
    requireArity(1);
    return add(0, new Rule.SymbolicOfOrder(derivative));
  }

  /**
   * Gives a first partial derivative as a number, and no higher ones.
   *
   * @param argument the position of the argument
   * @param derivative a function of all arguments
   */
  public ElementwiseBuilder opaquePartial(int argument, ToDoubleFunction<double[]> derivative) {
    requireArgument(argument);
    opaquePartials.set(argument, ignored -> new Kernel.Nary(derivative));
    return this;
  }

  /**
   * Says that there is no derivative in an argument, and why.
   *
   * @param argument the position of the argument
   * @param absence what kind of absence it is
   * @param comment why, for the error that a user reads
   */
  public ElementwiseBuilder absent(int argument, Absence absence, String comment) {
    return add(argument, new Rule.Absent(absence, comment));
  }

  /** Declares the frequencies of a unary primitive. */
  public ElementwiseBuilder spectrum(Spectrum spectrum) {
    requireArity(1);
    return spectrum(0, spectrum);
  }

  /** Declares the frequencies in an argument. */
  public ElementwiseBuilder spectrum(int argument, Spectrum spectrum) {
    return declare(argument, declaration -> declaration.withSpectrum(spectrum));
  }

  /** Declares a period of a unary primitive: {@code f(x + period) = f(x)}. */
  public ElementwiseBuilder period(Angle period) {
    requireArity(1);
    return period(0, period);
  }

  /** Declares a period in an argument. */
  public ElementwiseBuilder period(int argument, Angle period) {
    return declare(argument, declaration -> declaration.withPeriod(period));
  }

  /** Declares an antiperiod of a unary primitive: {@code f(x + antiperiod) = -f(x)}. */
  public ElementwiseBuilder antiperiod(Angle antiperiod) {
    requireArity(1);
    return antiperiod(0, antiperiod);
  }

  /** Declares an antiperiod in an argument. */
  public ElementwiseBuilder antiperiod(int argument, Angle antiperiod) {
    return declare(argument, declaration -> declaration.withAntiperiod(antiperiod));
  }

  /** Declares the domain of a unary primitive. */
  public ElementwiseBuilder domain(Domain domain) {
    requireArity(1);
    return domain(0, domain);
  }

  /** Declares the domain of an argument. */
  public ElementwiseBuilder domain(int argument, Domain domain) {
    return declare(argument, declaration -> declaration.withDomain(domain));
  }

  /**
   * Returns the primitive.
   *
   * @throws FluxionException FLX-134 if it has no code, FLX-137 if it has the faster form of a code
   *     that is not there
   */
  public Primitive build() {
    if (kernel == null) {
      throw new FluxionException(
          "FLX-134", "'" + id + "' has no kernel, an elementwise one needs it");
    }
    if (fast != null) {
      Kernel both = new Kernel.Unary(besides("unary", unary), Optional.of(fast));
      return new Primitive(this, ignored -> both);
    } else if (fastBinary != null) {
      Kernel both = new Kernel.Binary(besides("binary", binary), Optional.of(fastBinary));
      return new Primitive(this, ignored -> both);
    }
    return new Primitive(this, kernel);
  }

  private <T> T besides(String kind, @Nullable T function) {
    if (function == null) {
      throw new FluxionException(
          "FLX-137",
          "the fast kernel of '"
              + id
              + "' needs a "
              + kind
              + " kernel without attributes beside it");
    }
    return function;
  }

  private ElementwiseBuilder add(int argument, Rule rule) {
    requireArgument(argument);
    rules.get(argument).add(rule);
    return this;
  }

  private ElementwiseBuilder declare(int argument, UnaryOperator<Declaration> change) {
    requireArgument(argument);
    Declaration changed = change.apply(declarations.get(argument));
    declarations.set(argument, changed.consistent(id, argument));
    return this;
  }

  private void requireArity(int expected) {
    if (arity != expected) {
      throw new FluxionException(
          "FLX-132",
          "'" + id + "' takes " + arity + " arguments, this definition is for " + expected);
    }
  }

  private void requireArgument(int argument) {
    if (argument < 0 || argument >= arity) {
      throw new FluxionException(
          "FLX-132", "'" + id + "' takes " + arity + " arguments, there is no number " + argument);
    }
  }
}
