package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold for every function, tried on random ones. */
class LawsTest {
  private static final Angle SHIFT = PI.over(3);

  private static void assertClose(Tensor expected, Tensor actual, double tolerance) {
    double[] wanted = expected.toArray();
    double[] got = actual.toArray();
    assertEquals(expected.shape(), actual.shape());
    double scale = 1 + Arrays.stream(wanted).map(Math::abs).max().orElse(0);
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i], got[i], tolerance * scale, "element " + i);
    }
  }

  @Property(tries = 100)
  void merged_derivatives_equal_unmerged_ones(@ForAll long seed) {
    DifferentiableFunction f = RandomExpressions.scalar(seed, SHIFT);
    double[] x = RandomExpressions.point(seed);
    for (DifferentiableFunction each : new DifferentiableFunction[] {f.gradient(), f.hessian()}) {
      Tensor literal = each.merging(Merging.NONE).value(x);
      for (Merging merging : Merging.values()) {
        assertClose(literal, each.merging(merging).value(x), 1e-11);
      }
    }
  }

  @Property(tries = 60)
  void results_do_not_depend_on_the_shift(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int part) {
    double[] x = RandomExpressions.point(seed);
    Tensor one = RandomExpressions.scalar(seed, PI.over(part)).hessian().value(x);
    Tensor other = RandomExpressions.scalar(seed, Angle.of(0.7)).hessian().value(x);
    assertClose(one, other, 1e-10);
  }

  @Property(tries = 60)
  void the_a_th_derivative_of_the_b_th_is_the_derivative_of_order_a_plus_b(
      @ForAll @IntRange(min = 0, max = 4) int a,
      @ForAll @IntRange(min = 0, max = 4) int b,
      @ForAll @DoubleRange(min = -1, max = 1) double x) {
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("x", scalar())
            .returns(
                t ->
                    Shift.shiftSin(t.times(2), SHIFT)
                        .times(Elementary.exp(t.times(0.5)))
                        .plus(Elementary.tanh(t)));
    assertClose(f.derivative(a + b).value(x), f.derivative(b).derivative(a).value(x), 1e-10);
  }

  @Property(tries = 100)
  void jvp_and_vjp_are_adjoint_at_each_order(@ForAll long seed) {
    double[] x = RandomExpressions.point(seed);
    double[] v = RandomExpressions.point(seed + 1);
    double[] u = RandomExpressions.point(seed + 2);
    DifferentiableFunction gradient = RandomExpressions.scalar(seed, SHIFT).gradient();
    for (int order = 0; order < 2; order++) {
      DifferentiableFunction f = gradient;
      if (order == 1) {
        f = gradient.jvp().andThen(identity());
        x = concat(x, RandomExpressions.point(seed + 3));
        v = concat(v, RandomExpressions.point(seed + 4));
      }
      double[] jv = f.jvp().value(concat(x, v)).toArray();
      double[] vj = f.vjp().value(concat(x, u)).toArray();
      double left = dot(u, jv);
      double right = dot(vj, v);
      assertEquals(left, right, 1e-11 * (1 + norm(u) * norm(jv) + norm(vj) * norm(v)));
    }
  }

  private static DifferentiableFunction identity() {
    return Fluxion.function("id").input("x", vector(3)).returns(x -> x.times(1.5));
  }

  @Property(tries = 20)
  void mixed_partials_are_symmetric(@ForAll long seed) {
    DifferentiableFunction f = RandomExpressions.scalar(seed, SHIFT);
    double[] x = RandomExpressions.point(seed);
    Tensor hessian = f.hessian().value(x);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        assertEquals(
            hessian.get(i, j),
            f.partial(i).partial(j).value(x).asDouble(),
            1e-10 * (1 + Math.abs(hessian.get(i, j))));
        assertEquals(
            f.partial(i, j).value(x), f.partial(j, i).value(x), "one canonical order is used");
      }
    }
  }

  @Property(tries = 100)
  void compiled_equals_interpreted_bit_for_bit(@ForAll long seed) {
    DifferentiableFunction f = RandomExpressions.scalar(seed, SHIFT);
    double[] x = RandomExpressions.point(seed);
    for (DifferentiableFunction each :
        new DifferentiableFunction[] {f, f.gradient(), f.hessian(), f.hvp()}) {
      double[] point = Arrays.copyOf(x, each.variableCount());
      assertArrayEquals(
          each.interpreted().value(point).toArray(), each.value(point).toArray(), 0.0);
    }
  }

  @Property(tries = 40)
  void parallel_equals_serial(@ForAll long seed) {
    DifferentiableFunction gradient = RandomExpressions.scalar(seed, SHIFT).gradient();
    double[][] points = new double[64][];
    Arrays.setAll(points, i -> RandomExpressions.point(seed + i));
    double[][] serial = gradient.values(points);
    double[][] parallel = gradient.parallel().values(points);
    for (int i = 0; i < points.length; i++) {
      assertArrayEquals(serial[i], parallel[i], 0.0);
      assertArrayEquals(gradient.value(points[i]).toArray(), serial[i], 0.0);
    }
  }

  @Property(tries = 60)
  void the_gradient_agrees_with_a_central_difference(@ForAll long seed) {
    DifferentiableFunction f = RandomExpressions.scalar(seed, SHIFT);
    double[] x = RandomExpressions.point(seed);
    double[] gradient = f.gradient().value(x).toArray();
    for (int i = 0; i < 3; i++) {
      double h = 1e-5;
      double[] up = x.clone();
      double[] down = x.clone();
      up[i] += h;
      down[i] -= h;
      double slope = (f.value(up).asDouble() - f.value(down).asDouble()) / (2 * h);
      assertEquals(slope, gradient[i], 1e-4 * (1 + Math.abs(slope)) + kinkAllowance(f, x, i));
    }
  }

  /** A difference across a branch of {@code where} says nothing; the branch jumps. */
  private static double kinkAllowance(DifferentiableFunction f, double[] x, int i) {
    double[] up = x.clone();
    double[] down = x.clone();
    up[i] += 1e-5;
    down[i] -= 1e-5;
    double jump = Math.abs(f.value(up).asDouble() - f.value(down).asDouble());
    return jump > 1e-2 ? Double.POSITIVE_INFINITY : 0;
  }

  @Property(tries = 40)
  void a_joint_request_equals_its_parts(@ForAll long seed) {
    DifferentiableFunction f = RandomExpressions.scalar(seed, SHIFT);
    double[] x = RandomExpressions.point(seed);
    double[] v = RandomExpressions.point(seed + 1);
    Result joint = f.request().value().gradient().hessian().hvp(v).partial(0, 1, 2).at(x);
    assertClose(f.value(x), joint.value(), 1e-13);
    assertClose(f.gradient().value(x), joint.gradient(), 1e-12);
    assertClose(f.hessian().value(x), joint.hessian(), 1e-11);
    assertClose(f.hvp().value(concat(x, v)), joint.hvp(), 1e-11);
    assertClose(f.partial(2, 0, 1).value(x), joint.partial(1, 2, 0), 1e-10);
    double[] product = new double[3];
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        product[i] += joint.hessian().get(i, j) * v[j];
      }
    }
    assertArrayEquals(
        product, joint.hvp().toArray(), 1e-11 * (1 + norm(joint.hessian().toArray())));
  }

  static double[] concat(double[] a, double[] b) {
    double[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }
}
