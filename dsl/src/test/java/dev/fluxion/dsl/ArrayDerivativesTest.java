package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives of an array primitive that follow from the spectra of its elements. */
class ArrayDerivativesTest {
  private final CosineProduct cosines = new CosineProduct();

  private static double[] point(int m) {
    return new Random(m).doubles(m, -3, 3).toArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 8", "3, 16", "4, 27", "5, 41", "6, 58", "10, 156"})
  void value_gradient_and_hessian_together_cost_the_fewest_evaluations(int m, int expected) {
    double[] x = point(m);
    PreparedRequest prepared = cosines.function(m).request().value().gradient().hessian().prepare();
    Result result = prepared.at(x);

    assertEquals(expected, cosines.calls());
    assertEquals(expected, result.counters().evaluations());
    assertEquals(expected, prepared.explain().evaluations());
    assertEquals(CosineProduct.partial(x, new int[m]), result.value().asDouble(), 1e-9);
    for (int i = 0; i < m; i++) {
      int[] orders = new int[m];
      orders[i] = 1;
      assertEquals(CosineProduct.partial(x, orders), result.gradient().get(i), 1e-9);
      for (int j = 0; j < m; j++) {
        int[] mixed = orders.clone();
        mixed[j]++;
        assertEquals(CosineProduct.partial(x, mixed), result.hessian().get(i, j), 1e-9);
      }
    }
  }

  @Test
  void a_single_mixed_partial_costs_4() {
    double[] x = point(5);
    assertEquals(
        CosineProduct.partial(x, 0, 1, 0, 1, 0),
        cosines.function(5).partial(1, 3).value(x).asDouble(),
        1e-12);
    assertEquals(4, cosines.calls());
  }

  @ParameterizedTest
  @CsvSource({"2, 6", "4, 14", "7, 26"})
  void a_hessian_vector_product_costs_the_row_that_its_direction_needs(int m, int expected) {
    double[] x = point(m);
    double[] direction = new double[m];
    direction[1] = 1;
    Result result = cosines.function(m).request().hvp(direction).at(x);
    assertEquals(expected, cosines.calls());
    assertEquals(expected, result.counters().evaluations());
    for (int i = 0; i < m; i++) {
      int[] orders = new int[m];
      orders[1] = 1;
      orders[i]++;
      assertEquals(CosineProduct.partial(x, orders), result.hvp().get(i), 1e-12);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "2, 9", "3, 23", "4, 49", "5, 91"})
  void all_derivatives_to_order_3_cost_the_fewest_evaluations(int m, int expected) {
    double[] x = point(m);
    Result result = cosines.function(m).request().value().gradient().hessian().derivatives(3).at(x);
    assertEquals(expected, cosines.calls());
    assertEquals(expected, result.counters().evaluations());
    for (int k = 0; k < m * m * m; k++) {
      int[] orders = new int[m];
      orders[k % m]++;
      orders[k / m % m]++;
      orders[k / m / m]++;
      assertEquals(CosineProduct.partial(x, orders), result.derivatives(3).toArray()[k], 1e-9);
    }
  }

  @Test
  void a_plan_says_its_orders_points_and_rule() {
    String plan = cosines.function(3).request().value().gradient().hessian().explain().toString();
    assertTrue(plan.contains("evaluations 16, test:cosines 16"), plan);
    assertTrue(plan.contains("derivatives value, 3 of order 1, 6 of order 2: value, d/d0"), plan);
    assertTrue(plan.contains("declared spectra, by lines third, the fewest points, 16"), plan);
  }

  @Test
  void derivatives_read_as_formulas() {
    DifferentiableFunction f = cosines.function(3);
    assertEquals("gradient of cosines(x[3]) = cosines'(x)", f.gradient().toString());
    assertEquals("hessian of cosines(x[3]) = cosines''(x)", f.hessian().toString());
    assertEquals("partial of cosines(x[3]) = cosines''(x)[0, 2]", f.partial(2, 0).toString());
    assertTrue(f.hessian().toLatex().endsWith("\\mathrm{cosines}''\\left(x\\right)"));
    assertTrue(f.hvp().toString().contains("matmul(cosines''(x), direction of x)"));
    for (DifferentiableFunction each :
        new DifferentiableFunction[] {f.gradient(), f.hessian(), f.partial(0, 2), f.hvp()}) {
      assertTrue(each.toDot().contains("cosines'"), each.toDot());
      assertTrue(each.toSvg().contains("cosines&#39;") || each.toSvg().contains("cosines'"));
      assertTrue(each.toLatex().contains("cosines"));
    }
  }

  @Test
  void orders_have_no_limit_of_their_own() {
    double[] x = {0.7};
    assertEquals(
        CosineProduct.partial(x, 71),
        cosines.function(1).derivative(71).value(x).asDouble(),
        1e-12);
    assertEquals(2, cosines.calls());
  }

  private static void assertRefused(String message, Executable asked) {
    assertEquals(message, assertThrows(FluxionException.class, asked).getMessage());
  }

  @Test
  void what_cannot_be_asked_for_is_refused() {
    Request request = cosines.function(10).request();
    String limit = "FLX-205: a tensor of derivatives has at most 2000000 entries, ";
    for (int n : new int[] {7, 12, 40, Integer.MAX_VALUE}) {
      assertRefused(
          limit
              + "function 'cosines' of 10 variables was asked for order "
              + n
              + "; use partial for those that are needed",
          () -> request.derivatives(n));
    }
    assertRefused(
        "FLX-203: the order of a tensor of derivatives is 1 or more, got 0",
        () -> request.derivatives(0));
    assertRefused(
        "FLX-213: function 'cosines' takes 10 numbers (x: [10]), got 2", () -> request.hvp(1, 2));
    assertRefused(
        "FLX-213: function 'cosines' takes 10 numbers (x: [10]), got 0", () -> request.jvp());
    assertRefused(
        "FLX-213: function 'cosines' takes a cotangent of 1 numbers, got 2",
        () -> request.vjp(1, 2));
    assertRefused(
        "FLX-212: function 'cosines' has 10 variables, numbered from 0, there is no number 10",
        () -> request.partial(10));
    DifferentiableFunction two =
        Fluxion.function("two")
            .input("x", Shape.vector(2))
            .returns(x -> Expr.stack(cosines.primitive().at(x), x.get(0)));
    assertRefused(
        "FLX-201: the tensor of derivatives needs a function with one result, function 'two'"
            + " returns shape [2]; use sum() first, or jacobian()",
        () -> two.request().derivatives(2));
  }

  @Test
  void a_function_of_nothing_has_empty_derivatives() {
    Result result =
        cosines.function(0).request().value().gradient().hessian().derivatives(3).jvp().at();
    assertEquals(1, cosines.calls());
    assertEquals(1, result.value().asDouble());
    assertEquals(Shape.vector(0), result.gradient().shape());
    assertEquals(Shape.matrix(0, 0), result.hessian().shape());
    assertEquals(0, result.jvp().asDouble());
  }

  @Test
  void a_point_that_is_no_number_is_one_point_of_a_cache() {
    CoinBackend backend = CoinBackend.of(Backend.Kind.SIMULATOR);
    Request request =
        cosines
            .function(3)
            .on(backend)
            .caching(EvaluationCache.ofSize(100))
            .request()
            .value()
            .gradient();
    for (int k = 0; k < 2; k++) {
      Result result = request.at(Double.NaN, 1, 2);
      assertTrue(Double.isNaN(result.gradient().get(1)));
      assertEquals(7, backend.evaluations());
    }
  }

  @Test
  void forty_variables_are_planned_in_seconds() {
    long start = System.nanoTime();
    Request request = cosines.function(40).request().value().gradient().hessian();
    assertEquals(1 + 2 * 40 + 3 * 40 * 39 / 2, request.explain().evaluations());
    assertTrue(System.nanoTime() - start < 20_000_000_000L);
  }
}
