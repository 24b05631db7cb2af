package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recursive rules that scale their argument, {@code f'(x) = Σ_k c_k f(a_k x + s_k)}. */
class MultiplierRuleTest {
  private static final double[] POINTS = {-2.3, -0.4, 0, 0.4, 1.7};

  /** What the parity of a sine gives: {@code sin'(x) = sin(π/2 - x)}. */
  private static final Rule.Derivative PARITY = (self, x) -> self.at(x.negate().plus(PI.over(2)));

  private final AtomicLong calls = new AtomicLong();

  private DifferentiableFunction of(DoubleUnaryOperator kernel, Rule.Derivative rule) {
    Primitive primitive =
        Primitive.elementwise("test:scaled")
            .kernel(
                x -> {
                  calls.incrementAndGet();
                  return kernel.applyAsDouble(x);
                })
            .derivative(rule)
            .build();
    return Fluxion.function("f").input("x", scalar()).returns(x -> primitive.at(x));
  }

  private long counted(Request request) {
    PreparedRequest prepared = request.prepare();
    calls.set(0);
    prepared.at(0.4);
    assertEquals(calls.get(), prepared.explain().evaluations());
    return calls.get();
  }

  private static Request upTo(DifferentiableFunction function, int n) {
    Request request = function.request().value();
    for (int k = 1; k <= n; k++) {
      request = request.derivative(k);
    }
    return request;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_parity_rule_of_a_sine_costs_1_evaluation_at_every_order(int n) {
    DifferentiableFunction sine = of(Math::sin, PARITY);
    for (double x : POINTS) {
      double[] cycle = {Math.sin(x), Math.cos(x), -Math.sin(x), -Math.cos(x)};
      assertEquals(cycle[n % 4], sine.derivative(n).value(x).asDouble(), 4e-16, "at " + x);
    }
    assertEquals(1, counted(sine.request().derivative(n)));
    assertEquals(2, counted(upTo(sine, n)));
  }

  @Test
  void even_orders_of_the_parity_rule_come_back_to_the_point_itself() {
    DifferentiableFunction sine = of(Math::sin, PARITY);
    for (double x : POINTS) {
      assertEquals(-Math.sin(x), sine.derivative(2).value(x).asDouble());
      assertEquals(Math.sin(x), sine.derivative(8).value(x).asDouble());
    }
  }

  /** {@code sin²(x + π/4) - sin²(π/4 - x) = sin 2x}. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_pair_of_opposite_multipliers_is_merged(int n) {
    Angle s = PI.over(4);
    DifferentiableFunction square =
        of(
            x -> Math.sin(x) * Math.sin(x),
            (self, x) -> self.at(x.plus(s)).minus(self.at(x.negate().plus(s))));
    double scale = Math.scalb(1.0, n - 1);
    for (double x : POINTS) {
      double expected = scale * Math.sin(2 * x + (n - 1) * Math.PI / 2);
      assertEquals(expected, square.derivative(n).value(x).asDouble(), 1e-14 * scale, "at " + x);
    }
    Set<Affine> distinct = distinct(n, Set.of(new Affine(1, 1), new Affine(-1, 1)));
    assertEquals(distinct.size(), counted(square.request().derivative(n)));
    assertTrue(distinct.size() <= 2 * (n + 1));
  }

  /** An affine argument {@code a x + s}, s in units of the rule. */
  private record Affine(long a, long s) {
    /** The derivative of f(a x + s) has f(a' (a x + s) + s'). */
    Affine then(Affine rule) {
      return new Affine(rule.a * a, rule.a * s + rule.s);
    }
  }

  /** The different arguments at an order, term by term. */
  private static Set<Affine> distinct(int order, Set<Affine> rule) {
    Set<Affine> level = Set.of(new Affine(1, 0));
    for (int k = 0; k < order; k++) {
      Set<Affine> next = new HashSet<>();
      level.forEach(each -> rule.forEach(term -> next.add(each.then(term))));
      level = next;
    }
    return level;
  }

  /** {@code (2x + 1)² - (2x - 1)² = 8x}: all numbers are whole, so that all sums are exact. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void a_doubling_rule_of_the_square_is_exact(int n) {
    Angle one = Angle.of(1);
    Rule.Derivative exact =
        (self, x) ->
            self.at(x.times(2).plus(one)).minus(self.at(x.times(2).minus(one))).times(0.25);
    Rule.Derivative rounded =
        (self, x) -> self.at(x.times(2).plus(1)).minus(self.at(x.times(2).minus(1))).times(0.25);
    for (Rule.Derivative rule : List.of(exact, rounded)) {
      DifferentiableFunction square = of(x -> x * x, rule);
      for (double x : new double[] {-3, 0, 0.5, 5}) {
        double expected = n == 1 ? 2 * x : n == 2 ? 2 : 0;
        assertEquals(expected, square.derivative(n).value(x).asDouble());
      }
      int distinct = distinct(n, Set.of(new Affine(2, 1), new Affine(2, -1))).size();
      assertEquals(distinct, counted(square.request().derivative(n)));
    }
  }

  /** {@code f'(x) = f(x/2)} defines f, so that {@code f⁽ⁿ⁾(x) = 2^(-n(n-1)/2) f(x / 2ⁿ)}. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void the_pantograph_function_costs_1_evaluation_at_every_order(int n) {
    DifferentiableFunction pantograph =
        of(MultiplierRuleTest::pantograph, (self, x) -> self.at(x.times(0.5)));
    double factor = Math.scalb(1.0, -n * (n - 1) / 2);
    for (double x : POINTS) {
      assertEquals(
          factor * pantograph(Math.scalb(x, -n)), pantograph.derivative(n).value(x).asDouble());
    }
    assertEquals(1, counted(pantograph.request().derivative(n)));
    assertEquals(n + 1, counted(upTo(pantograph, n)));
  }

  /** Σ 2^(-k(k-1)/2) x^k / k!. */
  private static double pantograph(double x) {
    double sum = 0;
    double term = 1;
    for (int k = 0; k < 60; k++) {
      sum += term;
      term *= Math.scalb(x, -k) / (k + 1);
    }
    return sum;
  }

  @Test
  void the_pantograph_series_is_its_own_half() {
    double h = 1e-4;
    for (double x : POINTS) {
      assertEquals(pantograph(x / 2), (pantograph(x + h) - pantograph(x - h)) / (2 * h), 1e-8);
    }
  }

  @Test
  void only_the_argument_that_is_meant_may_be_scaled() {
    Primitive wave =
        Primitive.elementwise("test:wave", 2)
            .binaryKernel((x, a) -> a * Math.sin(x))
            .partial(0, (self, args) -> self.at(args.get(0).negate().plus(PI.over(2)), args.get(1)))
            .partial(1, (self, args) -> self.at(args.get(0), args.get(1).times(0).plus(1)))
            .build();
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", scalar())
            .input("a", scalar())
            .returns((x, a) -> wave.at(x, a));
    assertEquals(-3 * Math.cos(0.4), f.partial(0, 0, 0).value(0.4, 3).asDouble(), 1e-15);
    assertEquals(-Math.sin(0.4), f.partial(0, 0, 1).value(0.4, 3).asDouble(), 1e-15);
    String text = f.partial(0, 0, 1).explain().toString();
    assertTrue(
        text.contains("  written out: test:wave, argument 0 by recursive rule with multipliers\n"),
        text);
  }
}
