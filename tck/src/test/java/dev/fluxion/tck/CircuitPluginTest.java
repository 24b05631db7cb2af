package dev.fluxion.tck;

import static dev.fluxion.circuit.Circuits.circuit;
import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.y;
import static dev.fluxion.circuit.Circuits.z;

import dev.fluxion.circuit.CircuitPlugin;
import dev.fluxion.circuit.operator.ComplexMatrix;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.stream.Stream;

/** The shipped plugin of circuits: every gate, shared parameters, several outputs. */
class CircuitPluginTest extends PluginTck {
  private final Expr theta = Expr.of(new Op.Input("theta", Shape.vector(2), this));

  @Override
  protected Plugin plugin() {
    return new CircuitPlugin();
  }

  @Override
  protected List<Sample> samples() {
    ComplexMatrix generator =
        ComplexMatrix.real(new double[][] {{1, 1, 0, 0}, {1, 1, 0, 0}, {0, 0, 3, 0}, {0, 0, 0, 3}});
    Expr shared = circuit(2).ry(0, t(0)).cx(0, 1).ry(1, t(0)).rz(1, t(1)).h(1).expectation(xz());
    Expr small = circuit(1).rx(0, 0.4).ry(0, t(0)).expectation(z(0).plus(x(0)));
    List<Expr> measured =
        List.of(
            shared,
            rotations(),
            evolutions(generator),
            circuit(3)
                .ry(0, t(0))
                .ry(2, t(1))
                .ry(1, 0.4)
                .rx(1, 0.7)
                .cz(0, 1)
                .cz(1, 2)
                .expectations(y(1).plus(z(0)), x(1).plus(z(2).times(0.5))),
            circuit(2).ry(0, t(0)).crx(0, 1, t(1)).probabilities(1));
    return Stream.concat(
            measured.stream().map(each -> call(each, "")),
            Stream.of(call(small, "circuit:gradient"), call(small, "circuit:slopes")))
        .toList();
  }

  private static PauliSum xz() {
    return x(0).z(1);
  }

  private Expr t(int k) {
    return theta.get(k);
  }

  private Expr rotations() {
    return circuit(3)
        .h(0)
        .rx(1, 0.3)
        .ry(2, 0.7)
        .rxx(0, 1, t(0))
        .p(1, t(1))
        .ryy(1, 2, Expr.constant(0.4))
        .pauli("XYZ", t(0), 2, 0, 1)
        .expectation(y(0).plus(x(1).z(2)).plus(z(1)));
  }

  private Expr evolutions(ComplexMatrix generator) {
    return circuit(2)
        .rx(0, 0.3)
        .ry(0, 0.5)
        .ry(1, 0.7)
        .cry(1, 0, t(0))
        .evolution(generator, List.of(0.0, 2.0, 3.0), t(1), 0, 1)
        .rx(1, 0.5)
        .expectation(y(0).plus(x(1)));
  }

  /** Returns a measurement as it stands, or its gradient or slopes. */
  private static Sample call(Expr measured, String id) {
    Expr node = measured;
    while (!(node.op() instanceof Op.Call)) {
      node = node.args().get(0);
    }
    Op.Call call = (Op.Call) node.op();
    Shape parameters = node.args().get(0).shape();
    Sample sample =
        Sample.of(id.isEmpty() ? call.primitive().id() : id)
            .with("experiment", call.attributes().asMap().get("experiment"))
            .input(parameters);
    if (id.isEmpty()) {
      return sample;
    }
    return sample.input(id.equals("circuit:gradient") ? node.shape() : parameters);
  }
}
