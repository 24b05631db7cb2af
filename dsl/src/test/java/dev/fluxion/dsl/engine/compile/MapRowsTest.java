package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Shape;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A number for each row, repeated along it, and the sum of each row, at any length. */
class MapRowsTest {
  private static final int MARGIN = 3;

  private static MapRows rows(int count, int length) {
    return MapRows.of(IndexMap.affine(Shape.vector(count), Shape.matrix(count, length), 0, 1, 0));
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "3, 10", "4, 10", "5, 1", "5, 32", "6, 33", "9, 3"})
  void repeatsNumbersAndAddsUpRows(int count, int length) {
    double[] numbers = new Random(count).doubles(MARGIN + count + 1).toArray();
    double[] spread = new double[2 * MARGIN + count * length + 1];
    rows(count, length).gather(numbers, MARGIN, spread, 2 * MARGIN);
    double[] sums = new double[MARGIN + count + 1];
    double[] terms = new Random(length).doubles(2 * MARGIN + count * length + 1).toArray();
    rows(count, length).scatter(terms, 2 * MARGIN, 1, sums, MARGIN);
    for (int row = 0; row < count; row++) {
      double sum = 0;
      for (int k = 2 * MARGIN + row * length; k < 2 * MARGIN + (row + 1) * length; k++) {
        assertEquals(numbers[MARGIN + row], spread[k]);
        sum += terms[k];
      }
      assertEquals(sum, sums[MARGIN + row], length * Math.ulp(sum));
    }
    assertEquals(0, spread[2 * MARGIN - 1]);
    assertEquals(0, spread[spread.length - 1]);
    assertEquals(0, sums[MARGIN - 1]);
    assertEquals(0, sums[sums.length - 1]);
  }
}
