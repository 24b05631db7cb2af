package dev.fluxion.dsl.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Results that share evaluations: what each matters, and the least worst case. */
class TargetsTest {
  private static final Targets PAIR =
      new Targets(3, new int[][] {{0, 1}, {1, 2}}, new double[][] {{3, -1}, {2, 0.5}});

  private static double worst(Targets targets, double[] weights, double[] deviations) {
    double[] shots = targets.importance(weights);
    double sum = 0;
    for (int j = 0; j < shots.length; j++) {
      shots[j] *= deviations[j];
      sum += shots[j];
    }
    for (int j = 0; j < shots.length; j++) {
      shots[j] /= sum;
    }
    return Arrays.stream(targets.variances(deviations, shots)).max().orElseThrow();
  }

  @Test
  void importance_is_the_root_of_weighted_squares() {
    assertArrayEquals(
        new double[] {3, Math.sqrt(1 + 4 * 4), 1}, PAIR.importance(new double[] {1, 4}), 1e-15);
  }

  @Test
  void variances_add_up_over_evaluations() {
    assertArrayEquals(
        new double[] {9 / 10.0 + 4 / 20.0, 4 * 4 / 20.0 + 0.25 / 5.0},
        PAIR.variances(new double[] {1, 2, 1}, new double[] {10, 20, 5}),
        1e-15);
  }

  @Test
  void numbers_of_their_own_evaluations_come_out_equally_certain() {
    Targets apart = new Targets(2, new int[][] {{0}, {1}}, new double[][] {{1}, {3}});
    double[] weights = apart.worstCaseWeights(new double[] {1, 1});
    assertEquals(10, worst(apart, weights, new double[] {1, 1}), 10e-3);
    assertEquals(1, weights[0] + weights[1], 1e-12);
  }

  @Test
  void a_number_that_is_never_the_worst_does_not_count() {
    Targets nested = new Targets(2, new int[][] {{0, 1}, {1}}, new double[][] {{2, 2}, {1}});
    assertEquals(
        16,
        worst(nested, nested.worstCaseWeights(new double[] {1, 1}), new double[] {1, 1}),
        16e-3);
  }

  @Property(tries = 100)
  void no_weights_have_a_better_worst_case(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 8) int numbers) {
    SplittableRandom random = new SplittableRandom(seed);
    int[][] columns = new int[numbers][];
    double[][] coefficients = new double[numbers][];
    for (int a = 0; a < numbers; a++) {
      columns[a] = random.ints(0, 6).distinct().limit(1 + random.nextInt(6)).toArray();
      coefficients[a] = random.doubles(columns[a].length, 0.1, 2).toArray();
    }
    Targets targets = new Targets(6, columns, coefficients);
    double[] deviations = random.doubles(6, 0.2, 1).toArray();
    double best = worst(targets, targets.worstCaseWeights(deviations), deviations);
    for (int k = 0; k < 50; k++) {
      double[] weights = random.doubles(numbers, 1e-3, 1).toArray();
      assertTrue(best <= worst(targets, weights, deviations) * 1.001);
    }
  }
}
