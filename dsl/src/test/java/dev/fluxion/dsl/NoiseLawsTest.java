package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors that results are given with are those that results have over many runs. */
class NoiseLawsTest {
  private static final int RUNS = 400;
  private static final double[] POINT = {0.4, -0.9};
  private static final CosineProduct COSINES = new CosineProduct();

  private static CoinBackend coin() {
    return CoinBackend.of(Backend.Kind.SIMULATOR)
        .only(id -> id.equals("test:cosines"))
        .deviation(evaluation -> 0.3 + 0.1 * Math.sin(evaluation.inputs().get(0)[0]));
  }

  private static Expr f(Expr x) {
    return COSINES.primitive().at(x);
  }

  private static Expr g(Expr x) {
    return COSINES.primitive().at(x.times(-0.7));
  }

  /** With a cache each run of a request takes new samples. */
  private static double[][] runs(Request request, int runs) {
    PreparedRequest prepared = request.prepare();
    double[][] values = new double[runs][];
    for (int k = 0; k < runs; k++) {
      values[k] = prepared.at(POINT).value().toArray();
    }
    return values;
  }

  private static DifferentiableFunction sampled(DifferentiableFunction function) {
    return function
        .on(coin(), Sampling.each(20_000).seed(5))
        .caching(EvaluationCache.ofSize(10_000));
  }

  /** Returns the empirical covariances. */
  private static double[][] scatter(double[][] runs) {
    int size = runs[0].length;
    double[] means = new double[size];
    for (double[] run : runs) {
      for (int i = 0; i < size; i++) {
        means[i] += run[i] / runs.length;
      }
    }
    double[][] covariances = new double[size][size];
    for (double[] run : runs) {
      for (int i = 0; i < size; i++) {
        for (int j = 0; j < size; j++) {
          covariances[i][j] += (run[i] - means[i]) * (run[j] - means[j]) / (runs.length - 1);
        }
      }
    }
    return covariances;
  }

  private static DifferentiableFunction function(UnaryOperator<Expr> body) {
    return Fluxion.function("noisy").input("x", vector(2)).returns(body);
  }

  static Stream<Arguments> functions() {
    DifferentiableFunction plain = function(NoiseLawsTest::f);
    DifferentiableFunction exp = function(x -> Elementary.exp(f(x).times(2)));
    DifferentiableFunction product = function(x -> f(x).times(g(x)));
    return Stream.of(
        Arguments.of("value", plain),
        Arguments.of("gradient", plain.gradient()),
        Arguments.of("hessian", plain.hessian()),
        Arguments.of("exponential", exp),
        Arguments.of("gradient of an exponential", exp.gradient()),
        Arguments.of("hessian of an exponential", exp.hessian()),
        Arguments.of("square", function(x -> f(x).times(f(x)))),
        Arguments.of("power", function(x -> f(x).pow(-1.5))),
        Arguments.of("product", product),
        Arguments.of("gradient of a product", product.gradient()),
        Arguments.of("hessian of a product", product.hessian()),
        Arguments.of("quotient", function(x -> f(x).div(g(x)))),
        Arguments.of(
            "choice", function(x -> Expr.where(f(x).gt(g(x)), f(x).times(3), g(x).pow(2)))),
        Arguments.of("maximum", function(x -> f(x).max(g(x)))),
        Arguments.of("two points", function(x -> f(x).minus(f(x.plus(PI.over(2))).times(2)))),
        Arguments.of("sum of many", function(NoiseLawsTest::many)),
        Arguments.of("gradient of a sum of many", function(NoiseLawsTest::many).gradient()),
        Arguments.of("matrix product", function(NoiseLawsTest::matrixProduct)),
        Arguments.of("jacobian", function(NoiseLawsTest::matrixProduct).jacobian()),
        Arguments.of("binary kernel", function(x -> Elementary.atan2(f(x), g(x)))),
        Arguments.of("norm", function(x -> Expr.stack(f(x), g(x), Expr.constant(2.0)).norm())));
  }

  private static Expr many(Expr x) {
    Expr sum = Expr.constant(0);
    for (int k = 0; k < 12; k++) {
      sum = sum.plus(f(x.plus(0.2 * k)).times(1 + k % 3));
    }
    return sum;
  }

  private static Expr matrixProduct(Expr x) {
    Expr weights = Expr.constant(matrix(3, 2), 1, 2, -0.5, 3, 0, 1);
    return weights.matmul(Expr.stack(f(x), g(x)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("functions")
  void errors_and_covariances_are_those_of_many_runs(String name, DifferentiableFunction function) {
    Request request = sampled(function).request().value();
    Result result = request.at(POINT);
    double[] errors = result.standardErrors().value().toArray();
    Tensor covariance = result.covariance("value");
    double[][] found = scatter(runs(request, RUNS));
    for (int i = 0; i < errors.length; i++) {
      assertTrue(errors[i] > 0, name);
      assertEquals(errors[i] * errors[i], covariance.get(i, i), 1e-12 * errors[i] * errors[i]);
      for (int j = 0; j < errors.length; j++) {
        double expected = covariance.get(i, j);
        double uncertain =
            Math.sqrt((Math.pow(errors[i] * errors[j], 2) + expected * expected) / RUNS);
        assertEquals(expected, found[i][j], 5 * uncertain, name + " " + i + " " + j);
      }
    }
  }

  @Test
  void symmetric_entries_have_equal_errors() {
    DifferentiableFunction[] functions = {
      function(NoiseLawsTest::f), function(x -> Elementary.exp(f(x)).times(g(x)))
    };
    for (DifferentiableFunction function : functions) {
      Result result = sampled(function).request().hessian().derivatives(3).at(POINT);
      Tensor errors = result.standardErrors().hessian();
      assertEquals(errors.get(0, 1), errors.get(1, 0), 1e-15);
      assertTrue(errors.get(0, 1) > 0);
      Tensor third = result.standardErrors().derivatives(3);
      assertEquals(third.get(0, 0, 1), third.get(1, 0, 0), 1e-15);
      assertEquals(third.get(0, 1, 1), third.get(1, 1, 0), 1e-15);
    }
  }

  @Test
  void what_is_exact_has_no_error() {
    DifferentiableFunction function = function(x -> Expr.stack(f(x), x.sum(), Expr.constant(2)));
    Result result = sampled(function).request().value().jacobian().at(POINT);
    double[] errors = result.standardErrors().value().toArray();
    assertTrue(errors[0] > 0);
    assertArrayEquals(new double[] {0, 0}, new double[] {errors[1], errors[2]});
    Tensor jacobian = result.standardErrors().jacobian();
    assertTrue(jacobian.get(0, 0) > 0);
    assertEquals(0, jacobian.get(1, 0));
    assertEquals(0, result.covariance().get(0, 1));
    Result exact = function.on(coin()).request().value().jacobian().at(POINT);
    assertArrayEquals(new double[3], exact.standardErrors().value().toArray());
  }
}
