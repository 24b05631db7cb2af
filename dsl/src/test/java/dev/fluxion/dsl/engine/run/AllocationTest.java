package dev.fluxion.dsl.engine.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.FluxionException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Shots are divided so that the variance is the least that whole shots allow. */
class AllocationTest {
  private static Allocation of(double... spreads) {
    return Allocation.of(spreads, Points.ones(spreads.length));
  }

  /** Shots one by one, each where it helps most. */
  private static long[] oneByOne(double[] spreads, long total, long[] least) {
    long[] shots = least.clone();
    for (long left = total - Arrays.stream(least).sum(); left > 0; left--) {
      int best = 0;
      for (int j = 1; j < shots.length; j++) {
        if (gain(spreads[j], shots[j]) > gain(spreads[best], shots[best])) {
          best = j;
        }
      }
      shots[best]++;
    }
    return shots;
  }

  private static double gain(double spread, long shots) {
    return spread * spread / ((double) shots * (shots + 1));
  }

  private static long[] equal(int count, long total) {
    long[] shots = new long[count];
    for (int j = 0; j < count; j++) {
      shots[j] = total / count + (j < total % count ? 1 : 0);
    }
    return shots;
  }

  private static double[] random(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    return random.doubles(count).map(each -> each < 0.1 ? 0 : each * each).toArray();
  }

  @Test
  void shots_are_proportional_to_importance_times_deviation() {
    assertArrayEquals(
        new long[] {400, 100, 500},
        Allocation.of(new double[] {2, 1, 1}, new double[] {2, 1, 5}).shots(1_000));
    assertArrayEquals(new long[] {100, 200, 700}, of(1, 2, 7).shots(1_000));
  }

  @Test
  void equal_evaluations_differ_by_one_shot_at_most_and_the_first_get_it() {
    assertArrayEquals(new long[] {3, 3, 2, 2}, of(5, 5, 5, 5).shots(10));
  }

  @Test
  void an_evaluation_that_does_not_matter_gets_one_shot() {
    assertArrayEquals(new long[] {99, 1}, of(1, 0).shots(100));
    assertArrayEquals(new long[] {34, 33, 33}, of(0, 0, 0).shots(100));
  }

  @Test
  void shots_that_were_taken_already_count() {
    assertArrayEquals(new long[] {50, 25, 25}, of(1, 1, 1).shots(100, new long[] {50, 1, 1}));
    assertArrayEquals(new long[] {50, 40, 10}, of(1, 1, 1).shots(100, new long[] {50, 40, 10}));
  }

  @Test
  void a_total_that_is_too_small_is_refused() {
    FluxionException refusal = assertThrows(FluxionException.class, () -> of(1, 1, 1).shots(2));
    assertEquals(
        "FLX-250: 2 shots are too few for 3 evaluations, they take 3 or more",
        refusal.getMessage());
  }

  @Test
  void a_spread_that_is_no_number_is_refused() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> of(1, Double.NaN));
    assertEquals("evaluation 1 has the spread NaN", refusal.getMessage());
  }

  @Property(tries = 500)
  void the_sum_is_the_total_and_nobody_goes_without(
      @ForAll @Size(min = 1, max = 50) double[] importance,
      @ForAll @LongRange(max = 1L << 62) long total) {
    double[] spreads =
        Arrays.stream(importance).map(each -> Double.isFinite(each) ? Math.abs(each) : 1).toArray();
    long possible = Math.max(total, spreads.length);
    long[] shots = of(spreads).shots(possible);
    assertEquals(possible, Arrays.stream(shots).sum());
    assertTrue(Arrays.stream(shots).allMatch(each -> each >= 1));
  }

  @Property(tries = 500)
  void no_division_into_whole_shots_is_better(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int count,
      @ForAll @IntRange(max = 300) int more) {
    double[] spreads = random(seed, count);
    long[] least = new SplittableRandom(seed).longs(count, 1, 8).toArray();
    long total = Arrays.stream(least).sum() + more;
    Allocation allocation = of(spreads);
    double best = allocation.variance(oneByOne(spreads, total, least));
    long[] shots = allocation.shots(total, least);
    assertEquals(best, allocation.variance(shots), best * 1e-13);
    for (int j = 0; j < count; j++) {
      assertTrue(shots[j] >= least[j]);
    }
  }

  @Property(tries = 500)
  void a_division_is_between_the_ideal_and_equal_shots(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 100) int count,
      @ForAll @LongRange(max = 1L << 40) long more) {
    long total = count + more;
    Allocation allocation = of(random(seed, count));
    double variance = allocation.variance(allocation.shots(total));
    assertTrue(variance >= allocation.leastVariance(total) * (1 - 1e-13));
    assertTrue(variance <= allocation.variance(equal(count, total)) * (1 + 1e-13));
    assertTrue(allocation.leastVariance(total) <= allocation.equalVariance(total) * (1 + 1e-13));
  }

  @Property(tries = 500)
  void shots_are_those_of_the_formula_but_for_rounding(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 100) int count,
      @ForAll @LongRange(max = 1L << 40) long more) {
    long total = count + more;
    double[] spreads = random(seed, count);
    spreads[0] = 1;
    double sum = Arrays.stream(spreads).sum();
    long[] shots = of(spreads).shots(total);
    for (int j = 0; j < count; j++) {
      double ideal = total * spreads[j] / sum;
      assertEquals(ideal, shots[j], 1 + ideal * count / total + ideal * 1e-13);
    }
  }

  @Property(tries = 500)
  void an_error_that_is_aimed_at_is_kept(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 100) int count,
      @ForAll @IntRange(min = -7, max = 1) int exponent) {
    double error = Math.pow(10, exponent);
    double[] spreads = random(seed, count);
    Allocation allocation = of(spreads);
    long[] least = new long[count];
    Arrays.fill(least, 1);
    long[] shots = allocation.toError(error, least);
    long taken = Arrays.stream(shots).sum();
    assertTrue(Math.sqrt(allocation.variance(shots)) <= error * (1 + 1e-13));
    assertTrue(taken <= allocation.shotsFor(error) + count);
  }

  @Test
  void the_shots_for_an_error_are_those_of_the_formula() {
    assertEquals(9_000_000, of(1, 2).shotsFor(1e-3));
    assertArrayEquals(new long[] {3_000_000, 6_000_000}, of(1, 2).toError(1e-3, new long[] {1, 1}));
    assertEquals(2, of(1, 2).shotsFor(100));
    assertEquals(1e-6, of(1, 2).leastVariance(9_000_000), 1e-20);
    assertEquals(10 / 9e6, of(1, 2).equalVariance(9_000_000), 1e-20);
  }

  @Test
  void an_error_out_of_reach_is_refused() {
    FluxionException refusal = assertThrows(FluxionException.class, () -> of(1, 2).shotsFor(1e-10));
    assertEquals("FLX-250: an error of 1.0E-10 takes more than 2^62 shots", refusal.getMessage());
  }

  @Test
  void a_million_evaluations_and_the_largest_total_take_no_time() {
    double[] spreads = random(5, 1_000_000);
    assertTimeout(
        Duration.ofSeconds(20),
        () -> {
          for (long total : new long[] {1_000_000, 123_456_789, ShotPolicy.LARGEST}) {
            long[] shots = of(spreads).shots(total);
            assertEquals(total, Arrays.stream(shots).sum());
          }
        });
  }
}
