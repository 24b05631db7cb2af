package dev.fluxion.dsl;

import static dev.fluxion.shift.Shift.shiftSin;
import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Expr.stack;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Expr;
import org.junit.jupiter.api.Test;

/** The article's composite model: printed figures to float precision, exact ones to 1e-12. */
class ArticleTest {
  private static final double[] W = {0.4, 0.1, 0.2};

  private final DifferentiableFunction model =
      Fluxion.function("model")
          .input("w", vector(3))
          .returns(
              w -> {
                Expr y = stack(w.get(1).times(w.get(2)), w.get(2), w.get(0));
                return shiftSin(w, PI.over(4)).plus(shiftSin(y, PI.over(2)).pow(2).times(3));
              });

  /** The article computes in float, with errors of a few units in the last place. */
  private static void assertPrinted(double[] printed, Tensor value) {
    double[] actual = value.toArray();
    for (int i = 0; i < printed.length; i++) {
      assertEquals(printed[i], actual[i], 4 * Math.ulp((float) printed[i]) + 1e-12);
    }
  }

  private static void assertExact(double[] exact, Tensor value) {
    double[] actual = value.toArray();
    assertEquals(exact.length, actual.length);
    for (int i = 0; i < exact.length; i++) {
      assertEquals(exact[i], actual[i], 1e-12 * Math.abs(exact[i]));
    }
  }

  private static double square(double x) {
    return x * x;
  }

  @Test
  void the_value_is_the_articles() {
    assertPrinted(new double[] {0.39061818, 0.21824193, 0.6536093}, model.value(W));
    assertExact(
        new double[] {
          Math.sin(0.4) + 3 * square(Math.sin(0.1 * 0.2)),
          Math.sin(0.1) + 3 * square(Math.sin(0.2)),
          Math.sin(0.2) + 3 * square(Math.sin(0.4))
        },
        model.value(W));
  }

  @Test
  void the_gradient_is_the_articles() {
    Tensor gradient = model.sum().gradient().value(W);
    assertPrinted(new double[] {3.0731294, 1.0189977, 2.1603184}, gradient);
    assertExact(
        new double[] {
          Math.cos(0.4) + 3 * Math.sin(0.8),
          Math.cos(0.1) + 3 * 0.2 * Math.sin(2 * 0.02),
          Math.cos(0.2) + 3 * 0.1 * Math.sin(2 * 0.02) + 3 * Math.sin(0.4)
        },
        gradient);
  }

  @Test
  void the_hessian_is_the_articles() {
    Tensor hessian = model.sum().hessian().value(W);
    double[] printed = {3.7908227, 0, 0, 0, 0.13997458, 0.23987202, 0, 0.23987202, 5.3876476};
    assertPrinted(printed, hessian);
    double mixed = 3 * Math.sin(0.04) + 6 * 0.1 * 0.2 * Math.cos(0.04);
    double[] exact = {
      -Math.sin(0.4) + 6 * Math.cos(0.8),
      0,
      0,
      0,
      -Math.sin(0.1) + 6 * 0.04 * Math.cos(0.04),
      mixed,
      0,
      mixed,
      -Math.sin(0.2) + 6 * 0.01 * Math.cos(0.04) + 6 * Math.cos(0.4)
    };
    assertExact(exact, hessian);
  }

  @Test
  void a_joint_request_gives_the_same_numbers_and_shares_evaluations() {
    Result joint = model.sum().request().value().gradient().hessian().at(W);

    assertEquals(model.sum().value(W).asDouble(), joint.value().asDouble(), 1e-15);
    assertArrayEquals(model.sum().gradient().value(W).toArray(), joint.gradient().toArray(), 1e-15);
    assertArrayEquals(model.sum().hessian().value(W).toArray(), joint.hessian().toArray(), 1e-14);
    assertEquals(12, joint.counters().evaluations());
  }
}
