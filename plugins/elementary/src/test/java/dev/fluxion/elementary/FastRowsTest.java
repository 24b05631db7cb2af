package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FastRowsTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private static double[][] strict(String name, double[] x, int rows) {
    return Kernels.rows(name, x, rows);
  }

  private static double[][] fast(String name, double[] x, int rows) {
    return Kernels.fastRows(name, x, rows);
  }

  @Property(tries = 60)
  void theyAreNearTheStrictReductions(
      @ForAll @IntRange(min = 1, max = 2500) int length,
      @ForAll @IntRange(min = 1, max = 3) int rows,
      @ForAll Random random) {
    double[] x = random.doubles((long) length * rows, -30, 30).toArray();
    // Both add rounded numbers, the strict form one after another.
    double bound = (length / 3.0 + length + 30) * 0x1p-53;
    double[][] softmax = fast("softmax", x, rows);
    double[][] expected = strict("softmax", x, rows);
    for (int i = 0; i < x.length; i++) {
      assertEquals(expected[0][i], softmax[0][i], bound * expected[0][i]);
    }
    double[] logs = strict("logsumexp", x, rows)[0];
    double scale = Arrays.stream(logs).map(Math::abs).max().orElseThrow() + 1;
    assertArrayEquals(logs, fast("logsumexp", x, rows)[0], bound * scale);
    double[][] logSoftmax = fast("log-softmax", x, rows);
    assertArrayEquals(strict("log-softmax", x, rows)[0], logSoftmax[0], bound * (scale + 60));
    assertArrayEquals(softmax[0], logSoftmax[1]);
  }

  @Test
  void specialValuesStayInTheirRow() {
    for (int length : new int[] {2, 20}) {
      double[] x = new double[6 * length];
      Arrays.setAll(x, i -> i % 5);
      x[1] = Double.NaN;
      x[length] = INFINITY;
      Arrays.fill(x, 2 * length, 3 * length, -INFINITY);
      x[3 * length] = -INFINITY;
      x[4 * length] = 800;
      for (String name : new String[] {"logsumexp", "softmax", "log-softmax"}) {
        double[][] expected = strict(name, x, 6);
        double[][] got = fast(name, x, 6);
        for (int output = 0; output < expected.length; output++) {
          assertArrayEquals(expected[output], got[output], 1e-13, name);
        }
      }
    }
  }

  @Test
  void smallTermsAreNotLost() {
    double[] tiny = new double[20];
    Arrays.fill(tiny, -40);
    tiny[7] = 0;
    assertEquals(19 * Math.exp(-40), fast("logsumexp", tiny, 1)[0][0], 1e-31);
  }

  @Test
  void emptyRowsSumToNothing() {
    double[] none = new double[0];
    assertArrayEquals(new double[] {-INFINITY, -INFINITY}, fast("logsumexp", none, 2)[0]);
    assertEquals(0, fast("softmax", none, 1)[0].length);
    assertEquals(0, fast("log-softmax", none, 0)[0].length);
  }
}
