package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Reference values by mpmath with 60 digits. */
class ErrorFunctionsTest {
  private static final double[][] ERF = {
    {1e-300, 1.1283791670955126e-300},
    {-1e-12, -1.1283791670955126e-12},
    {1e-05, 1.1283791670579e-05},
    {0.1, 0.1124629160182849},
    {0.25, 0.27632639016823696},
    {-0.46875, -0.49261347321793797},
    {0.46876, 0.4926225311068465},
    {0.5, 0.5204998778130465},
    {-0.75, -0.7111556336535151},
    {1.0, 0.8427007929497149},
    {1.3, 0.9340079449406524},
    {-2.0, -0.9953222650189527},
    {2.5, 0.999593047982555},
    {3.3, 0.9999969422902035},
    {3.999, 0.9999999844552505},
    {4.001, 0.9999999847092178},
    {5.0, 0.9999999999984626},
    {-5.5, -0.9999999999999927},
    {6.0, 1.0},
    {27.0, 1.0}
  };

  private static final double[][] ERFC = {
    {1e-300, 1.0},
    {-1e-12, 1.0000000000011284},
    {1e-05, 0.9999887162083294},
    {0.1, 0.887537083981715},
    {0.25, 0.7236736098317631},
    {-0.46875, 1.492613473217938},
    {0.46876, 0.5073774688931535},
    {0.5, 0.4795001221869535},
    {-0.75, 1.7111556336535152},
    {1.0, 0.15729920705028513},
    {1.3, 0.06599205505934755},
    {-2.0, 1.9953222650189528},
    {2.5, 0.0004069520174449589},
    {3.3, 3.0577097964381654e-06},
    {3.999, 1.554474949099499e-08},
    {4.001, 1.5290782173248732e-08},
    {5.0, 1.537459794428035e-12},
    {10.0, 2.088487583762545e-45},
    {20.5, 8.450842369572458e-185},
    {26.5, 2.2109076642637343e-307},
    {-6.0, 2.0}
  };

  private static final double[][] NORMAL_CDF = {
    {1e-300, 0.5},
    {-1e-12, 0.49999999999960104},
    {0.1, 0.539827837277029},
    {-0.5, 0.3085375387259869},
    {0.6, 0.7257468822499265},
    {-1.0, 0.15865525393145705},
    {1.5, 0.9331927987311419},
    {-2.0, 0.02275013194817921},
    {2.5, 0.9937903346742238},
    {-3.3, 0.0004834241423837775},
    {4.0, 0.9999683287581669},
    {-5.2, 9.964426316933471e-08},
    {-8.0, 6.220960574271784e-16},
    {-10.7, 5.088910855027318e-27},
    {-15.0, 3.670966199312751e-51},
    {-20.3, 6.429244467698346e-92},
    {-25.0, 3.056696706382561e-138},
    {-30.1, 2.4226672179857586e-199},
    {-37.0, 5.725571222524577e-300},
    {6.0, 0.9999999990134123}
  };

  @Test
  void valuesAreWithinTheStatedBound() {
    Kernels.assertTable("erf", ERF, 1e-15);
    Kernels.assertTable("erfc", ERFC, 1e-15);
    Kernels.assertTable("normal-cdf", NORMAL_CDF, 1e-15);
  }

  @Test
  void limitsAreReached() {
    assertEquals(1, Kernels.unary("erf").applyAsDouble(Double.POSITIVE_INFINITY));
    assertEquals(-1, Kernels.unary("erf").applyAsDouble(Double.NEGATIVE_INFINITY));
    assertEquals(0, Kernels.unary("erfc").applyAsDouble(Double.POSITIVE_INFINITY));
    assertEquals(2, Kernels.unary("erfc").applyAsDouble(Double.NEGATIVE_INFINITY));
    assertEquals(1, Kernels.unary("normal-cdf").applyAsDouble(Double.POSITIVE_INFINITY));
    assertEquals(0, Kernels.unary("normal-cdf").applyAsDouble(Double.NEGATIVE_INFINITY));
    assertEquals(0.5, Kernels.unary("normal-cdf").applyAsDouble(0));
  }

  @Property
  void erfIsOddAndErfcIsItsComplement(@ForAll @DoubleRange(min = -6, max = 6) @Scale(15) double x) {
    DoubleUnaryOperator erf = Kernels.unary("erf");
    double value = erf.applyAsDouble(x);
    assertEquals(-value, erf.applyAsDouble(-x));
    assertEquals(1, value + Kernels.unary("erfc").applyAsDouble(x), 3e-16);
  }

  @Property
  void normalCdfOfOppositesAddsUpToOne(
      @ForAll @DoubleRange(min = -9, max = 9) @Scale(15) double x) {
    DoubleUnaryOperator cdf = Kernels.unary("normal-cdf");
    assertEquals(1, cdf.applyAsDouble(x) + cdf.applyAsDouble(-x), 3e-16);
  }

  @Property
  void erfRises(
      @ForAll @DoubleRange(min = -5, max = 5) @Scale(15) double x,
      @ForAll @DoubleRange(min = 1e-6, max = 1) @Scale(15) double step) {
    DoubleUnaryOperator erf = Kernels.unary("erf");
    assertEquals(1, Math.signum(erf.applyAsDouble(x + step) - erf.applyAsDouble(x) + 3e-16));
  }
}
