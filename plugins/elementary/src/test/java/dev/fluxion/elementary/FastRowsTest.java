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
  private static final String[] NAMES = {"logsumexp", "softmax", "log-softmax"};

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
    assertNear(length, rows, random);
  }

  @Property(tries = 60)
  void manyShortRowsToo(
      @ForAll @IntRange(min = 1, max = 70) int length,
      @ForAll @IntRange(min = 1, max = 300) int rows,
      @ForAll Random random) {
    assertNear(length, rows, random);
  }

  private static void assertNear(int length, int rows, Random random) {
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
    for (int rows : new int[] {15, 16}) {
      for (int length : new int[] {2, 20}) {
        double[] x = new double[rows * length];
        Arrays.setAll(x, i -> i % 5);
        x[1] = Double.NaN;
        x[length] = INFINITY;
        Arrays.fill(x, 2 * length, 3 * length, -INFINITY);
        x[3 * length] = -INFINITY;
        x[4 * length] = 800;
        x[6 * length] = Double.MAX_VALUE;
        x[6 * length + 1] = -Double.MAX_VALUE;
        for (String name : NAMES) {
          double[][] expected = strict(name, x, rows);
          double[][] got = fast(name, x, rows);
          for (int output = 0; output < expected.length; output++) {
            assertArrayEquals(expected[output], got[output], 1e-13, name);
          }
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
    double[] rows = new double[20 * 40];
    Arrays.setAll(rows, i -> tiny[i % 20]);
    for (double sum : fast("logsumexp", rows, 40)[0]) {
      assertEquals(19 * Math.exp(-40), sum, 1e-31);
    }
  }

  @Test
  void elementsAsLargeAsTheLargestCount() {
    double[] x = new double[3 * 32];
    for (int row = 0; row < 32; row++) {
      x[3 * row + row % 3] = -Double.MIN_VALUE;
      x[3 * row + (row + 1) % 3] = row % 2 == 0 ? -0.0 : -1e-17;
    }
    for (double third : fast("softmax", x, 32)[0]) {
      assertEquals(1 / 3.0, third, 1e-16);
    }
    for (double sum : fast("logsumexp", x, 32)[0]) {
      assertEquals(Math.log(3), sum, 3e-16);
    }
  }

  @Test
  void whatRowsGiveDoesNotDependOnTheirNeighbours() {
    double[] x = new Random(1).doubles(10 * 1000, -30, 30).toArray();
    for (String name : NAMES) {
      double[][] all = fast(name, x, 1000);
      double[][] some = fast(name, Arrays.copyOfRange(x, 10 * 333, 10 * 373), 40);
      for (int output = 0; output < all.length; output++) {
        int size = all[output].length / 1000;
        assertArrayEquals(
            some[output], Arrays.copyOfRange(all[output], size * 333, size * 373), name);
      }
    }
  }

  @Test
  void emptyRowsSumToNothing() {
    double[] none = new double[0];
    assertArrayEquals(new double[] {-INFINITY, -INFINITY}, fast("logsumexp", none, 2)[0]);
    assertEquals(0, fast("softmax", none, 1)[0].length);
    assertEquals(0, fast("log-softmax", none, 0)[0].length);
  }
}
