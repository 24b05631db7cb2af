package dev.fluxion.dsl.engine.plan.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LeastSquaresTest {
  @Test
  void independent_columns_have_one_solution() {
    LeastSquares equations = new LeastSquares(new double[][] {{2, 0, 0}, {1, 3, 0}});
    assertArrayEquals(new double[] {0.5, 1}, equations.solve(new double[] {2, 3, 0}), 1e-15);
  }

  @Test
  void equal_columns_share_their_weight() {
    LeastSquares equations = new LeastSquares(new double[][] {{1, 1}, {1, 1}, {0, 1}, {1, 1}});
    double[] wanted = {3, 4};
    double[] x = equations.solve(wanted);
    assertArrayEquals(new double[] {1, 1, 1, 1}, x, 1e-14);
    assertTrue(Arrays.stream(equations.residual(x, wanted)).allMatch(r -> Math.abs(r) < 1e-14));
  }

  @Test
  void what_is_out_of_reach_is_left_over() {
    LeastSquares equations = new LeastSquares(new double[][] {{1, 0}});
    double[] wanted = {2, 5};
    assertArrayEquals(
        new double[] {0, 5}, equations.residual(equations.solve(wanted), wanted), 1e-15);
  }

  @Test
  void dependent_columns_have_an_infinite_condition() {
    assertEquals(1, new LeastSquares(new double[][] {{1, 0}, {0, 1}}).condition(), 1e-15);
    assertEquals(
        Double.POSITIVE_INFINITY, new LeastSquares(new double[][] {{1, 2}, {2, 4}}).condition());
  }
}
