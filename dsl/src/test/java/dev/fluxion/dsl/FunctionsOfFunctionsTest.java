package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.matrix;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shape;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Functions made of functions, with one to many inputs. */
class FunctionsOfFunctionsTest {
  private final DifferentiableFunction product =
      Fluxion.function("product")
          .input("a", vector(2))
          .input("b", scalar())
          .returns((a, b) -> a.times(b));

  @Test
  void composition_is_application_of_one_to_the_result_of_the_other() {
    DifferentiableFunction norm =
        Fluxion.function("norm").input("v", vector(2)).returns(Expr::norm);
    assertEquals(10, product.andThen(norm).value(3, 4, 2).asDouble(), 1e-15);
    assertEquals(10, norm.compose(product).value(3, 4, 2).asDouble(), 1e-15);
    assertArrayEquals(
        new double[] {1.2, 1.6, 5},
        product.andThen(norm).gradient().value(3, 4, 2).toArray(),
        1e-15);
  }

  @Test
  void a_function_is_used_within_another() {
    DifferentiableFunction twice =
        Fluxion.function("twice")
            .input("x", vector(2))
            .returns(x -> product.apply(product.apply(x, x.get(0)), x.get(1)));
    assertArrayEquals(new double[] {12, 18}, twice.value(2, 3).toArray());
  }

  @Test
  void one_to_five_inputs_are_parameters_and_more_are_a_list() {
    Shape s = scalar();
    assertEquals(
        6,
        Fluxion.function("f")
            .input("a", s)
            .input("b", s)
            .input("c", s)
            .returns((a, b, c) -> a.plus(b).plus(c))
            .value(1, 2, 3)
            .asDouble());
    assertEquals(
        24,
        Fluxion.function("f")
            .input("a", s)
            .input("b", s)
            .input("c", s)
            .input("d", s)
            .returns((a, b, c, d) -> a.times(b).times(c).times(d))
            .value(1, 2, 3, 4)
            .asDouble());
    assertEquals(
        3,
        Fluxion.function("f")
            .input("a", s)
            .input("b", s)
            .input("c", s)
            .input("d", s)
            .input("e", s)
            .returns((a, b, c, d, e) -> a.minus(b).plus(c).minus(d).plus(e))
            .value(1, 2, 3, 4, 5)
            .asDouble());
    Map<String, Shape> shapes = new LinkedHashMap<>();
    for (int i = 0; i < 7; i++) {
      shapes.put("x" + i, s);
    }
    DifferentiableFunction many =
        Fluxion.function("many").inputs(shapes).returns(x -> Expr.stack(x).pow(2).sum());
    assertEquals(7, many.variableCount());
    assertArrayEquals(
        new double[] {0, 2, 4, 6, 8, 10, 12}, many.gradient().value(0, 1, 2, 3, 4, 5, 6).toArray());
  }

  @Test
  void a_jacobian_by_several_inputs_has_one_axis_of_all_variables() {
    Tensor jacobian = product.jacobian().value(3, 4, 2);
    assertEquals(matrix(2, 3), jacobian.shape());
    assertArrayEquals(new double[] {2, 0, 3, 0, 2, 4}, jacobian.toArray());
    assertArrayEquals(new double[] {2, 0, 0, 2}, product.jacobian("a").value(3, 4, 2).toArray());
    assertEquals(vector(2), product.jacobian("b").value(3, 4, 2).shape());
  }

  @Test
  void products_take_their_vectors_as_further_inputs() {
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", vector(2))
            .returns(x -> Elementary.exp(x.get(0).times(x.get(1))));
    assertEquals(List.of("x", "tangent of x"), f.jvp().inputNames());
    assertEquals(List.of("x", "cotangent"), f.vjp().inputNames());
    assertEquals(List.of("x", "direction of x"), f.hvp().inputNames());
    double e = Math.exp(0.06);
    assertEquals(e * 0.3, f.jvp().value(0.2, 0.3, 1, 0).asDouble(), 1e-15);
    assertArrayEquals(new double[] {e * 0.6, e * 0.4}, f.vjp().value(0.2, 0.3, 2).toArray(), 1e-15);
    assertArrayEquals(
        new double[] {e * 0.09, e * 1.06}, f.hvp().value(0.2, 0.3, 1, 0).toArray(), 1e-15);
  }

  @Test
  void constants_and_unused_inputs_have_derivative_zero() {
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", vector(2))
            .input("y", scalar())
            .returns((x, y) -> x.get(1));
    assertArrayEquals(new double[] {0, 1, 0}, f.gradient().value(1, 2, 3).toArray());
    assertArrayEquals(new double[9], f.hessian().value(1, 2, 3).toArray());
    assertEquals(0, f.partial(0, 2).value(1, 2, 3).asDouble());
  }

  @Test
  void a_derivative_that_does_not_exist_is_a_plain_zero() {
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", vector(3))
            .returns(x -> x.slice(1, 3).minus(x.slice(0, 2).pow(2)).pow(2).times(-100).sum());
    for (double element : f.hessian().value(1, 2, 3).toArray()) {
      assertTrue(element != 0 || 1 / element > 0, "negative zero");
    }
  }

  @Test
  void empty_arrays_are_arrays() {
    DifferentiableFunction f =
        Fluxion.function("f").input("x", vector(0)).returns(x -> Elementary.sin(x).sum());
    assertEquals(0, f.value(new double[0]).asDouble());
    assertEquals(vector(0), f.gradient().value(new double[0]).shape());
    assertEquals(matrix(0, 0), f.hessian().value(new double[0]).shape());
  }

  @Test
  void the_form_that_fills_an_array_allocates_nothing() {
    DifferentiableFunction gradient =
        Fluxion.function("f")
            .input("x", vector(10))
            .returns(x -> Elementary.sin(x).times(x).sum())
            .gradient();
    double[] point = new double[10];
    double[] out = new double[10];
    for (int i = 0; i < 20_000; i++) {
      gradient.valueInto(point, out);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 10_000; i++) {
      gradient.valueInto(point, out);
    }
    long perCall = (threads.getThreadAllocatedBytes(thread) - before) / 10_000;
    assertEquals(0, perCall);
  }
}
