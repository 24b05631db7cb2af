package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A function of nothing, as an array primitive without any derivative is to the kit. */
class EmptyInputTest {
  private static final Primitive TWO_AND_ONE =
      Primitive.of("test:two-and-one")
          .outputs(2)
          .shape((attributes, inputs) -> List.of(Shape.vector(2), Shape.scalar()))
          .kernel(
              (in, out) -> {
                out[0][0] = in[0][0];
                out[0][1] = in[0][1];
                out[1][0] = 3;
              })
          .build();

  private static final DifferentiableFunction FUNCTION =
      Fluxion.function("constant")
          .input("x", Shape.vector(0))
          .returns(
              x -> {
                List<Expr> outputs = TWO_AND_ONE.bind().outputs(Expr.vector(1, 2));
                return Expr.concat(outputs.get(0), outputs.get(1).flatten());
              });

  @Test
  void anInputWithoutElementsTakesNoPlaceOfAnother() {
    double[] expected = {1, 2, 3};
    assertArrayEquals(expected, FUNCTION.interpreted().value(new double[0]).toArray());
    assertArrayEquals(expected, FUNCTION.compile().value(new double[0]).toArray());
  }
}
