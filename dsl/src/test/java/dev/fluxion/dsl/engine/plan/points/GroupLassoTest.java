package dev.fluxion.dsl.engine.plan.points;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class GroupLassoTest {
  private static final double[] ALL = {1, 1};

  @Test
  void a_column_that_a_relation_can_replace_is_exactly_zero() {
    double[][] rows = {{1, 1, 0}, {0, 0, 2}};
    double[][] relation = {{1, -0.2, 0}};
    double[][] best = new GroupLasso(rows, relation, ALL).minimize(500, 1e-12);
    assertArrayEquals(new double[] {0, 1.2, 0}, best[0], 0);
    assertArrayEquals(rows[1], best[1], 0);
  }

  @Test
  void the_columns_of_the_largest_row_get_the_changes_of_the_others() {
    double[][] rows = {{3, 0}, {0, 1}};
    double[][] best = new GroupLasso(rows, new double[][] {{1, -1}}, ALL).minimize(500, 1e-14);
    double sum = Math.hypot(best[0][0], best[1][0]) + Math.hypot(best[0][1], best[1][1]);
    assertEquals(Math.sqrt(10), sum, 1e-6);
  }
}
