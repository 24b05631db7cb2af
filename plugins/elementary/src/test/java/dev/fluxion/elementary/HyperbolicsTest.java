package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Reference values by mpmath with 60 digits. */
class HyperbolicsTest {
  private static final double[][] ASINH = {
    {1e-300, 1e-300},
    {-1e-09, -1e-09},
    {0.01, 0.009999833340832888},
    {0.5, 0.48121182505960347},
    {-1.0, -0.881373587019543},
    {2.5, 1.6472311463710958},
    {-30.0, -4.09462222433053},
    {100000.0, 12.206072645555174},
    {260000000.0, 20.069339369539748},
    {270000000.0, 20.107079697522593},
    {-1e+20, -46.74484904044086},
    {1e+300, 691.4686750787737}
  };

  private static final double[][] ACOSH = {
    {1.0, 0.0},
    {1.0000000000000002, 2.1073424255447014e-08},
    {1.000000001, 4.4721361396399915e-05},
    {1.01, 0.14130376948564863},
    {1.5, 0.9624236501192069},
    {2.0, 1.3169578969248168},
    {30.0, 4.0940666686320855},
    {100000.0, 12.206072645505174},
    {260000000.0, 20.069339369539748},
    {270000000.0, 20.107079697522593},
    {1e+20, 46.74484904044086},
    {1e+300, 691.4686750787737}
  };

  private static final double[][] ATANH = {
    {1e-300, 1e-300},
    {-1e-09, -1e-09},
    {0.01, 0.010000333353334763},
    {0.3, 0.3095196042031117},
    {-0.4999, -0.5491728198882279},
    {0.5, 0.5493061443340549},
    {0.75, 0.9729550745276566},
    {-0.9, -1.4722194895832204},
    {0.999999, 7.254328619247669},
    {0.9999999999999999, 18.714973875118524}
  };

  @Test
  void inverseFunctionsAreAccurate() {
    Kernels.assertTable("asinh", ASINH, 5e-16);
    Kernels.assertTable("acosh", ACOSH, 5e-16);
    Kernels.assertTable("atanh", ATANH, 5e-16);
  }

  @Test
  void edgesAreAsDocumented() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(infinity, Kernels.unary("atanh").applyAsDouble(1));
    assertEquals(-infinity, Kernels.unary("atanh").applyAsDouble(-1));
    assertEquals(-infinity, Kernels.unary("asinh").applyAsDouble(-infinity));
    assertEquals(infinity, Kernels.unary("acosh").applyAsDouble(infinity));
    for (double x : new double[] {1.5, -1.5, 1e300, infinity, -infinity}) {
      assertTrue(Double.isNaN(Kernels.unary("atanh").applyAsDouble(x)));
    }
    for (double x : new double[] {0.5, -0.5, -1, -3, -1e300, -infinity}) {
      assertTrue(Double.isNaN(Kernels.unary("acosh").applyAsDouble(x)));
    }
  }

  @Property
  void differenceOfSquaresIsOne(@ForAll @DoubleRange(min = -5, max = 5) @Scale(15) double x) {
    double sinh = Kernels.unary("sinh").applyAsDouble(x);
    double cosh = Kernels.unary("cosh").applyAsDouble(x);
    Kernels.assertClose("squares", 1, (cosh - sinh) * (cosh + sinh), 1e-15, cosh * cosh);
    Kernels.assertClose("tanh", sinh / cosh, Kernels.unary("tanh").applyAsDouble(x), 1e-15);
  }

  @Property
  void inverseFunctionsInvert(@ForAll @DoubleRange(min = -15, max = 15) @Scale(15) double x) {
    Kernels.assertClose("asinh", x, inverse("asinh", "sinh", x), 1e-15, 1 + Math.abs(x));
    Kernels.assertClose("acosh", Math.abs(x), inverse("acosh", "cosh", x), 1e-7, 1);
    Kernels.assertClose("atanh", x / 2, inverse("atanh", "tanh", x / 2), 1e-9, 1);
  }

  private static double inverse(String outer, String inner, double x) {
    return Kernels.unary(outer).applyAsDouble(Kernels.unary(inner).applyAsDouble(x));
  }
}
