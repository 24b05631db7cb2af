package dev.fluxion.dsl.engine.compile.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractionTest {
  private static final double[] SPECIALS = {
    0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  private static void assertIsProductByProduct(Sample sample) {
    double[] plain = sample.plain();
    double[] bounds = sample.bounds();
    double[] result = sample.run();
    for (int i = 0; i < plain.length; i++) {
      double distance = Math.abs(result[sample.resultAt() + i] - plain[i]);
      assertTrue(distance <= bounds[i], sample + ", element " + i + " is off by " + distance);
    }
    for (int i = 0; i < result.length; i++) {
      boolean outside = i < sample.resultAt() || i >= sample.resultAt() + plain.length;
      assertEquals(outside, Double.isNaN(result[i]), sample + ", place " + i);
    }
  }

  /** Extents in the order of the alphabet: 3,4,5 are those of a, b and c. */
  private static Sample sample(String letters, String extents) {
    String[] parts = letters.split(",|->", -1);
    String[] numbers = extents.split(" ");
    Map<Character, Integer> byLetter = new HashMap<>();
    for (int i = 0; i < numbers.length; i++) {
      byLetter.put((char) ('a' + i), Integer.parseInt(numbers[i]));
    }
    return Sample.of(parts[0], parts[1], parts[2], byLetter, new Random(7));
  }

  @Property(tries = 200)
  void equalsTheSumProductByProduct(@ForAll long seed) {
    assertIsProductByProduct(Sample.random(new Random(seed)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a,a-> | 1 | Products",
        "a,a-> | 257 | DotProduct",
        "ab,ba-> | 9 7 | DotProduct",
        "ab,b->a | 9 257 | RowDots",
        "ab,b->a | 1 65 | DotProduct",
        "ab,a->b | 63 2049 | ColumnSweep",
        "ab,a->b | 5200 17 | ColumnSweep",
        "ab,b->a | 2050 33 | RowDots",
        "b,ab->a | 9 257 | Transposed",
        "a,ab->b | 6 8 | Transposed",
        "acb,b->ac | 3 4 5 | RowDots",
        "abc,b->ac | 3 4 5 | RegisterTiles",
        "a,b->ab | 65 1500 | Products",
        "a,b->ba | 165 133 | Products",
        "a,a->a | 257 | Products",
        "ab,b->ab | 9 64 | Products",
        "ab,a->ab | 9 150 | Products",
        "ab,a->ab | 150 9 | Products",
        "a,b->ab | 65 9 | Products",
        "ab,bc->ac | 7 7 7 | Transposed",
        "ab,bc->ac | 300 50 3 | Transposed",
        "ab,bc->ac | 63 64 65 | PackedProduct",
        "ab,bc->ac | 65 513 257 | PackedProduct",
        "ba,bc->ac | 31 257 33 | PackedProduct",
        "ab,cb->ac | 257 33 65 | PackedProduct",
        "ba,cb->ac | 64 64 64 | PackedProduct",
        "ab,bc->ca | 64 65 257 | Transposed",
        "ba,bc->ac | 50 3000 4 | Transposed",
        "dab,dbc->dac | 17 17 17 5 | Batched",
        "adb,bcd->acd | 33 9 65 3 | Batched",
        "aa,a->a | 4 | PlainLoops",
        "ab,c->c | 4 5 6 | Transposed",
        "ab,bc->ac | 3 0 4 | PlainLoops",
        "ab,bc->ac | 0 3 4 | PlainLoops",
        ", -> | 1 | Products",
      })
  void eachKindOfLoopsIsRight(String letters, String extents, String kernel) {
    Sample sample = sample(letters.replace(" ", ""), extents);
    assertEquals(kernel, sample.kernel().getClass().getSimpleName());
    assertIsProductByProduct(sample);
  }

  @Property(tries = 100)
  void isTheSameToTheLastBitHoweverTheSlicesAreShared(@ForAll long seed) {
    Random random = new Random(seed);
    Sample sample = Sample.random(random);
    int slices = sample.contraction().slices();
    int[] ends = random.ints(4, 0, slices + 1).sorted().toArray();
    ends[3] = slices;
    assertArrayEquals(sample.run(), sample.run(ends), sample::toString);
  }

  @Property(tries = 100)
  void notANumberAndInfinityGoWhereTheyGoProductByProduct(@ForAll long seed) {
    Random random = new Random(seed);
    Sample sample = Sample.random(random);
    for (int i = 0; i < 3; i++) {
      double special = SPECIALS[random.nextInt(SPECIALS.length)];
      sample.left()[random.nextInt(sample.left().length)] = special;
      special = SPECIALS[random.nextInt(SPECIALS.length)];
      sample.right()[random.nextInt(sample.right().length)] = special;
    }
    double[] plain = sample.plain();
    double[] result = sample.run();
    for (int i = 0; i < plain.length; i++) {
      double got = result[sample.resultAt() + i];
      if (!Double.isFinite(plain[i]) || !Double.isFinite(got)) {
        assertEquals(plain[i], got, sample + ", element " + i);
      }
    }
  }

  @Test
  void productsThatVanishAreNotNegative() {
    Contraction outer =
        Contraction.of(new Op.Contract("a", "b", "ab"), Shape.vector(1), Shape.vector(200));
    double[] right = new double[200];
    Arrays.fill(right, -0.0);
    double[] result = new double[200];
    outer.run(new double[] {1}, 0, right, 0, result, 0, outer.newScratch());
    assertArrayEquals(new double[200], result);
  }

  @Test
  void knowsTheSizesOfItsArraysAndItsWork() {
    Contraction product =
        Contraction.of(new Op.Contract("ab", "bc", "ac"), Shape.matrix(3, 4), Shape.matrix(4, 5));
    assertEquals(12, product.loops().leftSize());
    assertEquals(20, product.loops().rightSize());
    assertEquals(15, product.loops().resultSize());
    assertEquals(60, product.loops().products());
  }
}
