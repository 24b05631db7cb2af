package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Laws of derivatives by spectra, of random functions and random requests. */
class SpectralLawsTest {

  private static CoinBackend simulator() {
    return CoinBackend.of(Backend.Kind.SIMULATOR).only(id -> id.startsWith("test:"));
  }

  private static double[] point(long seed, int size) {
    return new Random(seed + 1).doubles(size, -3, 3).toArray();
  }

  private static void assertClose(List<Tensor> expected, List<Tensor> actual, double tolerance) {
    for (int k = 0; k < expected.size(); k++) {
      double[] wanted = expected.get(k).toArray();
      assertEquals(expected.get(k).shape(), actual.get(k).shape());
      double scale = Math.max(1, Arrays.stream(wanted).map(Math::abs).max().orElse(0));
      assertArrayEquals(wanted, actual.get(k).toArray(), tolerance * scale, "item " + k);
    }
  }

  private static void assertSame(List<Tensor> expected, List<Tensor> actual) {
    for (int k = 0; k < expected.size(); k++) {
      assertArrayEquals(expected.get(k).toArray(), actual.get(k).toArray(), 0.0);
    }
  }

  private static RandomRequests requests(long seed, DifferentiableFunction f) {
    return RandomRequests.of(new Random(seed + 2), f.variableCount(), f.outputShape().size());
  }

  private static List<Tensor> exact(RandomCircuits circuits, RandomRequests asked, double[] x) {
    return asked.read(asked.of(circuits.written().interpreted()).at(x));
  }

  private static RandomCircuits any(long seed) {
    return seed % 3 == 0 ? RandomCircuits.elementwise(seed) : RandomCircuits.arrays(seed);
  }

  private static void checkDerivatives(long seed, RandomCircuits circuits) {
    DifferentiableFunction f = circuits.planned();
    double[] x = point(seed, f.variableCount());
    RandomRequests asked = requests(seed, f);
    assertClose(exact(circuits, asked, x), asked.read(asked.of(f).at(x)), 1e-9);
  }

  @Property(tries = 25, seed = "1")
  void derivatives_of_array_primitives_are_exact(@ForAll long seed) {
    checkDerivatives(seed, RandomCircuits.arrays(seed));
  }

  @Property(tries = 20, seed = "2")
  void derivatives_of_elementwise_primitives_are_exact(@ForAll long seed) {
    checkDerivatives(seed, RandomCircuits.elementwise(seed));
  }

  @Property(tries = 8, seed = "3")
  void what_is_planned_is_what_a_backend_gets_and_a_second_time_nothing(@ForAll long seed) {
    DifferentiableFunction f = any(seed).planned();
    double[] x = point(seed, f.variableCount());
    RandomRequests asked = requests(seed, f);
    CoinBackend backend = simulator();
    EvaluationCache cache = EvaluationCache.ofSize(100_000);
    PreparedRequest prepared = asked.of(f.on(backend).caching(cache)).prepare();

    Result first = prepared.at(x);
    long others =
        first.counters().byPrimitive().entrySet().stream()
            .filter(each -> !each.getKey().startsWith("test:"))
            .mapToLong(each -> each.getValue())
            .sum();
    assertEquals(prepared.explain().evaluations(), backend.evaluations() + others);
    assertEquals(first.counters().planned(), backend.evaluations() + others);
    assertEquals(prepared.explain().roundTrips(), backend.batches());

    long before = backend.evaluations();
    Result second = prepared.at(x);
    assertEquals(before, backend.evaluations());
    assertEquals(before, second.counters().cacheHits());
    assertEquals(0, second.counters().batches());
    assertSame(asked.read(first), asked.read(second));
    assertClose(asked.read(asked.of(f).at(x)), asked.read(first), 1e-12);
  }

  @Property(tries = 5, seed = "4")
  void every_layout_of_points_and_every_merging_gives_the_same_derivatives(@ForAll long seed) {
    RandomCircuits circuits = any(seed);
    DifferentiableFunction f = circuits.planned();
    double[] x = point(seed, f.variableCount());
    RandomRequests asked = requests(seed, f);
    List<Tensor> exact = exact(circuits, asked, x);
    long fewest = asked.of(f).explain().evaluations();
    for (PointLayout layout : PointLayout.values()) {
      Request request = asked.of(f.planning(Planning.only(layout)));
      assertClose(exact, asked.read(request.at(x)), 1e-9);
      assertTrue(request.explain().evaluations() >= fewest, layout.toString());
    }
    for (Merging merging : new Merging[] {Merging.EXACT, Merging.PERIOD, Merging.SPECTRUM}) {
      assertClose(exact, asked.read(asked.of(f.merging(merging)).at(x)), 1e-9);
    }
    Request cheap = asked.of(f.planning(Planning.leastCost(1, 0.01, 0.1)));
    assertClose(exact, asked.read(cheap.at(x)), 1e-9);
  }

  @Property(tries = 6, seed = "5")
  void interpreted_equals_compiled_and_parallel_equals_serial_bit_for_bit(@ForAll long seed) {
    DifferentiableFunction f = any(seed).planned();
    double[] x = point(seed, f.variableCount());
    RandomRequests asked = requests(seed, f);
    assertSame(asked.read(asked.of(f).at(x)), asked.read(asked.of(f.interpreted()).at(x)));

    DifferentiableFunction jacobian = f.jacobian();
    double[][] points = new double[40][];
    Arrays.setAll(points, i -> point(seed + i, x.length));
    double[][] serial = jacobian.values(points);
    double[][] parallel = jacobian.parallel().values(points);
    for (int i = 0; i < points.length; i++) {
      assertArrayEquals(serial[i], parallel[i], 0.0);
      assertArrayEquals(jacobian.value(points[i]).toArray(), serial[i], 0.0);
    }
  }

  @Property(tries = 8, seed = "6")
  void a_declared_interaction_gives_the_same_with_no_more_evaluations(@ForAll long seed) {
    RandomCircuits plain = RandomCircuits.arrays(seed, 2, false);
    RandomCircuits declared = RandomCircuits.arrays(seed, 2, true);
    double[] x = point(seed, plain.planned().variableCount());
    RandomRequests asked = requests(seed, plain.planned());
    Request fewer = asked.of(declared.planned());
    assertClose(exact(plain, asked, x), asked.read(fewer.at(x)), 1e-9);
    long evaluations = asked.of(plain.planned()).explain().evaluations();
    assertTrue(fewer.explain().evaluations() <= evaluations);
  }
}
