package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReductionsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void rowsRunAlongTheLastAxis() {
    double[] x = {0, 0, 1000, 1000, -5, -5 + Math.log(3)};
    double[] logs = Kernels.rows("logsumexp", x, 3)[0];
    assertArrayEquals(
        new double[] {Math.log(2), 1000 + Math.log(2), -5 + Math.log(4)}, logs, 1e-13);
    double[] softmax = Kernels.rows("softmax", x, 3)[0];
    assertArrayEquals(new double[] {0.5, 0.5, 0.5, 0.5, 0.25, 0.75}, softmax, 1e-15);
    assertArrayEquals(softmax, Kernels.rows("log-softmax", x, 3)[1]);
  }

  @Test
  void smallTermsAreNotLost() {
    double[] tiny = {0, -40};
    assertEquals(Math.exp(-40), Kernels.rows("logsumexp", tiny, 1)[0][0], 1e-32);
    double[] logs = Kernels.rows("log-softmax", new double[] {1e8, 1e8 - 50}, 1)[0];
    assertEquals(-Math.exp(-50), logs[0], 1e-36);
    assertEquals(-50, logs[1]);
  }

  @Test
  void emptyRowsSumToNothing() {
    assertArrayEquals(
        new double[] {-INFINITY, -INFINITY}, Kernels.rows("logsumexp", new double[0], 2)[0]);
    assertEquals(0, Kernels.rows("softmax", new double[0], 1)[0].length);
    assertEquals(0, Kernels.rows("log-softmax", new double[0], 0)[0].length);
  }

  @Test
  void specialValuesStayInTheirRow() {
    double[] x = {Double.NaN, 1, 2, 2, INFINITY, 0, -INFINITY, -INFINITY, -INFINITY, 0};
    double[] logs = Kernels.rows("logsumexp", x, 5)[0];
    assertArrayEquals(
        new double[] {Double.NaN, 2 + Math.log(2), INFINITY, -INFINITY, 0}, logs, 1e-15);
    double[] softmax = Kernels.rows("softmax", x, 5)[0];
    assertTrue(Double.isNaN(softmax[0]) && Double.isNaN(softmax[1]));
    assertArrayEquals(new double[] {0.5, 0.5}, Arrays.copyOfRange(softmax, 2, 4));
    assertTrue(Double.isNaN(softmax[4]) && Double.isNaN(softmax[6]));
    assertArrayEquals(new double[] {0, 1}, Arrays.copyOfRange(softmax, 8, 10));
    double[] logSoftmax = Kernels.rows("log-softmax", x, 5)[0];
    assertArrayEquals(new double[] {-INFINITY, 0}, Arrays.copyOfRange(logSoftmax, 8, 10));
  }

  @Test
  void shapesLoseTheLastAxisOrKeepIt() {
    Expr x = Expr.constant(Shape.of(2, 3, 4), 0);
    assertEquals(Shape.of(2, 3), Elementary.logsumexp(x).shape());
    assertEquals(Shape.of(2, 3, 4), Elementary.softmax(x).shape());
    assertEquals(Shape.of(2, 3, 4), Elementary.logSoftmax(x).shape());
    assertEquals(Shape.scalar(), Elementary.logsumexp(Expr.vector(1, 2)).shape());
    FluxionException e =
        assertThrows(FluxionException.class, () -> Elementary.softmax(Expr.constant(1)));
    assertTrue(e.getMessage().contains("'elementary:softmax'"), e.getMessage());
  }

  @Test
  void rulesHaveTheShapesOfArgumentsAndOutputs() {
    for (int[] extents : new int[][] {{4}, {2, 3}, {2, 3, 4}, {0}, {2, 0}, {0, 3}}) {
      Expr x = Expr.constant(Shape.of(extents), 0.5);
      for (Primitive primitive : Reductions.ALL) {
        List<Expr> outputs = primitive.bind().outputs(x);
        List<Expr> cotangents =
            primitive.vjp().orElseThrow().apply(primitive.bind(), List.of(x), outputs);
        assertEquals(List.of(x.shape()), cotangents.stream().map(Expr::shape).toList());
        List<Expr> tangents =
            primitive.jvp().orElseThrow().apply(primitive.bind(), List.of(x), List.of(x));
        assertEquals(
            outputs.stream().map(Expr::shape).toList(),
            tangents.stream().map(Expr::shape).toList());
      }
    }
  }

  @Property
  void softmaxSumsToOneAndIgnoresAnOffset(
      @ForAll @Size(min = 1, max = 9) double @DoubleRange(min = -30, max = 30) @Scale(8) [] x,
      @ForAll @DoubleRange(min = -100, max = 100) @Scale(8) double offset) {
    double[] softmax = Kernels.rows("softmax", x, 1)[0];
    assertEquals(1, Arrays.stream(softmax).sum(), 1e-14);
    double[] moved = Arrays.stream(x).map(v -> v + offset).toArray();
    assertArrayEquals(softmax, Kernels.rows("softmax", moved, 1)[0], 1e-13);
    double[] logs = Kernels.rows("log-softmax", x, 1)[0];
    assertArrayEquals(softmax, Arrays.stream(logs).map(Math::exp).toArray(), 1e-14);
  }
}
