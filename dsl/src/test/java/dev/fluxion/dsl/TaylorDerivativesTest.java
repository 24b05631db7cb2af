package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.engine.compile.Program;
import dev.fluxion.dsl.engine.define.Graph;
import dev.fluxion.dsl.engine.run.Preparation;
import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** High derivatives of compositions: by one series, in which every rule has its say. */
class TaylorDerivativesTest {
  private static final MathContext DIGITS = new MathContext(50);

  private static DifferentiableFunction f(UnaryOperator<Expr> body) {
    return Fluxion.function("f").input("x", scalar()).returns(body::apply);
  }

  private static DifferentiableFunction repeatedly(DifferentiableFunction f, int n) {
    return n == 0 ? f : repeatedly(f.derivative(1), n - 1);
  }

  private static Program program(Request request) {
    List<Graph> graphs = request.prepare().graphs();
    Settings settings = Settings.DEFAULT;
    return Preparation.of(graphs.get(0), List.of(), settings.terms(), settings.target())
        .executable()
        .program();
  }

  private static int size(UnaryOperator<Expr> body, int n) {
    return program(f(body).request().derivative(n)).size();
  }

  private static Request allOrders(DifferentiableFunction f, int n) {
    Request request = f.request();
    for (int k = 1; k <= n; k++) {
      request = request.derivative(k);
    }
    return request;
  }

  @Property(tries = 150)
  void a_series_equals_first_derivatives_taken_over_and_over(
      @ForAll long seed,
      @ForAll @IntRange(min = 3, max = 5) int n,
      @ForAll @DoubleRange(min = -1, max = 1) double x) {
    DifferentiableFunction f = RandomCompositions.of(seed);
    double expected = repeatedly(f, n).value(x).asDouble();
    assertEquals(expected, f.derivative(n).value(x).asDouble(), 1e-11 * (1 + Math.abs(expected)));
  }

  @Property(tries = 40)
  void orders_add_up(
      @ForAll long seed,
      @ForAll @IntRange(min = 0, max = 3) int a,
      @ForAll @IntRange(min = 0, max = 3) int b,
      @ForAll @DoubleRange(min = -1, max = 1) double x) {
    DifferentiableFunction f = RandomCompositions.of(seed);
    double expected = f.derivative(a + b).value(x).asDouble();
    double actual = f.derivative(a).derivative(b).value(x).asDouble();
    assertEquals(expected, actual, 1e-11 * (1 + Math.abs(expected)));
  }

  @Test
  void rounding_stays_where_it_is_in_a_derivative_of_order_ten() {
    DifferentiableFunction tenth =
        f(x -> Elementary.sin(x).times(Elementary.exp(x.pow(2)))).derivative(10);
    for (double x : new double[] {-1.3, -0.4, 0, 1e-3, 0.7, 2.2}) {
      double expected = sineTimesGaussian(10, new BigDecimal(x)).doubleValue();
      assertEquals(expected, tenth.value(x).asDouble(), 1e-13 * Math.abs(expected), "at " + x);
    }
  }

  /** The n-th derivative of {@code sin(x) exp(x²)} from the series of both. */
  private static BigDecimal sineTimesGaussian(int n, BigDecimal x) {
    BigDecimal[] sine = new BigDecimal[n + 1];
    BigDecimal[] bell = new BigDecimal[n + 1];
    BigDecimal term = BigDecimal.ONE;
    sine[0] = BigDecimal.ZERO;
    sine[1] = BigDecimal.ZERO;
    bell[0] = BigDecimal.ZERO;
    BigDecimal power = BigDecimal.ONE;
    BigDecimal square = x.multiply(x, DIGITS);
    for (int k = 0; k < 120; k++) {
      BigDecimal signed = k % 4 < 2 ? term : term.negate();
      sine[1 - k % 2] = sine[1 - k % 2].add(signed, DIGITS);
      bell[0] = bell[0].add(power, DIGITS);
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k + 1), DIGITS);
      power = power.multiply(square, DIGITS).divide(BigDecimal.valueOf(k + 1), DIGITS);
    }
    bell[1] = x.multiply(bell[0]).multiply(BigDecimal.valueOf(2), DIGITS);
    for (int k = 2; k <= n; k++) {
      sine[k] = sine[k - 2].negate();
      BigDecimal sum = x.multiply(bell[k - 1]).add(bell[k - 2].multiply(BigDecimal.valueOf(k - 1)));
      bell[k] = sum.multiply(BigDecimal.valueOf(2), DIGITS);
    }
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal ways = BigDecimal.ONE;
    for (int k = 0; k <= n; k++) {
      sum = sum.add(ways.multiply(sine[k]).multiply(bell[n - k], DIGITS));
      ways = ways.multiply(BigDecimal.valueOf(n - k)).divide(BigDecimal.valueOf(k + 1), DIGITS);
    }
    return sum;
  }

  @Test
  void programs_grow_with_the_square_of_the_order() {
    Map<String, UnaryOperator<Expr>> functions =
        Map.of(
            "exp(x^2)", x -> Elementary.exp(x.pow(2)),
            "sin(x) exp(x^2)", x -> Elementary.sin(x).times(Elementary.exp(x.pow(2))),
            "tanh(tanh(x))", x -> Elementary.tanh(Elementary.tanh(x)),
            "sin(sin(x))", x -> Elementary.sin(Elementary.sin(x)),
            "shift:sin(exp(x))", x -> Shift.shiftSin(Elementary.exp(x), Angle.PI.over(2)),
            "1/(1 + exp(x))", x -> Elementary.exp(x).plus(1).pow(-1),
            "log(1 + exp(x))", x -> Elementary.log(Elementary.exp(x).plus(1)));
    functions.forEach(
        (name, body) -> {
          int ten = size(body, 10);
          int twenty = size(body, 20);
          assertTrue(ten <= 4 * 10 * 10, name + " takes " + ten);
          assertTrue(twenty <= 4.6 * ten, name + " grows from " + ten + " to " + twenty);
        });
  }

  @Test
  void a_derivative_of_an_affine_argument_is_one_call() {
    Program program =
        program(
            f(x -> Shift.shiftSin(x.times(2).plus(1), Angle.PI.over(2))).request().derivative(40));
    assertEquals(1, program.evaluations().get("shift:sin"));
    assertTrue(program.size() <= 5, "takes " + program.size());
  }

  @Test
  void all_orders_of_a_sine_come_from_two_evaluations() {
    Request request = allOrders(f(x -> Shift.shiftSin(x, Angle.PI.over(2))), 40);
    Program program = program(request);
    assertEquals(Map.of("shift:sin", 2L), program.evaluations());
    assertTrue(program.size() <= 6, "takes " + program.size());
    Result result = request.at(0.4);
    assertEquals(Math.sin(0.4), result.derivative(40).asDouble(), 1e-15);
    assertEquals(-Math.cos(0.4), result.derivative(39).asDouble(), 1e-15);
  }

  @Test
  void all_orders_share_one_series() {
    DifferentiableFunction f = f(x -> Elementary.tanh(Elementary.sin(x)));
    int highest = program(f.request().derivative(12)).size();
    int all = program(allOrders(f, 12)).size();
    assertTrue(all <= 1.2 * highest, "all take " + all + ", the highest " + highest);
  }

  @Test
  void shifted_evaluations_are_as_few_as_by_forward_mode() {
    UnaryOperator<Expr> body =
        x -> {
          Expr inner = Shift.shiftSin(x.pow(2).plus(x), Angle.PI.over(4));
          return inner.times(Shift.shiftSin(inner, Angle.PI.over(3)));
        };
    assertEquals(
        program(repeatedly(f(body), 4).request().value()).evaluations(),
        program(f(body).request().derivative(4)).evaluations());
  }

  @Test
  void whole_powers_may_have_the_base_zero() {
    UnaryOperator<Expr> base = x -> Elementary.sin(x).plus(x.pow(2));
    double[] cube = {0, 0, 0, 6, 72, 300};
    double[] fourth = {0, 0, 0, 0, 24, 480};
    for (int n = 3; n <= 5; n++) {
      assertEquals(cube[n], f(x -> base.apply(x).pow(3)).derivative(n).value(0).asDouble(), 1e-12);
      assertEquals(
          fourth[n], f(x -> base.apply(x).pow(4)).derivative(n).value(0).asDouble(), 1e-12);
    }
  }

  @Test
  void orders_below_a_broken_exponent_are_finite_where_the_base_is_zero() {
    DifferentiableFunction f = f(x -> Elementary.sin(x).pow(3.5));
    Result result = allOrders(f, 3).at(0);
    for (int k = 1; k <= 3; k++) {
      assertEquals(0, result.derivative(k).asDouble());
    }
  }

  @Test
  void a_long_chain_has_a_third_derivative() {
    int length = 100_000;
    DifferentiableFunction chain =
        f(
            x -> {
              Expr y = x;
              for (int i = 0; i < length; i++) {
                y = i % 50 == 0 ? Elementary.sin(y) : y.plus(x);
              }
              return y;
            });
    double[] d = {0.3, 1, 0, 0};
    for (int i = 0; i < length; i++) {
      if (i % 50 == 0) {
        double s = Math.sin(d[0]);
        double c = Math.cos(d[0]);
        d =
            new double[] {
              s,
              c * d[1],
              c * d[2] - s * d[1] * d[1],
              c * d[3] - 3 * s * d[1] * d[2] - c * d[1] * d[1] * d[1]
            };
      } else {
        d[0] += 0.3;
        d[1]++;
      }
    }
    double third = chain.derivative(3).value(0.3).asDouble();
    assertEquals(d[3], third, 1e-9 * Math.abs(d[3]));
  }

  @Test
  void what_a_rule_does_not_reach_is_refused_inside_of_compositions_too() {
    DifferentiableFunction f =
        f(x -> Elementary.exp(RandomCompositions.NESTED.at(x.pow(2)).times(x)));
    FluxionException refused = assertThrows(FluxionException.class, () -> f.derivative(8));
    FluxionException stepwise =
        assertThrows(FluxionException.class, () -> f.derivative(6).derivative(2));
    assertEquals(stepwise.getMessage(), refused.getMessage());
    assertTrue(refused.getMessage().contains("reaches order 6 in argument 0"));
  }
}
