package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A kernel gets the arrays that it asks for to work in, whoever calls it. */
class KernelScratchTest {
  private static final Primitive COSINES =
      Primitive.of("test:cosines-in-scratch")
          .shape((attributes, shapes) -> List.of(Shape.scalar()))
          .kernel(new Cosines())
          .spectrum(0, Spectrum.of(1))
          .build();

  /** The sum of cosines, which are stored in between. */
  private static final class Cosines implements Kernel.ShapedFunction {
    @Override
    public int[] scratchSizes(List<Shape> shapes) {
      return new int[] {shapes.get(0).size()};
    }

    @Override
    public void apply(List<Shape> shapes, double[][] inputs, double[][] outputs) {
      double[] cosines = outputs[1];
      for (int i = 0; i < cosines.length; i++) {
        cosines[i] = Math.cos(inputs[0][i]);
      }
      outputs[0][0] = 0;
      for (double cosine : cosines) {
        outputs[0][0] += cosine;
      }
    }
  }

  @Test
  void theValueAndEvaluationsAtShiftedPoints() {
    DifferentiableFunction f =
        Fluxion.function("f").input("x", Shape.vector(3)).returns(x -> COSINES.at(x));
    double[] x = {0.3, -1.2, 2};
    double expected = Math.cos(0.3) + Math.cos(1.2) + Math.cos(2);
    for (DifferentiableFunction each : List.of(f.interpreted(), f.compile())) {
      Result result = each.request().value().gradient().at(x);
      assertEquals(expected, result.value().asDouble(), 1e-15);
      for (int i = 0; i < x.length; i++) {
        assertEquals(-Math.sin(x[i]), result.gradient().get(i), 1e-14);
      }
    }
  }
}
