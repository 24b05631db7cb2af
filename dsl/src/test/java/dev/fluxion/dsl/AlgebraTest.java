package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation of the algebra: its value by hand, its Jacobian and Hessian by differences. */
class AlgebraTest {
  private static DifferentiableFunction f(Shape shape, UnaryOperator<Expr> body) {
    return Fluxion.function("f").input("x", shape).returns(body::apply);
  }

  private static double[] values(Shape shape, UnaryOperator<Expr> body, double... x) {
    return f(shape, body).value(x).toArray();
  }

  @Test
  void values_are_those_of_the_definitions() {
    double[] m = {1, 2, 3, 4, 5, 6};
    Shape shape = matrix(2, 3);
    assertArrayEquals(new double[] {1, 4, 2, 5, 3, 6}, values(shape, Expr::transpose, m));
    assertArrayEquals(new double[] {4, 5, 6}, values(shape, x -> x.get(1), m));
    assertArrayEquals(new double[] {6}, values(shape, x -> x.get(1, 2), m));
    assertArrayEquals(new double[] {2, 3, 5, 6}, values(shape, x -> x.slice(1, 1, 3), m));
    assertArrayEquals(new double[] {5, 7, 9}, values(shape, x -> x.sum(0), m));
    assertArrayEquals(new double[] {6, 15}, values(shape, x -> x.sum(1), m));
    assertArrayEquals(new double[] {3.5}, values(shape, Expr::mean, m));
    assertArrayEquals(new double[] {Math.sqrt(91)}, values(shape, Expr::norm, m));
    assertArrayEquals(
        new double[] {14, 32, 32, 77}, values(shape, x -> x.matmul(x.transpose()), m));
    assertArrayEquals(
        new double[] {1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6},
        values(shape, x -> Expr.concat(x, x), m));
    assertArrayEquals(
        new double[] {11, 22, 33, 14, 25, 36},
        values(shape, x -> x.plus(Expr.vector(10, 20, 30)), m));
    assertArrayEquals(
        new double[] {1, 1, 1, 0, 0, 0}, values(shape, x -> x.lt(Expr.constant(4)), m));
    assertArrayEquals(
        new double[] {1, 2, 3, 3, 3, 3}, values(shape, x -> x.min(Expr.constant(3)), m));
  }

  @Test
  void minimum_and_maximum_pass_on_nan_and_share_the_derivative_at_a_tie() {
    DifferentiableFunction min =
        Fluxion.function("min").input("a", scalar()).input("b", scalar()).returns(Expr::min);
    assertEquals(Double.NaN, min.value(Double.NaN, 1).asDouble());
    assertEquals(Double.NaN, min.value(1, Double.NaN).asDouble());
    assertArrayEquals(new double[] {0.5, 0.5}, min.gradient().value(2, 2).toArray());
    assertArrayEquals(new double[] {0, 1}, min.gradient().value(3, 2).toArray());
  }

  @Test
  void a_branch_that_is_not_chosen_brings_no_nan_into_a_derivative() {
    DifferentiableFunction safe =
        f(vector(2), x -> Expr.where(x.gt(Expr.constant(0)), x.sqrt(), x.times(2)).sum());
    assertArrayEquals(new double[] {0.25, 2}, safe.gradient().value(4, -1).toArray());
    assertArrayEquals(new double[] {0.25, 2}, safe.gradient().value(4, 0).toArray());
  }

  /** Operations on a vector of six numbers between 0.5 and 1.5, smooth there. */
  private static Map<String, UnaryOperator<Expr>> operations() {
    Map<String, UnaryOperator<Expr>> operations = new TreeMap<>();
    operations.put("plus", x -> x.plus(x.times(2)).plus(1).minus(x.pow(2)));
    operations.put("times", x -> x.times(x.get(2)).times(x.get(3)));
    operations.put("div", x -> x.div(x.get(0)).div(3));
    operations.put("negate", x -> x.negate().times(x));
    operations.put("pow", x -> x.pow(3).plus(x.pow(-2)).plus(x.pow(1.5)).plus(x.pow(1)));
    operations.put("sqrt", Expr::sqrt);
    operations.put("reshape", x -> x.pow(2).reshape(2, 3).transpose().flatten());
    operations.put("slice", x -> x.pow(2).slice(1, 4).times(x.slice(2, 5)));
    operations.put("stack", x -> Expr.stack(x.get(5).times(x.get(0)), x.get(1), x.get(1)));
    operations.put("concat", x -> Expr.concat(x.pow(2), x.slice(0, 2)));
    operations.put("sum over an axis", x -> x.pow(2).reshape(2, 3).sum(0));
    operations.put("sum", x -> x.pow(3).sum());
    operations.put("mean", x -> x.pow(3).mean());
    operations.put("norm", Expr::norm);
    operations.put("dot", x -> x.dot(x.times(x.get(1))));
    operations.put("matmul", x -> x.reshape(2, 3).matmul(x.reshape(3, 2)));
    operations.put("matrix times vector", x -> x.reshape(2, 3).matmul(x.slice(0, 3)));
    operations.put("vector times matrix", x -> x.slice(0, 2).matmul(x.reshape(2, 3)));
    operations.put("broadcast", x -> x.reshape(2, 3).times(x.slice(3, 6)).plus(x.get(0)));
    operations.put("outer", x -> x.reshape(6, 1).times(x));
    operations.put("where", x -> Expr.where(x.lt(Expr.constant(9)), x.pow(2), x));
    operations.put("min, max", x -> x.min(x.pow(2).plus(2)).max(x.times(0.1)));
    operations.put("primitive", x -> Elementary.sin(x.times(x.get(0))));
    operations.put("primitive of two", x -> Elementary.pow(x, x.slice(0, 1)));
    operations.put("array primitive", x -> Elementary.softmax(x.reshape(2, 3)));
    operations.put("same primitive twice", x -> Elementary.exp(Elementary.exp(x.times(0.3))));
    operations.put("unused and constant", x -> Expr.vector(1, 2).plus(x.get(3)));
    return operations;
  }

  @TestFactory
  Stream<DynamicTest> jacobians_and_hessians_agree_with_differences() {
    return operations().entrySet().stream()
        .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getValue())));
  }

  private static void check(UnaryOperator<Expr> body) {
    DifferentiableFunction f = f(vector(6), body);
    double[] x = new Random(7).doubles(6, 0.5, 1.5).toArray();
    compare(f, f.jacobian(), x);
    DifferentiableFunction jacobian = f.jacobian();
    compare(jacobian, jacobian.jacobian(), x);
    DifferentiableFunction scalar = f.andThen(weighted(f.outputShape()));
    compare(scalar, scalar.gradient(), x);
    compare(scalar.gradient(), scalar.hessian(), x);
    double[] interpreted = scalar.hessian().interpreted().value(x).toArray();
    assertArrayEquals(interpreted, scalar.hessian().value(x).toArray(), 0.0);
  }

  /** A sum with different weights: a plain one would hide elements that are mixed up. */
  private static DifferentiableFunction weighted(Shape shape) {
    double[] weights = new double[shape.size()];
    Arrays.setAll(weights, i -> 1 + 0.3 * i);
    return f(shape, y -> y.times(y).times(Expr.constant(shape, weights)).sum());
  }

  private static void compare(
      DifferentiableFunction f, DifferentiableFunction derivative, double[] x) {
    Tensor analytic = derivative.value(x);
    assertEquals(f.outputShape().append(vector(6)), analytic.shape());
    double[] got = analytic.toArray();
    int m = f.outputShape().size();
    for (int j = 0; j < 6; j++) {
      double h = 1e-3;
      double[] column = new double[m];
      double[] weights = {8, -1};
      for (int k = 1; k <= 2; k++) {
        double[] up = x.clone();
        double[] down = x.clone();
        up[j] += k * h;
        down[j] -= k * h;
        double[] above = f.value(up).toArray();
        double[] below = f.value(down).toArray();
        for (int i = 0; i < m; i++) {
          column[i] += weights[k - 1] * (above[i] - below[i]) / (12 * h);
        }
      }
      for (int i = 0; i < m; i++) {
        assertEquals(column[i], got[i * 6 + j], 1e-7 * (1 + Math.abs(column[i])));
      }
    }
  }
}
