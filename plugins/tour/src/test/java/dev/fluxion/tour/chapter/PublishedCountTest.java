package dev.fluxion.tour.chapter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The formulas against the printed tables. */
final class PublishedCountTest {
  private static void assertColumn(PublishedCount count, int order, long... byParameters) {
    for (int m = 1; m <= byParameters.length; m++) {
      assertEquals(byParameters[m - 1], count.of(m, order), count + " " + m + " " + order);
    }
  }

  @Test
  void fewest() {
    assertColumn(PublishedCount.FEWEST, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21);
    assertColumn(PublishedCount.FEWEST, 2, 3, 8, 16, 27, 41, 58, 78, 101, 127, 156);
    assertColumn(PublishedCount.FEWEST, 3, 3, 9, 23, 49, 91, 153, 239, 353, 499, 681);
    assertColumn(PublishedCount.FEWEST, 4, 3, 9, 26, 66, 146, 288, 519, 871, 1381, 2091);
    assertColumn(PublishedCount.FEWEST, 6, 3, 9, 27, 80, 222, 561, 1289, 2719, 5329, 9813);
  }

  @Test
  void bound() {
    assertColumn(PublishedCount.BOUND, 2, 3, 6, 10, 15, 21, 28, 36, 45, 55, 66);
    assertColumn(PublishedCount.BOUND, 3, 3, 8, 17, 31, 51, 78, 113, 157, 211, 276);
    assertEquals(891, PublishedCount.BOUND.of(10, 4));
  }

  @Test
  void cached() {
    assertColumn(PublishedCount.CACHED, 2, 4, 11, 22, 37, 56, 79, 106, 137, 172, 211);
    assertColumn(PublishedCount.CACHED, 3, 4, 15, 42, 93, 176, 299, 470, 697, 988, 1351);
    assertColumn(PublishedCount.CACHED, 5, 4, 16, 63, 219, 638, 1586, 3473, 6885, 12616, 21700);
  }

  @Test
  void grid() {
    assertColumn(PublishedCount.GRID, 2, 3, 9, 19, 33, 51, 73, 99, 129, 163, 201);
    assertColumn(PublishedCount.GRID, 3, 3, 9, 27, 65, 131, 233, 379, 577, 835, 1161);
    assertColumn(PublishedCount.GRID, 4, 3, 9, 27, 81, 211, 473, 939, 1697, 2851, 4521);
  }

  @Test
  void recursion() {
    assertColumn(PublishedCount.NAIVE, 2, 7, 21, 43, 73, 111, 157, 211, 273, 343, 421);
    assertColumn(PublishedCount.NAIVE, 3, 15, 85, 259, 585, 1111, 1885, 2955, 4369, 6175, 8421);
    assertColumn(PublishedCount.NO_PERIOD, 3, 7, 25, 63, 129, 231, 377, 575, 833, 1159, 1561);
  }

  @Test
  void withoutAConstant() {
    assertColumn(PublishedCount.NO_CONSTANT, 2, 2, 4, 7, 11, 16, 22, 29, 37, 46, 56);
    assertColumn(PublishedCount.NO_CONSTANT, 3, 2, 4, 8, 15, 26, 42, 64, 93, 130, 176);
  }
}
