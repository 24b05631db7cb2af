package dev.fluxion.circuit;

import dev.fluxion.circuit.ansatz.Affine;
import dev.fluxion.circuit.ansatz.Ansatz;
import dev.fluxion.circuit.ansatz.Experiment;
import dev.fluxion.circuit.ansatz.Operation;
import dev.fluxion.circuit.ansatz.Readout;
import dev.fluxion.circuit.gate.Rotation;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.circuit.state.Simulation;
import dev.fluxion.circuit.state.Workers;
import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.PrimitiveBuilder;
import dev.fluxion.spi.Shape;
import java.util.List;

/**
 * The primitives that stand for circuits: what is measured, as a function of the parameters, and
 * its derivatives of order 1, in reverse and forward.
 *
 * <p>Along each parameter all of them are trigonometric polynomials of the same frequencies, so
 * that higher derivatives are made of any of them.
 */
final class Primitives {
  /** The attribute with the {@link Experiment}. */
  static final String EXPERIMENT = "experiment";

  /** Expectation values. */
  static final Primitive EXPECTATION =
      measured("circuit:expectation", sine(new Readout.Expectations(List.of(x())))).build();

  /** Probabilities of outcomes. */
  static final Primitive PROBABILITIES =
      measured("circuit:probabilities", sine(new Readout.Probabilities(List.of(0)))).build();

  /** The gradient of a weighted sum of what is measured, from the parameters and the weights. */
  static final Primitive GRADIENT =
      linear("circuit:gradient")
          .shape(
              (attributes, inputs) -> {
                requireParameters("circuit:gradient", attributes, inputs.get(0));
                require("circuit:gradient", "weights of", output(attributes), inputs.get(1));
                return List.of(inputs.get(0));
              })
          .bind(
              attributes -> {
                Simulation simulation = simulation(attributes);
                return (shapes, in, out) -> simulation.gradient(in[0], in[1], out[0]);
              })
          .vjp((self, args, cotangents) -> linearIn(Primitives.SLOPES, self, args, cotangents))
          .build();

  /** The slopes of all that is measured, from the parameters and a direction of these. */
  static final Primitive SLOPES =
      linear("circuit:slopes")
          .shape(
              (attributes, inputs) -> {
                requireParameters("circuit:slopes", attributes, inputs.get(0));
                require("circuit:slopes", "a direction of", inputs.get(0), inputs.get(1));
                return List.of(output(attributes));
              })
          .bind(
              attributes -> {
                Simulation simulation = simulation(attributes);
                return (shapes, in, out) -> simulation.slopes(in[0], in[1], out[0]);
              })
          .vjp((self, args, cotangents) -> linearIn(GRADIENT, self, args, cotangents))
          .build();

  static final List<Primitive> ALL = List.of(EXPECTATION, PROBABILITIES, GRADIENT, SLOPES);

  private Primitives() {}

  private static PauliSum x() {
    return PauliSum.of(Pauli.X, 0);
  }

  /** A rotation about y by the only parameter: of X it makes the sine. */
  private static Experiment sine(Readout readout) {
    Operation turn = new Operation(new Rotation(List.of(Pauli.Y)), List.of(0), Affine.parameter(0));
    return Experiment.of(new Ansatz(1, 1, List.of(turn)), readout);
  }

  static Experiment experiment(Attributes attributes) {
    return attributes.get(EXPERIMENT, Experiment.class);
  }

  private static Simulation simulation(Attributes attributes) {
    return new Simulation(experiment(attributes), Workers.ONE);
  }

  private static PrimitiveBuilder measured(String id, Experiment example) {
    return declared(id, example)
        .shape(
            (attributes, inputs) -> {
              requireParameters(id, attributes, inputs.get(0));
              return List.of(output(attributes));
            })
        .bind(
            attributes -> {
              Simulation simulation = simulation(attributes);
              return (shapes, in, out) -> simulation.values(in[0], out[0]);
            })
        .vjp(
            (self, args, cotangents) ->
                List.of(bound(GRADIENT, self).at(args.get(0), cotangents.get(0))))
        .jvp(
            (self, args, tangents) ->
                List.of(bound(SLOPES, self).at(args.get(0), tangents.get(0))));
  }

  private static PrimitiveBuilder linear(String id) {
    return declared(id, sine(new Readout.Expectations(List.of(x())))).inputs(2);
  }

  private static PrimitiveBuilder declared(String id, Experiment example) {
    return Primitive.of(id)
        .attribute(EXPERIMENT, example)
        .spectrum(0, (attributes, element) -> experiment(attributes).spectrum(element))
        .interaction(
            (attributes, elements) -> {
              Experiment experiment = experiment(attributes);
              int parameters = experiment.ansatz().parameters();
              return experiment.interact(elements.stream().filter(e -> e < parameters).toList());
            });
  }

  private static BoundPrimitive bound(Primitive primitive, BoundPrimitive self) {
    return primitive.with(EXPERIMENT, experiment(self.attributes()));
  }

  /** The function is linear in its second argument; in the first one it has a spectrum. */
  private static List<Expr> linearIn(
      Primitive transposed, BoundPrimitive self, List<Expr> args, List<Expr> cotangents) {
    return List.of(
        Expr.absent(args.get(0), Absence.NOT_IMPLEMENTED, "it is differentiated by its spectrum"),
        bound(transposed, self).at(args.get(0), cotangents.get(0)));
  }

  /** One expectation value is a number, anything else a vector. */
  private static Shape output(Attributes attributes) {
    Readout readout = experiment(attributes).readout();
    boolean isNumber = readout instanceof Readout.Expectations && readout.size() == 1;
    return isNumber ? Shape.scalar() : Shape.vector(readout.size());
  }

  private static void requireParameters(String id, Attributes attributes, Shape shape) {
    int parameters = experiment(attributes).ansatz().parameters();
    require(id, "parameters of", Shape.vector(parameters), shape);
  }

  private static void require(String id, String what, Shape expected, Shape got) {
    if (!got.equals(expected)) {
      throw new FluxionException(
          "FLX-167", "'" + id + "' needs " + what + " shape " + expected + ", got " + got);
    }
  }
}
