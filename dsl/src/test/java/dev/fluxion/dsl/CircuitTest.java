package dev.fluxion.dsl;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.z;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.Circuit;
import dev.fluxion.circuit.Circuits;
import dev.fluxion.circuit.Simulator;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.elementary.Elementary;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Shots;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Circuits as functions: how their derivatives are made, and that they are right. */
class CircuitTest {
  private final Simulator simulator = new Simulator();

  /** The simulator as if it were far away: derivatives are made of shifted evaluations. */
  private final Backend device =
      new Backend() {
        @Override
        public String id() {
          return "device";
        }

        @Override
        public Capabilities capabilities() {
          return new Capabilities(Kind.HARDWARE, true, true, 100_000);
        }

        @Override
        public boolean supports(BoundPrimitive call) {
          return simulator.supports(call);
        }

        @Override
        public List<Estimate> evaluate(List<Evaluation> batch) {
          return simulator.evaluate(batch);
        }

        @Override
        public void close() {}
      };

  private static DifferentiableFunction of(int parameters, UnaryOperator<Expr> energy) {
    return Fluxion.function("energy").input("theta", vector(parameters)).returns(energy);
  }

  /** All parameters act together. */
  private static DifferentiableFunction chain(int parameters) {
    return of(
        parameters,
        theta ->
            circuit(parameters)
                .layers(parameters, (c, q) -> c.h(q).rx(q, 0.3 + q))
                .layers(parameters, (c, q) -> c.ry(q, theta.get(q)))
                .layers(parameters - 1, (c, q) -> c.cx(q, q + 1))
                .layers(parameters, (c, q) -> c.rx(q, 0.2 + q))
                .expectation(whole(parameters)));
  }

  private static PauliSum whole(int qubits) {
    PauliSum product = PauliSum.constant(1);
    for (int q = 0; q < qubits; q++) {
      product = product.z(q);
    }
    return product;
  }

  private static double[] point(int size) {
    return new Random(11).doubles(size, -2, 2).toArray();
  }

  @ParameterizedTest
  @CsvSource({"1, 3, 3, 3", "2, 5, 8, 9", "3, 7, 16, 23", "4, 9, 27, 49"})
  void orders_cost_on_a_device_what_the_frequencies_allow(int m, int one, int two, int three) {
    DifferentiableFunction energy = chain(m).on(device);
    Request request = energy.request().value().gradient();
    assertEquals(one, request.explain().evaluations());
    assertEquals(two, request.hessian().explain().evaluations());
    assertEquals(three, request.hessian().derivatives(3).explain().evaluations());
    assertEquals(2 * m, energy.request().gradient().explain().evaluations());
  }

  @Test
  void a_shared_symbol_costs_2R_plus_1_and_not_2_for_each_gate() {
    DifferentiableFunction shared =
        of(
                1,
                theta ->
                    circuit(4)
                        .layers(4, (c, q) -> c.ry(q, theta.get(0)))
                        .expectation(whole(4).plus(x(0))))
            .on(device);
    assertEquals(9, shared.request().value().gradient().hessian().explain().evaluations());
    DifferentiableFunction sums =
        of(
                1,
                theta ->
                    circuit(4)
                        .layers(4, (c, q) -> c.ry(q, theta.get(0)))
                        .expectation(z(0).plus(z(1)).plus(z(2)).plus(z(3))))
            .on(device);
    assertEquals(2, sums.request().value().gradient().explain().evaluations(), "cos, four times");
    assertEquals(-4 * Math.sin(0.3), sums.gradient().value(0.3).get(0), 1e-13);
  }

  @Test
  void parameters_out_of_the_light_cone_cost_nothing() {
    DifferentiableFunction energy =
        of(
                40,
                theta ->
                    circuit(40)
                        .layers(40, (c, q) -> c.ry(q, theta.get(q)))
                        .layers(39, (c, q) -> c.rzz(q, q + 1, Expr.constant(0.4)))
                        .expectation(x(7)))
            .on(device);
    Result result = energy.request().value().gradient().hessian().at(point(40));
    assertEquals(16, result.counters().evaluations(), "as for three parameters");
    assertEquals(40, result.gradient().shape().size());
  }

  @Test
  void a_gradient_is_one_call_of_the_adjoint_method_in_process_and_on_an_exact_simulator() {
    DifferentiableFunction energy = chain(5);
    for (DifferentiableFunction f : List.of(energy, energy.on(simulator))) {
      PreparedRequest request = f.request().value().gradient().prepare();
      assertEquals(
          Map.of("circuit:expectation", 1L, "circuit:gradient", 1L),
          request.explain().evaluationsByPrimitive());
      String text = request.explain().toString();
      assertTrue(text.contains("written out: circuit:expectation["), text);
      assertTrue(text.contains("by vector rule"), text);
    }
    double[] theta = point(5);
    double[] shifted = energy.on(device).gradient().value(theta).toArray();
    assertArrayEquals(shifted, energy.gradient().value(theta).toArray(), 1e-13);
    assertArrayEquals(shifted, energy.on(simulator).gradient().value(theta).toArray(), 1e-13);
  }

  @Test
  void with_shots_the_simulator_is_asked_for_shifted_evaluations() {
    DifferentiableFunction sampled = chain(3).on(simulator, new Shots(1000, 5));
    Result result = sampled.request().value().gradient().at(point(3));
    assertEquals(7, result.counters().evaluations());
    double[] exact = chain(3).gradient().value(point(3)).toArray();
    double[] errors = result.standardErrors().gradient().toArray();
    for (int k = 0; k < 3; k++) {
      assertEquals(exact[k], result.gradient().get(k), 5 * errors[k]);
      assertTrue(errors[k] > 0 && errors[k] < 0.1);
    }
    Result again = sampled.request().value().gradient().at(point(3));
    assertArrayEquals(result.gradient().toArray(), again.gradient().toArray(), 0);
  }

  @Test
  void a_hessian_by_shifts_is_the_one_by_adjoint_gradients_and_third_orders_agree_too() {
    DifferentiableFunction energy =
        of(
            3,
            t ->
                circuit(3)
                    .h(0)
                    .crx(0, 1, t.get(0))
                    .ry(2, t.get(1).plus(t.get(0).times(2)))
                    .rxx(1, 2, Elementary.sin(t.get(2)))
                    .cp(2, 0, t.get(1).times(t.get(2)))
                    .u(1, t.get(0), t.get(1), Expr.constant(0.3))
                    .expectation(x(0).z(1).plus(z(2).times(0.5)).plus(x(1).x(2))));
    double[] theta = point(3);
    double[] inProcess = energy.hessian().value(theta).toArray();
    assertArrayEquals(inProcess, energy.on(device).hessian().value(theta).toArray(), 1e-11);
    assertArrayEquals(inProcess, energy.on(simulator).hessian().value(theta).toArray(), 1e-11);
    double h = 1e-4;
    for (int k = 0; k < 3; k++) {
      double[] up = theta.clone();
      double[] down = theta.clone();
      up[k] += h;
      down[k] -= h;
      double[] above = energy.gradient().value(up).toArray();
      double[] below = energy.gradient().value(down).toArray();
      for (int j = 0; j < 3; j++) {
        assertEquals((above[j] - below[j]) / (2 * h), inProcess[3 * k + j], 1e-6);
      }
    }
    assertArrayEquals(third(energy, theta), third(energy.on(device), theta), 1e-10);
  }

  private static double[] third(DifferentiableFunction energy, double[] theta) {
    return energy.request().derivatives(3).at(theta).derivatives(3).toArray();
  }

  @Test
  void several_observables_share_one_state() {
    DifferentiableFunction both =
        of(
            2,
            t ->
                circuit(2)
                    .ry(0, t.get(0))
                    .cx(0, 1)
                    .rx(1, t.get(1))
                    .expectations(z(0), z(1), x(0).x(1)));
    double[] theta = {0.4, -0.7};
    assertEquals(1, both.on(device).request().value().explain().evaluations());
    assertEquals(
        4,
        both.on(device).request().value().jacobian().explain().evaluations(),
        "the first angle turns all three and leaves no constant");
    double[] values = {Math.cos(0.4), Math.cos(0.4) * Math.cos(-0.7), Math.sin(0.4)};
    assertArrayEquals(values, both.value(theta).toArray(), 1e-14);
    double[] slopes = {
      -Math.sin(0.4),
      0,
      -Math.sin(0.4) * Math.cos(-0.7),
      -Math.cos(0.4) * Math.sin(-0.7),
      Math.cos(0.4),
      0
    };
    assertArrayEquals(slopes, both.jacobian().value(theta).toArray(), 1e-14);
    assertArrayEquals(slopes, both.on(device).jacobian().value(theta).toArray(), 1e-14);
  }

  @Test
  void probabilities_are_a_vector_of_functions() {
    DifferentiableFunction outcomes =
        of(1, t -> circuit(2).ry(0, t.get(0)).cx(0, 1).probabilities());
    double c = Math.cos(0.45);
    assertArrayEquals(new double[] {c * c, 0, 0, 1 - c * c}, outcomes.value(0.9).toArray(), 1e-15);
    double slope = Math.sin(0.9) / 2;
    for (DifferentiableFunction f : List.of(outcomes, outcomes.on(device))) {
      assertArrayEquals(
          new double[] {-slope, 0, 0, slope}, f.jacobian().value(0.9).toArray(), 1e-15);
    }
  }

  @Test
  void one_sine_runs_in_process_and_on_the_simulator() {
    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", scalar()).returns(a -> Shift.shiftSin(a));
    DifferentiableFunction qubit =
        Fluxion.function("qubit").input("x", scalar()).returns(a -> Circuits.sine(a));
    for (DifferentiableFunction f : List.of(sine, sine.on(simulator), qubit, qubit.on(device))) {
      Result result = f.request().value().derivative(1).derivative(2).derivative(3).at(0.7);
      assertEquals(Math.sin(0.7), result.value().asDouble(), 1e-15);
      assertEquals(Math.cos(0.7), result.derivative(1).asDouble(), 1e-15);
      assertEquals(-Math.sin(0.7), result.derivative(2).asDouble(), 1e-15);
      assertEquals(-Math.cos(0.7), result.derivative(3).asDouble(), 1e-15);
    }
    Result sampled = sine.on(simulator, new Shots(10_000, 1)).request().value().at(0.7);
    double error = sampled.standardErrors().value().asDouble();
    assertEquals(Math.cos(0.7) / 100, error, 1e-3);
    assertEquals(Math.sin(0.7), sampled.value().asDouble(), 5 * error);
    assertEquals(2, sine.on(simulator).request().value().derivative(1).explain().evaluations());
  }

  @Test
  void a_circuit_without_parameters_is_a_number() {
    DifferentiableFunction fixed =
        of(1, t -> circuit(2).h(0).cx(0, 1).expectation(z(0).z(1)).times(t.get(0)));
    assertEquals(0.6, fixed.value(0.6).get(), 1e-15);
    assertEquals(1, fixed.gradient().value(0.6).get(0), 1e-15);
    Circuit none = circuit(1);
    assertEquals(2, of(1, t -> none.expectation(z(0).plus(1)).plus(t.get(0))).value(0).get());
  }

  @Test
  void samplesOfDifferentCircuitsOfOneSizeAreIndependent() {
    DifferentiableFunction pair =
        Fluxion.function("pair")
            .input("x", scalar())
            .returns(
                x ->
                    Expr.stack(
                        circuit(1).ry(0, x.plus(0.2)).expectation(z(0)),
                        circuit(1).ry(0, x.plus(0.3)).expectation(z(0))));
    double both = 0;
    double[] squares = new double[2];
    for (int seed = 0; seed < 300; seed++) {
      double[] off = pair.on("simulator", Fluxion.shots(200).seed(seed)).value(1.2).toArray();
      off[0] -= Math.cos(1.4);
      off[1] -= Math.cos(1.5);
      both += off[0] * off[1];
      squares[0] += off[0] * off[0];
      squares[1] += off[1] * off[1];
    }
    assertEquals(0, both / Math.sqrt(squares[0] * squares[1]), 0.25);
  }
}
