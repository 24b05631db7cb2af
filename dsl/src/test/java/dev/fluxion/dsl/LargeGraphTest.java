package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.spi.Expr;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Graphs of up to 100,000 nodes: no stack overflow, and time that grows with the size. */
class LargeGraphTest {
  private static DifferentiableFunction chain(int length) {
    return Fluxion.function("chain")
        .input("x", scalar())
        .returns(
            x -> {
              Expr y = x;
              for (int i = 0; i < length; i++) {
                y = i % 2 == 0 ? Elementary.sin(y) : y.plus(x);
              }
              return y;
            });
  }

  private static DifferentiableFunction sum(int terms) {
    return Fluxion.function("sum")
        .input("w", vector(terms))
        .returns(
            w -> {
              Expr y = Expr.constant(0);
              for (int i = 0; i < terms; i++) {
                y = y.plus(Elementary.sin(w.get(i)).times(i + 1));
              }
              return y;
            });
  }

  /** The chain by a loop: the value and the derivative, from the same recurrence. */
  private static double[] chainByHand(int length, double x) {
    double y = x;
    double dy = 1;
    for (int i = 0; i < length; i++) {
      dy = i % 2 == 0 ? Math.cos(y) * dy : dy + 1;
      y = i % 2 == 0 ? Math.sin(y) : y + x;
    }
    return new double[] {y, dy};
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 20_000})
  void a_long_chain_is_differentiated_and_evaluated(int length) {
    DifferentiableFunction chain = chain(length);
    Result result = chain.request().value().gradient().at(0.3);

    double[] expected = chainByHand(length, 0.3);
    assertEquals(expected[0], result.value().asDouble(), 1e-12);
    assertEquals(expected[1], result.gradient().asDouble(), 1e-9 * Math.abs(expected[1]));
    assertTrue(chain.toString().length() < 10_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 20_000})
  void a_wide_sum_is_differentiated_and_evaluated(int terms) {
    double[] w = new double[terms];
    Arrays.setAll(w, i -> i * 1e-3);
    double[] gradient = sum(terms).gradient().value(w).toArray();
    for (int i = 0; i < terms; i++) {
      assertEquals((i + 1) * Math.cos(w[i]), gradient[i], 1e-12 * terms);
    }
  }

  @Test
  @Tag("long")
  void a_hundred_thousand_nodes_are_no_exception() {
    a_long_chain_is_differentiated_and_evaluated(100_000);
    a_wide_sum_is_differentiated_and_evaluated(100_000);
  }

  @Test
  void a_large_graph_of_few_levels_is_compiled_whatever_its_size() throws Exception {
    DifferentiableFunction f = sum(60_000);
    PreparedRequest request = f.request().value().gradient().prepare();
    assertTrue(request.explain().toString().contains("classical part compiled"));
    double[][] w = {new double[60_000]};
    Arrays.setAll(w[0], i -> Math.sin(i));
    double[][] expected = {new double[1], new double[60_000]};
    f.interpreted().request().value().gradient().prepare().into(w, expected);
    request.compile();
    List<Callable<double[][]>> runs = Collections.nCopies(16, () -> run(request, w));
    ExecutorService threads = Executors.newFixedThreadPool(16);
    for (Future<double[][]> run : threads.invokeAll(runs)) {
      assertArrayEquals(expected, run.get());
    }
    threads.shutdown();
  }

  private static double[][] run(PreparedRequest request, double[][] w) {
    double[][] results = {new double[1], new double[w[0].length]};
    request.into(w, results);
    return results;
  }

  @Test
  void time_grows_with_the_size_and_not_with_its_square() {
    long small = timed(1_000);
    long large = timed(10_000);
    assertTrue(
        large < 10 * 6 * small, "10 times the size took " + large / small + " times as long");
  }

  private static long timed(int length) {
    long best = Long.MAX_VALUE;
    for (int repeat = 0; repeat < 2; repeat++) {
      long start = System.nanoTime();
      chain(length).gradient().value(0.3);
      sum(length).gradient().value(new double[length]);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }

  @Test
  void large_arrays_are_computed_in_loops() {
    int n = 200_000;
    DifferentiableFunction f =
        Fluxion.function("f")
            .input("w", vector(n))
            .returns(w -> Elementary.sin(w).times(w.pow(2)).plus(w.times(3)).sum());
    double[] w = new double[n];
    Arrays.setAll(w, i -> Math.sin(i));
    double[] gradient = f.gradient().value(w).toArray();
    for (int i = 0; i < n; i++) {
      double expected = Math.cos(w[i]) * w[i] * w[i] + 2 * w[i] * Math.sin(w[i]) + 3;
      assertEquals(expected, gradient[i], 1e-13);
    }
  }
}
