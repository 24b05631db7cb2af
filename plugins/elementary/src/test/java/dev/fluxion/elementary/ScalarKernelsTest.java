package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Reference values by mpmath with 60 digits. */
class ScalarKernelsTest {
  private static final double[][] SIGMOID = {
    {-745.0, 5e-324},
    {-700.0, 9.85967654375977e-305},
    {-40.0, 4.248354255291589e-18},
    {-3.0, 0.04742587317756678},
    {-1e-09, 0.49999999975},
    {0.0, 0.5},
    {0.5, 0.6224593312018546},
    {2.0, 0.8807970779778824},
    {36.0, 0.9999999999999998},
    {40.0, 1.0},
    {1000.0, 1.0}
  };

  private static final double[][] SOFTPLUS = {
    {-745.0, 5e-324},
    {-700.0, 9.85967654375977e-305},
    {-40.0, 4.248354255291589e-18},
    {-3.0, 0.04858735157374206},
    {-1e-09, 0.6931471800599454},
    {0.0, 0.6931471805599453},
    {0.5, 0.9740769841801067},
    {2.0, 2.1269280110429727},
    {36.0, 36.0},
    {40.0, 40.0},
    {1000.0, 1000.0}
  };

  private static final double[][] LOG2 = {
    {5e-324, -1074.0},
    {1e-310, -1029.7977094150824},
    {0.7, -0.5145731728297583},
    {0.71, -0.4941090702700427},
    {0.999999, -1.4426957622784505e-06},
    {1.0000001, 1.4426949695965583e-07},
    {1.4, 0.48542682717024166},
    {1.42, 0.5058909297299573},
    {3.0, 1.584962500721156},
    {1e+300, 996.5784284662087}
  };

  @Test
  void ownCodeIsAccurate() {
    Kernels.assertTable("sigmoid", SIGMOID, 5e-16);
    Kernels.assertTable("softplus", SOFTPLUS, 5e-16);
    Kernels.assertTable("log2", LOG2, 5e-16);
  }

  @Test
  void nanGivesNan() {
    for (Primitive primitive : Kernels.all().values()) {
      Kernel kernel = primitive.kernel(primitive.defaults()).orElseThrow();
      if (kernel instanceof Kernel.Unary unary) {
        assertTrue(Double.isNaN(unary.function().applyAsDouble(Double.NaN)), primitive.id());
      } else if (kernel instanceof Kernel.Binary binary) {
        assertTrue(Double.isNaN(binary.function().applyAsDouble(Double.NaN, 2.5)), primitive.id());
        assertTrue(Double.isNaN(binary.function().applyAsDouble(2.5, Double.NaN)), primitive.id());
      }
    }
  }

  @Test
  void logarithmsAreNanBelowTheirEdge() {
    for (String name : new String[] {"log", "log1p", "log2", "log10"}) {
      double edge = name.equals("log1p") ? -1 : 0;
      DoubleUnaryOperator log = Kernels.unary(name);
      assertEquals(Double.NEGATIVE_INFINITY, log.applyAsDouble(edge), name);
      assertEquals(Double.POSITIVE_INFINITY, log.applyAsDouble(Double.POSITIVE_INFINITY), name);
      assertTrue(Double.isNaN(log.applyAsDouble(Math.nextDown(edge))), name);
    }
  }

  @Test
  void kinksHaveTheirValue() {
    assertEquals(0, Kernels.unary("relu").applyAsDouble(0));
    assertEquals(0, Kernels.unary("abs").applyAsDouble(0));
    assertEquals(0, Kernels.unary("sign").applyAsDouble(0));
    assertEquals(-1, Kernels.unary("sign").applyAsDouble(-3));
    assertEquals(-4, Kernels.unary("floor").applyAsDouble(-3.5));
  }

  @Property
  void powersOfTwoHaveWholeLogarithms(@ForAll @IntRange(min = -1074, max = 1023) int exponent) {
    assertEquals(exponent, Kernels.unary("log2").applyAsDouble(Math.scalb(1.0, exponent)));
  }

  @Property
  void sigmoidsOfOppositesAddUpToOne(
      @ForAll @DoubleRange(min = -50, max = 50) @Scale(15) double x) {
    DoubleUnaryOperator sigmoid = Kernels.unary("sigmoid");
    assertEquals(1, sigmoid.applyAsDouble(x) + sigmoid.applyAsDouble(-x), 3e-16);
    DoubleUnaryOperator softplus = Kernels.unary("softplus");
    double difference = softplus.applyAsDouble(x) - softplus.applyAsDouble(-x);
    Kernels.assertClose("softplus", x, difference, 5e-16, 1 + Math.abs(x));
  }

  @Property
  void lengthsAndPowersAgree(
      @ForAll @DoubleRange(min = 0.01, max = 100) @Scale(15) double x,
      @ForAll @DoubleRange(min = -3, max = 3) @Scale(15) double y) {
    double power = Kernels.binary("pow").applyAsDouble(x, y);
    Kernels.assertClose("pow", Math.exp(y * Math.log(x)), power, 1e-14);
    double length = Kernels.binary("hypot").applyAsDouble(x, y);
    Kernels.assertClose("hypot", Math.sqrt(x * x + y * y), length, 1e-15);
    double root = Kernels.unary("cbrt").applyAsDouble(y);
    Kernels.assertClose("cbrt", y, root * root * root, 1e-15, Math.abs(y) + 1e-300);
  }
}
