package dev.fluxion.tour.accuracy;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * A function of one number that is measured: an elementary one of which there is a fast form.
 *
 * @param name the name of its primitive
 * @param exponent its second argument, if it has two
 * @param exact computes it, with at least 40 digits that are right
 * @param ranges where it is measured
 */
public record Subject(
    String name, OptionalDouble exponent, UnaryOperator<BigDecimal> exact, List<Arguments> ranges) {
  /** More digits than a double between 1/2 and 1 has. */
  private static final MathContext WHOLE = new MathContext(60);

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** Copies the ranges. */
  public Subject {
    ranges = List.copyOf(ranges);
  }

  private Subject(String name, UnaryOperator<BigDecimal> exact, List<Arguments> ranges) {
    this(name, OptionalDouble.empty(), exact, ranges);
  }

  private static Subject power(double exponent, Arguments... ranges) {
    BigDecimal y = new BigDecimal(exponent);
    return new Subject(
        "pow",
        OptionalDouble.of(exponent),
        x -> Digits.exp(y.multiply(Digits.log1p(x.subtract(BigDecimal.ONE)))),
        List.of(ranges));
  }

  /** Returns what a table calls it. */
  public String title() {
    return exponent.isPresent()
        ? String.format(Locale.ROOT, "%s to %.4g", name, exponent.getAsDouble())
        : name;
  }

  /** Returns all of them. */
  public static List<Subject> all() {
    List<Arguments> circle =
        List.of(
            Arguments.ofSize(Double.MIN_VALUE, 1e-5),
            Arguments.between(-1, 1),
            Arguments.between(-10, 10),
            Arguments.between(-1000, 1000),
            Arguments.nextToQuarterTurns(1e6),
            Arguments.nextToQuarterTurns(6e8),
            Arguments.ofSize(1e6, 1e9),
            Arguments.ofSize(1e9, 1e308));
    List<Arguments> sides =
        List.of(
            Arguments.ofSize(Double.MIN_VALUE, 1e-5),
            Arguments.between(-1, 1),
            Arguments.between(-10, 10),
            Arguments.between(-708, 708),
            Arguments.between(-746, -708),
            Arguments.positive(708, 1e308));
    return List.of(
        new Subject("sin", Circle::sin, circle),
        new Subject("cos", Circle::cos, circle),
        new Subject(
            "exp",
            Digits::exp,
            List.of(
                Arguments.ofSize(Double.MIN_VALUE, 1e-5),
                Arguments.between(-1, 1),
                Arguments.between(-10, 10),
                Arguments.between(-708, 708),
                Arguments.between(-746, -708),
                Arguments.between(708, 710))),
        new Subject(
            "log",
            x -> Digits.log1p(x.subtract(BigDecimal.ONE)),
            List.of(
                Arguments.positive(Double.MIN_VALUE, Double.MIN_NORMAL),
                Arguments.nextToOne(),
                Arguments.between(0.5, 2),
                Arguments.positive(0.001, 1000),
                Arguments.positive(Double.MIN_NORMAL, Double.MAX_VALUE))),
        new Subject(
            "tanh",
            Subject::tanh,
            List.of(
                Arguments.ofSize(Double.MIN_VALUE, 1e-5),
                Arguments.between(-1, 1),
                Arguments.between(0.5, 0.6),
                Arguments.between(-10, 10),
                Arguments.between(17, 23),
                Arguments.ofSize(20, 1000))),
        new Subject("sigmoid", Subject::sigmoid, sides),
        new Subject("softplus", Subject::softplus, sides),
        power(1 / 3.0, Arguments.between(0.5, 2), Arguments.positive(1e-300, 1e300)),
        power(1.7, Arguments.between(0.5, 2), Arguments.positive(1e-180, 1e180)),
        power(-7.3, Arguments.between(0.5, 2), Arguments.positive(1e-42, 1e42)),
        power(5, Arguments.between(0.5, 2), Arguments.positive(1e-61, 1e61)),
        power(100.5, Arguments.between(0.5, 2), Arguments.positive(9e-4, 1100)),
        power(1e11, Arguments.nextToOne(6e-9), Arguments.nextToOne(1e-12)));
  }

  /**
   * Measures both forms of the function.
   *
   * @param primitive gives the two forms
   * @param arguments where
   * @param count for how many of them
   * @param seed which of them
   */
  public Errors measure(Primitive primitive, Arguments arguments, int count, long seed) {
    Kernel kernel = primitive.kernel(primitive.defaults()).orElseThrow();
    DoubleUnaryOperator reference = reference(kernel);
    DoubleUnaryOperator fast = fast(kernel);
    Random random = new Random(seed);
    double largest = -1;
    double strict = 0;
    double worst = Double.NaN;
    for (int i = 0; i < count; i++) {
      double x = arguments.next().applyAsDouble(random);
      BigDecimal value = at(x);
      double error = LastPlace.units(fast.applyAsDouble(x), value);
      strict = Math.max(strict, LastPlace.units(reference.applyAsDouble(x), value));
      if (!(error <= largest)) {
        largest = error;
        worst = x;
      }
    }
    return new Errors(largest, strict, worst);
  }

  private DoubleUnaryOperator reference(Kernel kernel) {
    if (kernel instanceof Kernel.Binary binary) {
      double y = exponent.orElseThrow();
      return x -> binary.function().applyAsDouble(x, y);
    }
    return ((Kernel.Unary) kernel).function();
  }

  private DoubleUnaryOperator fast(Kernel kernel) {
    if (kernel instanceof Kernel.Binary binary) {
      Kernel.FastBinary form = binary.fast().orElseThrow();
      double y = exponent.orElseThrow();
      return x -> form.applyAsDouble(x, y);
    }
    return ((Kernel.Unary) kernel).fast().orElseThrow()::applyAsDouble;
  }

  /** Returns the exact value. */
  BigDecimal at(double x) {
    BigDecimal argument = new BigDecimal(x);
    return exact.apply(Math.abs(x) < 1 ? argument.round(WHOLE) : argument);
  }

  private static BigDecimal tanh(BigDecimal x) {
    BigDecimal power = Digits.expm1(x.multiply(TWO));
    return power.divide(power.add(TWO), Digits.PRECISION);
  }

  private static BigDecimal sigmoid(BigDecimal x) {
    return isFar(x)
        ? BigDecimal.ONE
        : BigDecimal.ONE.divide(BigDecimal.ONE.add(Digits.exp(x.negate())), Digits.PRECISION);
  }

  private static BigDecimal softplus(BigDecimal x) {
    return isFar(x) ? x : Digits.log1p(Digits.exp(x));
  }

  /** Returns whether e^-x has no influence on the digits. */
  private static boolean isFar(BigDecimal x) {
    return x.compareTo(BigDecimal.valueOf(1000)) > 0;
  }
}
