package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Declaration;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Reference values by mpmath with 60 digits. */
class TrigonometryTest {
  /** Order, argument, value. */
  private static final double[][] SINC = {
    {0, 0.0, 1.0},
    {0, 1e-08, 1.0},
    {0, 0.5, 0.958851077208406},
    {0, -1.9, 0.49805267773021816},
    {0, 3.1, 0.013413116913964674},
    {0, -7.3, 0.11649816720939239},
    {0, 11.9, -0.05194429514596918},
    {0, 12.1, -0.03716094748219847},
    {0, 25.0, -0.005294070003910921},
    {0, -1000.0, 0.0008268795405320026},
    {1, 0.0, 0.0},
    {1, 1e-08, -3.3333333333333334e-09},
    {1, 0.5, -0.16253703063606656},
    {1, -1.9, 0.4322853918914324},
    {1, 3.1, -0.32662847328620775},
    {1, -7.3, -0.05610676029749492},
    {1, 11.9, 0.07042139422579903},
    {1, 12.1, 0.07688983958607612},
    {1, 25.0, 0.03985987527469538},
    {1, -1000.0, -0.0005615521967501709},
    {2, 0.0, -0.3333333333333333},
    {2, 1e-08, -0.3333333333333333},
    {2, 0.5, -0.3087029546641397},
    {2, -1.9, -0.04301542310765774},
    {2, 3.1, 0.1973149303674597},
    {2, -7.3, -0.131869882359391},
    {2, 11.9, 0.04010876670465842},
    {2, 12.1, 0.02445188308780572},
    {2, 25.0, 0.0021052799819352907},
    {2, -1000.0, -0.0008280026449255029},
    {3, 0.0, 0.0},
    {3, 1e-08, 2e-09},
    {3, 0.5, 0.09705260420409292},
    {3, -1.9, -0.23807149272972453},
    {3, 3.1, 0.13135172876480658},
    {3, -7.3, 0.01787231100040169},
    {3, 11.9, -0.07616778119790038},
    {3, 12.1, -0.07988113725394543},
    {3, 25.0, -0.03990074607237118},
    {3, -1000.0, 0.0005598950683559265},
    {4, 0.0, 0.2},
    {4, 1e-08, 0.19999999999999998},
    {4, 0.5, 0.18243024357566265},
    {4, -1.9, -0.0031504648586755638},
    {4, 3.1, -0.1560729847180438},
    {4, -7.3, 0.12629121433290016},
    {4, 11.9, -0.02634167961726317},
    {4, 12.1, -0.010753959960233038},
    {4, 25.0, 0.0010900493676684676},
    {4, -1000.0, 0.0008291191208054262},
    {7, 0.0, 0.0},
    {7, 1e-08, 1.111111111111111e-09},
    {7, 0.5, 0.05368154518891347},
    {7, -1.9, -0.12192773212925903},
    {7, 3.1, 0.044162319097716785},
    {7, -7.3, -0.02826802204782292},
    {7, 11.9, -0.07373757071488717},
    {7, 12.1, -0.07286594069135648},
    {7, 25.0, -0.03848074918084645},
    {7, -1000.0, 0.0005565674737007902},
    {12, 0.0, 0.07692307692307693},
    {12, 1e-08, 0.07692307692307691},
    {12, 0.5, 0.06874179228760105},
    {12, -1.9, -0.014714445023581097},
    {12, 3.1, -0.07277954549724452},
    {12, -7.3, 0.059623100056387},
    {12, 11.9, 0.009938146702705252},
    {12, 12.1, 0.020653001068656},
    {12, 25.0, 0.011719149879809685},
    {12, -1000.0, 0.0008335182088839852},
    {20, 0.0, 0.047619047619047616},
    {20, 1e-08, 0.047619047619047616},
    {20, 0.5, 0.042287631253939965},
    {20, -1.9, -0.011419166895514607},
    {20, 3.1, -0.04641431984709819},
    {20, -7.3, 0.03487030512282095},
    {20, 11.9, 0.016421144086742515},
    {20, 12.1, 0.02346054938083916},
    {20, 25.0, 0.01672169325805936},
    {20, -1000.0, 0.0008378091583320892}
  };

  @Test
  void derivativesOfSincAreWithinTheStatedBound() {
    for (double[] row : SINC) {
      int n = (int) row[0];
      double value = Kernels.unary("sinc", n).applyAsDouble(row[1]);
      String what = "of order " + n + " at " + row[1];
      Kernels.assertClose(what, row[2], value, 1e-15, 1.0 / (n + 1));
    }
  }

  @Test
  void sincVanishesAtInfinity() {
    for (int n = 0; n < 4; n++) {
      assertEquals(0, Kernels.unary("sinc", n).applyAsDouble(Double.POSITIVE_INFINITY));
      assertEquals(0, Kernels.unary("sinc", n).applyAsDouble(Double.NEGATIVE_INFINITY));
    }
  }

  @Test
  void sineAndCosineDeclareOneFrequency() {
    for (String name : new String[] {"sin", "cos"}) {
      Declaration declared = Kernels.all().get("elementary:" + name).declaration(0);
      assertEquals(Optional.of(Angle.PI), declared.knownAntiperiod());
      assertEquals(Optional.of(Angle.PI.times(2)), declared.knownPeriod());
    }
  }

  @Property
  void squaresOfSineAndCosineAddUpToOne(
      @ForAll @DoubleRange(min = -1e6, max = 1e6) @Scale(10) double x) {
    double sin = Kernels.unary("sin").applyAsDouble(x);
    double cos = Kernels.unary("cos").applyAsDouble(x);
    assertEquals(1, sin * sin + cos * cos, 3e-16);
  }

  @Property
  void inverseFunctionsInvert(@ForAll @DoubleRange(min = -1.5, max = 1.5) @Scale(15) double x) {
    assertEquals(x, inverse("asin", "sin", x), 1e-14);
    assertEquals(x, inverse("atan", "tan", x), 1e-14);
    assertEquals(Math.abs(x), inverse("acos", "cos", x), 1e-7);
    double radius = 1 + x * x;
    double angle =
        Kernels.binary("atan2").applyAsDouble(radius * Math.sin(x), radius * Math.cos(x));
    assertEquals(x, angle, 1e-15);
  }

  @Property
  void sincObeysItsDifferentialEquation(
      @ForAll @IntRange(min = 0, max = 15) int n,
      @ForAll @DoubleRange(min = -40, max = 40) @Scale(15) double x) {
    DoubleUnaryOperator low = Kernels.unary("sinc", n);
    DoubleUnaryOperator middle = Kernels.unary("sinc", n + 1);
    DoubleUnaryOperator high = Kernels.unary("sinc", n + 2);
    double rest =
        x * high.applyAsDouble(x)
            + (n + 2) * middle.applyAsDouble(x)
            + x * low.applyAsDouble(x)
            + (n == 0 ? 0 : n * Kernels.unary("sinc", n - 1).applyAsDouble(x));
    assertEquals(0, rest, 1e-14 * (1 + Math.abs(x)));
  }

  private static double inverse(String outer, String inner, double x) {
    return Kernels.unary(outer).applyAsDouble(Kernels.unary(inner).applyAsDouble(x));
  }
}
