package dev.fluxion.dsl;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.z;
import static dev.fluxion.elementary.Elementary.exp;
import static dev.fluxion.elementary.Elementary.tanh;
import static dev.fluxion.shift.Shift.shiftSin;
import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Expr.stack;
import static dev.fluxion.spi.Shape.scalar;
import static dev.fluxion.spi.Shape.vector;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;

/** The Java blocks of the README, word for word. */
final class ReadmeSnippets {
  private ReadmeSnippets() {}

  static void run() {
    DifferentiableFunction model =
        Fluxion.function("model")
            .input("w", vector(3))
            .returns(
                w -> {
                  Expr y = stack(w.get(1).times(w.get(2)), w.get(2), w.get(0));
                  return shiftSin(w, PI.over(4)).plus(shiftSin(y, PI.over(2)).pow(2).times(3));
                });

    model.value(0.4, 0.1, 0.2); // [0.39061818…, 0.21824193…, 0.6536093…]
    model.sum().gradient().value(0.4, 0.1, 0.2); // a derivative of a function is a function
    model.sum().hessian().value(0.4, 0.1, 0.2); // [[3.79…, 0, 0], [0, 0.13…, 0.23…], …]

    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", scalar()).returns(x -> shiftSin(x, PI.over(2)));
    sine.derivative(40).value(0.4).asDouble(); // 0.3894183423086505, from one evaluation

    Result joint = model.sum().request().value().gradient().hessian().at(0.4, 0.1, 0.2);
    joint.gradient();
    joint.counters().evaluations(); // 12, for value, gradient and Hessian together
    System.out.println(model.sum().hessian().explain());

    DifferentiableFunction energy =
        Fluxion.function("energy")
            .input("x", vector(2))
            .input("k", scalar())
            .returns((x, k) -> exp(x.dot(x).times(k).negate()).plus(tanh(x).sum()));

    energy.gradient("x").value(new double[] {0.3, -0.2}, new double[] {1.5});
    energy.partial(0, 1, 2).value(0.3, -0.2, 1.5); // ∂³/∂x₀∂x₁∂k
    energy.hvp().value(0.3, -0.2, 1.5, 1, 0, 0); // Hessian times a direction
    double[] out = new double[3];
    energy.gradient().valueInto(new double[] {0.3, -0.2, 1.5}, out); // allocates nothing
  }

  static void economy(Primitive circuit, Backend device) {
    DifferentiableFunction landscape =
        Fluxion.function("landscape")
            .input("theta", vector(4))
            .returns(theta -> circuit.at(theta))
            .on(device, Sampling.total(100_000).seed(7))
            .caching(EvaluationCache.ofSize(10_000), Freshness.TOP_UP)
            .within(Budget.ofEvaluations(30).andShots(100_000));

    PreparedRequest step = landscape.request().value().gradient().hessian().prepare();
    System.out.println(step.explain()); // 27 evaluations in one round trip, 73 as written
    PlanAssert.that(step.explain()).evaluations(27).roundTrips(1); // in a test of yours
    Result at = step.at(0.1, 0.2, 0.3, 0.4); // a plan is made once, for any number of points
    at.standardErrors().hessian();
    at.covariance("gradient");
    landscape.selfChecking(); // surplus points find a wrong spectrum, and a device that drifts
  }

  static void circuits() {
    DifferentiableFunction molecule =
        Fluxion.function("molecule")
            .input("theta", vector(2))
            .returns(
                theta ->
                    circuit(2)
                        .ry(0, theta.get(0))
                        .cx(0, 1)
                        .rz(1, theta.get(1).times(2))
                        .h(1)
                        .expectation(z(0).times(0.5).plus(x(0).x(1))));

    molecule.gradient().value(0.3, -0.2); // one sweep back, however many parameters there are
    Result sampled =
        molecule.on("simulator", Fluxion.shots(10_000).seed(7)).request().gradient().at(0.3, -0.2);
    sampled.standardErrors().gradient();
  }

  static void hardware(DifferentiableFunction molecule) {
    Result measured =
        molecule.on("ionq", Fluxion.shots(1000).seed(7)).request().value().gradient().at(0.3, -0.2);
    measured.standardErrors().gradient();
  }
}
