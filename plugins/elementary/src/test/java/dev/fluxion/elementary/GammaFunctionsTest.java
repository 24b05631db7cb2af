package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

/** Reference values by mpmath with 60 digits. */
class GammaFunctionsTest {
  private static final double[][] LGAMMA = {
    {1e-300, 690.7755278982137},
    {1e-10, 23.025850929882736},
    {0.1, 2.252712651734206},
    {0.4999, 0.5725613186041184},
    {0.5, 0.5723649429247001},
    {0.75, 0.20328095143129538},
    {1.0000000001, -5.772157125783244e-11},
    {1.25, -0.09827183642181316},
    {1.4616321449683622, -0.12148629053584961},
    {1.9, -0.03898427592308336},
    {1.9999999999, -4.2278437004755317e-11},
    {2.6, 0.35741186354897986},
    {3.7, 1.428072326665388},
    {7.5, 7.534364236758733},
    {9.999, 12.799575780077413},
    {10.001, 12.804079285251861},
    {35.25, 89.46697967771914},
    {171.6, 709.6573587630563},
    {100000.0, 1051287.7089736569},
    {1e+300, 6.897755278982137e+302},
    {-1e-10, 23.025850929998178},
    {-0.3, 1.4648400508576025},
    {-0.5, 1.2655121234846454},
    {-1.5, 0.860047015376481},
    {-3.3, -0.8243558050174264},
    {-10.25, -14.20399790093109},
    {-100.5, -364.90096830942736},
    {-1000000.25, -12815520.347232489}
  };

  private static final double[][] DIGAMMA = {
    {1e-300, -9.999999999999999e+299},
    {1e-10, -10000000000.577215},
    {0.1, -10.423754940411076},
    {0.4999, -1.9640035904016993},
    {0.5, -1.9635100260214235},
    {0.75, -1.0858608797864722},
    {1.0, -0.5772156649015329},
    {1.0616, -0.48021009585875185},
    {1.2, -0.2890398965921884},
    {1.46, -0.0015805619870834522},
    {1.4616321449683622, -9.241265521729427e-17},
    {1.4616321449683625, 1.2245374622004068e-16},
    {1.47, 0.008066489011364869},
    {1.9, 0.35618416116405965},
    {2.6, 0.7510474527734763},
    {7.5, 1.9467574842460869},
    {9.999, 2.2516474172057355},
    {10.001, 2.251857749877872},
    {171.6, 5.1422496041643715},
    {10000000000.0, 23.025850929890456},
    {1e+300, 690.7755278982137},
    {-1e-10, 9999999999.422785},
    {-0.3, 2.113309779635399},
    {-0.5, 0.03648997397857652},
    {-1.5, 0.7031566406452432},
    {-3.3, 3.620353460592126},
    {-10.25, 5.516858419886273},
    {-100.75, 1.476004116748551}
  };

  /** Order, argument, value. */
  private static final double[][] POLYGAMMA = {
    {1, 0.001, 1000001.6425331958},
    {1, 0.1, 101.43329915079275},
    {1, 0.5, 4.934802200544679},
    {1, 1.0, 1.6449340668482264},
    {1, 1.4616321449683622, 0.9676722454476212},
    {1, 2.5, 0.49035775610023485},
    {1, 7.75, 0.13771379144765566},
    {1, 15.1, 0.06846641759625392},
    {1, 40.0, 0.02531510384129103},
    {1, 1000.0, 0.0010005001666666333},
    {1, -0.001, 1000001.6473414317},
    {1, -0.75, 18.975106932284888},
    {1, -1.3, 14.53687624413708},
    {1, -5.7, 14.918469917911349},
    {1, -20.4, 10.86372849226865},
    {2, 0.001, -2000000002.3976321},
    {2, 0.1, -2001.8614573783436},
    {2, 0.5, -16.82879664423432},
    {2, 1.0, -2.4041138063191885},
    {2, 1.4616321449683622, -0.8855263379671844},
    {2, 2.5, -0.2362040516417274},
    {2, 7.75, -0.01893546667267096},
    {2, 15.1, -0.004685824568908116},
    {2, 40.0, -0.0006408202718352986},
    {2, 1000.0, -1.0010004999998333e-06},
    {2, -0.001, 1999999997.5893795},
    {2, -0.75, -124.58699919679619},
    {2, -1.3, 68.54941347116214},
    {2, -5.7, -68.8633915900959},
    {2, -20.4, 22.27400907006396},
    {3, 0.001, 6000000000006.469},
    {3, 0.1, 60004.51287679026},
    {3, 0.5, 97.40909103400244},
    {3, 1.0, 6.493939402266829},
    {3, 1.4616321449683622, 1.5509985657339065},
    {3, 2.5, 0.22390584881725206},
    {3, 7.75, 0.005199152294702223},
    {3, 15.1, 0.0006411441574921985},
    {3, 40.0, 3.24414001515635e-05},
    {3, 1000.0, 2.003001999999e-09},
    {3, -0.001, 6000000000006.519},
    {3, -0.75, 1557.7451069721515},
    {3, -1.3, 768.7206571990426},
    {3, -5.7, 769.012629297264},
    {3, -20.4, 283.60208125541004},
    {6, 0.001, -7.199999999999998e+23},
    {6, 0.1, -7200000373.781803},
    {6, 0.5, -92203.45792380303},
    {6, 1.0, -726.0114797149845},
    {6, 1.4616321449683622, -51.983684104647416},
    {6, 2.5, -1.318006107550035},
    {6, 7.75, -0.0007998605530661317},
    {6, 15.1, -1.2289065768916602e-05},
    {6, 40.0, -3.155817955236394e-08},
    {6, 1000.0, -1.20360419999496e-16},
    {6, -0.001, 7.199999999999998e+23},
    {6, -0.75, -11791239.778278671},
    {6, -1.3, 3283534.770263415},
    {6, -5.7, -3283537.091486686},
    {6, -20.4, 413775.16706902086},
    {11, 0.001, 3.991679999999999e+43},
    {11, 0.1, 3.99168000000127e+19},
    {11, 0.5, 163499521134.7588},
    {11, 1.0, 39926622.987731084},
    {11, 1.4616321449683622, 420674.83720198524},
    {11, 2.5, 682.1448692427981},
    {11, 7.75, 0.0011287732968914067},
    {11, 15.1, 5.505628636313353e-07},
    {11, 40.0, 9.900715043225087e-12},
    {11, 1000.0, 3.6487983166789194e-27},
    {11, -0.001, 3.991679999999999e+43},
    {11, -0.75, 669694038519369.5},
    {11, -1.3, 75113387123673.5},
    {11, -5.7, 75113387125520.66},
    {11, -20.4, 2397565056764.3022},
    {20, 0.001, -2.432902008176639e+81},
    {20, 0.1, -2.432902008176637e+39},
    {20, 0.5, -5.10216531273943e+24},
    {20, 1.0, -2.4329031685078615e+18},
    {20, 1.4616321449683622, -840489852041955.0},
    {20, 2.5, -10709198259.124132},
    {20, 7.75, -0.5587428723918813},
    {20, 15.1, -5.798715913872061e-07},
    {20, 40.0, -1.4070197752355848e-15},
    {20, 1000.0, -1.2286580895552956e-43},
    {20, -0.001, 2.432902008176639e+81},
    {20, -0.75, -1.0700016187896298e+31},
    {20, -1.3, 2.3258315617067357e+29},
    {20, -5.7, -2.325831561706772e+29},
    {20, -20.4, 5.53066967301024e+26}
  };

  @Test
  void lgammaIsWithinTheStatedBound() {
    DoubleUnaryOperator lgamma = Kernels.unary("lgamma");
    for (double[] row : LGAMMA) {
      double scale = Math.abs(row[1]);
      if (row[0] < 0) {
        scale = Math.max(1, Math.max(scale, lgamma.applyAsDouble(1 - row[0])));
      }
      Kernels.assertClose("at " + row[0], row[1], lgamma.applyAsDouble(row[0]), 1e-15, scale);
    }
  }

  @Test
  void digammaIsWithinTheStatedBound() {
    DoubleUnaryOperator digamma = Kernels.unary("digamma");
    for (double[] row : DIGAMMA) {
      double scale = Math.abs(row[1]);
      if (row[0] < 0) {
        scale = Math.max(1, Math.max(scale, digamma.applyAsDouble(1 - row[0])));
      }
      Kernels.assertClose("at " + row[0], row[1], digamma.applyAsDouble(row[0]), 3e-15, scale);
    }
  }

  @Test
  void polygammaIsWithinTheStatedBound() {
    for (double[] row : POLYGAMMA) {
      int m = (int) row[0];
      double x = row[1];
      DoubleUnaryOperator polygamma = Kernels.unary("polygamma", m);
      double scale = Math.abs(row[2]);
      if (x < 0) {
        double below = Math.ceil(x) - x;
        scale = Math.abs(polygamma.applyAsDouble(below));
        scale = Math.max(scale, Math.abs(polygamma.applyAsDouble(1 - below)));
      }
      String what = "of order " + m + " at " + x;
      Kernels.assertClose(what, row[2], polygamma.applyAsDouble(x), (m + 10) * 3e-16, scale);
    }
  }

  @Test
  void polesAreAsDocumented() {
    for (double pole : new double[] {0, -0.0, -1, -2, -17}) {
      assertEquals(Double.POSITIVE_INFINITY, Kernels.unary("lgamma").applyAsDouble(pole));
      assertTrue(Double.isNaN(Kernels.unary("digamma").applyAsDouble(pole)));
      assertEquals(Double.POSITIVE_INFINITY, Kernels.unary("polygamma", 1).applyAsDouble(pole));
      assertTrue(Double.isNaN(Kernels.unary("polygamma", 2).applyAsDouble(pole)));
    }
  }

  @Test
  void infiniteArgumentsHaveTheirLimits() {
    double infinity = Double.POSITIVE_INFINITY;
    assertEquals(infinity, Kernels.unary("lgamma").applyAsDouble(infinity));
    assertEquals(infinity, Kernels.unary("lgamma").applyAsDouble(-infinity));
    assertEquals(infinity, Kernels.unary("digamma").applyAsDouble(infinity));
    assertEquals(0, Kernels.unary("polygamma", 3).applyAsDouble(infinity));
    assertTrue(Double.isNaN(Kernels.unary("polygamma", 3).applyAsDouble(-infinity)));
  }

  @Test
  void negativeOrdersAreRefused() {
    Expr x = Expr.constant(1);
    FluxionException e = assertThrows(FluxionException.class, () -> Elementary.polygamma(-1, x));
    assertEquals(
        "FLX-152: 'elementary:polygamma' needs an order of 0 or more, got order -1",
        e.getMessage());
    assertThrows(FluxionException.class, () -> Kernels.unary("sinc", -2));
  }

  @Test
  void orderZeroIsDigamma() {
    for (double x : new double[] {-2.5, 0.3, 4}) {
      assertEquals(
          Kernels.unary("digamma").applyAsDouble(x),
          Kernels.unary("polygamma", 0).applyAsDouble(x));
    }
  }

  @Property
  void lgammaObeysItsRecurrence(@ForAll @DoubleRange(min = 0.01, max = 60) @Scale(15) double x) {
    DoubleUnaryOperator lgamma = Kernels.unary("lgamma");
    double difference = lgamma.applyAsDouble(x + 1) - lgamma.applyAsDouble(x);
    double scale = 1 + Math.abs(lgamma.applyAsDouble(x)) + Math.abs(Math.log(x));
    Kernels.assertClose("at " + x, Math.log(x), difference, 2e-15, scale);
  }

  @Property
  void lgammaObeysItsReflection(@ForAll @DoubleRange(min = 0.01, max = 0.5) @Scale(15) double x) {
    DoubleUnaryOperator lgamma = Kernels.unary("lgamma");
    double product = lgamma.applyAsDouble(x) + lgamma.applyAsDouble(1 - x);
    assertEquals(Math.log(Math.PI / Math.sin(Math.PI * x)), product, 5e-15);
  }

  @Property
  void digammaObeysItsRecurrence(@ForAll @DoubleRange(min = 0.01, max = 60) @Scale(15) double x) {
    DoubleUnaryOperator digamma = Kernels.unary("digamma");
    double difference = digamma.applyAsDouble(x + 1) - digamma.applyAsDouble(x);
    Kernels.assertClose("at " + x, 1 / x, difference, 1e-14, 1 + 1 / x);
  }

  @Property
  void digammaObeysItsReflection(@ForAll @DoubleRange(min = 0.01, max = 0.49) @Scale(15) double x) {
    DoubleUnaryOperator digamma = Kernels.unary("digamma");
    double difference = digamma.applyAsDouble(1 - x) - digamma.applyAsDouble(x);
    double expected = Math.PI / Math.tan(Math.PI * x);
    Kernels.assertClose("at " + x, expected, difference, 1e-14, 1 + expected);
  }

  @Property
  void polygammaObeysItsRecurrence(
      @ForAll @IntRange(min = 1, max = 15) int m,
      @ForAll @DoubleRange(min = 0.05, max = 30) @Scale(15) double x) {
    DoubleUnaryOperator polygamma = Kernels.unary("polygamma", m);
    double step = Math.pow(x, -m - 1);
    for (int k = 1; k <= m; k++) {
      step *= -k;
    }
    double before = polygamma.applyAsDouble(x);
    double after = polygamma.applyAsDouble(x + 1);
    Kernels.assertClose("at " + x, before + step, after, (m + 10) * 1e-15, Math.abs(before));
  }
}
