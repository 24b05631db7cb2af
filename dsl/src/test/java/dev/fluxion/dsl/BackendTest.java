package dev.fluxion.dsl;

import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A function on a backend: which evaluations reach it, and in which batches. */
class BackendTest {

  /** Evaluates primitives of the vendor {@code shift} and writes down what it was asked for. */
  private static final class Recording implements Backend {
    private final List<List<Evaluation>> batches = new ArrayList<>();
    private final int limit;

    Recording(int limit) {
      this.limit = limit;
    }

    @Override
    public String id() {
      return "recording";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Kind.HARDWARE, true, true, limit);
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return call.primitive().id().startsWith("shift:") || call.primitive().id().equals("test:two");
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      batches.add(batch);
      return batch.stream()
          .map(
              evaluation -> {
                Shots shots = evaluation.shots();
                double value = Math.sin(evaluation.inputs().get(0)[0]);
                double[] error = {shots.count() == 0 ? 0 : 1 / Math.sqrt(shots.count())};
                return new Estimate(List.of(new double[] {value}), List.of(error), shots.count());
              })
          .toList();
    }

    @Override
    public void close() {}

    int evaluations() {
      return batches.stream().mapToInt(List::size).sum();
    }
  }

  private final DifferentiableFunction f =
      Fluxion.function("f")
          .input("w", vector(3))
          .returns(w -> Elementary.exp(Shift.shiftSin(w, PI.over(2))).sum());

  @Test
  void a_function_gives_the_same_on_a_backend_as_in_process() {
    Recording backend = new Recording(100);
    double[] w = {0.4, 0.1, 0.2};
    assertArrayEquals(
        f.hessian().value(w).toArray(), f.hessian().on(backend).value(w).toArray(), 1e-13);
  }

  @Test
  void independent_evaluations_leave_in_one_batch_and_each_once() {
    Recording backend = new Recording(100);
    Result result = f.on(backend).request().value().gradient().hessian().at(0.4, 0.1, 0.2);

    assertEquals(1, backend.batches.size());
    assertEquals(6, backend.evaluations());
    assertEquals(6, result.counters().byPrimitive().get("shift:sin"));
    assertEquals(1, result.counters().batches());
  }

  @Test
  void batches_keep_to_the_limit_of_the_backend() {
    Recording backend = new Recording(4);
    f.on(backend).request().value().gradient().at(0.4, 0.1, 0.2);
    assertEquals(List.of(4, 2), backend.batches.stream().map(List::size).toList());
  }

  @Test
  void evaluations_that_depend_on_others_wait_for_them() {
    Recording backend = new Recording(100);
    DifferentiableFunction nested =
        Fluxion.function("nested")
            .input("x", scalar())
            .returns(
                x -> Shift.shiftSin(Elementary.exp(Shift.shiftSin(x, PI.over(2))), PI.over(2)));
    double value = nested.on(backend).value(0.3).asDouble();
    assertEquals(Math.sin(Math.exp(Math.sin(0.3))), value, 1e-15);
    assertEquals(2, backend.batches.size());
  }

  @Test
  void shots_reach_the_backend_and_are_counted() {
    Recording backend = new Recording(100);
    Result result = f.on(backend, Fluxion.shots(100).seed(7)).request().value().at(0.4, 0.1, 0.2);
    assertEquals(300, result.counters().shots());
    assertEquals(0.1, result.counters().largestStandardError(), 1e-15);
  }

  @Test
  void the_rule_follows_the_backend() {
    Primitive two =
        Primitive.elementwise("test:two")
            .kernel(Math::sin)
            .derivative((self, x) -> Elementary.sin(x.plus(PI.over(2))))
            .derivative(
                (self, x) ->
                    self.at(x.plus(PI.over(2))).minus(self.at(x.minus(PI.over(2)))).times(0.5))
            .build();
    DifferentiableFunction g =
        Fluxion.function("g").input("x", scalar()).returns(x -> two.at(x)).derivative(1);

    assertEquals(1, g.explain().evaluationsByPrimitive().get("elementary:sin"));
    Explanation remote = g.on(new Recording(10)).explain();
    assertEquals(2, remote.evaluationsByPrimitive().get("test:two"));
    assertTrue(remote.toString().contains("recursive shift rule of 2 terms"), remote.toString());
    assertEquals(Math.cos(0.3), g.value(0.3).asDouble(), 1e-15);
    assertEquals(Math.cos(0.3), g.on(new Recording(10)).value(0.3).asDouble(), 1e-15);
  }
}
