package dev.fluxion.dsl.engine.compile.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One pass through a matrix gives the bits of two products one after the other. */
class RowPassTest {
  private static final int MARGIN = 3;

  private static Contraction products(int rows, int columns) {
    return Contraction.of(
        new Op.Contract("ab", "b", "a"), Shape.matrix(rows, columns), Shape.vector(columns));
  }

  private static Contraction sums(int rows, int columns) {
    return Contraction.of(
        new Op.Contract("a", "ab", "b"), Shape.vector(rows), Shape.matrix(rows, columns));
  }

  private static double factor(double product) {
    return 1 / (1 + product * product);
  }

  @ParameterizedTest
  @CsvSource({
    "2, 16",
    "3, 17",
    "255, 50",
    "256, 50",
    "257, 50",
    "1023, 50",
    "1025, 50",
    "4095, 50",
    "4096, 50",
    "4097, 50",
    "8200, 50",
    "15, 1000",
    "16, 1000",
    "17, 1000",
    "4099, 19",
    "64, 1024"
  })
  void givesTheBitsOfTheProductsOneAfterTheOther(int rows, int columns) {
    double[] matrix = new Random(rows).doubles(MARGIN + rows * columns, -1, 1).toArray();
    double[] vector = new Random(columns).doubles(columns, -1, 1).toArray();
    Contraction first = products(rows, columns);
    Contraction second = sums(rows, columns);
    double[] z = new double[rows];
    first.run(matrix, MARGIN, vector, 0, z, 0, first.newScratch());
    double[] factors = Arrays.stream(z).map(RowPassTest::factor).toArray();
    double[] sums = new double[columns];
    second.run(factors, 0, matrix, MARGIN, sums, 0, second.newScratch());

    RowPass pass = RowPass.of(first, second, 1).orElseThrow();
    assertTrue(pass.isLeftOfFirst());
    assertEquals(rows, pass.rows());
    assertEquals(columns, pass.columns());
    double[] loaded = new double[columns];
    pass.load(vector, 0, loaded);
    double[] products = new double[MARGIN + rows];
    double[] own = new double[rows];
    double[] panels = new double[pass.panels() * columns];
    double[][] scratch = pass.newScratch();
    for (int panel = 0; panel < pass.panels(); panel += pass.abreast()) {
      int start = panel * pass.panel();
      int side = rows - start < pass.abreast() * pass.panel() ? 1 : pass.abreast();
      for (int k = 0; k < pass.abreast() && panel + k < pass.panels(); k += side) {
        int from = start + k * pass.panel();
        int end = Math.min(rows, from + pass.panel());
        pass.begin(scratch);
        for (int row = from; row < end; row += pass.block()) {
          int next = Math.min(end, row + pass.block());
          pass.multiply(matrix, MARGIN, loaded, products, MARGIN, row, next, side);
          for (int s = 0; s < side; s++) {
            int before = s * pass.panel();
            for (int i = before + row; i < before + next; i++) {
              own[i] = factor(products[MARGIN + i]);
            }
            pass.add(matrix, MARGIN, own, 0, before + row, before + next, s, scratch);
          }
        }
        for (int s = 0; s < side; s++) {
          pass.end(s, panel + k + s, scratch, panels);
        }
      }
    }
    double[] result = new double[MARGIN + columns];
    pass.addUp(panels, result, MARGIN);
    assertArrayEquals(z, Arrays.copyOfRange(products, MARGIN, MARGIN + rows));
    assertArrayEquals(sums, Arrays.copyOfRange(result, MARGIN, MARGIN + columns));
    for (int j = 0; j < columns; j++) {
      double plain = 0;
      for (int i = 0; i < rows; i++) {
        plain += matrix[MARGIN + i * columns + j] * factors[i];
      }
      assertEquals(plain, sums[j], rows * (double) rows * Math.ulp(1.0));
    }
  }

  @Test
  void blocksArePowersOfTwoThatDivideAPanel() {
    for (int columns = 16; columns <= 1024; columns++) {
      RowPass pass = RowPass.of(products(2, columns), sums(2, columns), 1).orElseThrow();
      assertEquals(1, Integer.bitCount(pass.block()));
      assertEquals(0, pass.panel() % pass.block());
    }
  }

  @Test
  void takesLargeMatricesByRowsThatAreOne() {
    assertTrue(RowPass.of(products(16384, 64), sums(16384, 64)).isPresent());
    assertEquals(Optional.empty(), RowPass.of(products(16383, 64), sums(16383, 64)));
    assertEquals(Optional.empty(), RowPass.of(products(80_000, 15), sums(80_000, 15)));
    assertEquals(Optional.empty(), RowPass.of(products(1100, 1025), sums(1100, 1025)));
    assertEquals(Optional.empty(), RowPass.of(products(1100, 1000), sums(1000, 1100)));
    assertEquals(Optional.empty(), RowPass.of(sums(16384, 64), products(16384, 64)));
    Contraction transposed =
        Contraction.of(
            new Op.Contract("ba", "b", "a"), Shape.matrix(1100, 1100), Shape.vector(1100));
    assertEquals(Optional.empty(), RowPass.of(transposed, products(1100, 1100)));
    assertEquals(Optional.empty(), RowPass.of(products(1100, 1100), products(1100, 1100)));
  }
}
