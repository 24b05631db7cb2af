package dev.fluxion.dsl.engine.differentiate.sparse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Colourings of random patterns obey their laws, those of well-known ones need few colours. */
class ColouringTest {
  private static Pattern pattern(int rows, int columns, BiPredicate<Integer, Integer> place) {
    int[] starts = new int[rows + 1];
    int[] places = new int[rows * columns];
    int count = 0;
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        if (place.test(i, j)) {
          places[count++] = j;
        }
      }
      starts[i + 1] = count;
    }
    return new Pattern(columns, starts, Arrays.copyOf(places, count));
  }

  private static Pattern randomSymmetric(long seed, int n, double density) {
    Random random = new Random(seed);
    BitSet places = new BitSet();
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        if (random.nextDouble() < density) {
          places.set(i * n + j);
          places.set(j * n + i);
        }
      }
    }
    return pattern(n, n, (i, j) -> places.get(i * n + j));
  }

  private static boolean contains(Pattern pattern, int row, int column) {
    for (int k = pattern.start(row); k < pattern.start(row + 1); k++) {
      if (pattern.column(k) == column) {
        return true;
      }
    }
    return false;
  }

  @Property(tries = 200)
  void neighboursDifferAndNoPathOfFourHasTwoColours(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int n, @ForAll boolean largestFirst) {
    Pattern pattern = randomSymmetric(seed, n, 0.3);
    int[] colours = StarColouring.of(pattern, largestFirst).colours();
    for (int a = 0; a < n; a++) {
      for (int b = 0; b < n; b++) {
        for (int c = 0; a != b && contains(pattern, a, b) && c < n; c++) {
          assertNotEquals(colours[a], colours[b]);
          for (int d = 0; c != a && c != b && contains(pattern, b, c) && d < n; d++) {
            if (d != a && d != b && d != c && contains(pattern, c, d)) {
              Set<Integer> used =
                  Set.copyOf(Arrays.asList(colours[a], colours[b], colours[c], colours[d]));
              assertTrue(used.size() > 2, () -> "path " + Arrays.toString(colours));
            }
          }
        }
      }
    }
  }

  @Property(tries = 200)
  void everyEntryOfAHessianIsAnElementOfAProduct(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 14) int n, @ForAll boolean largestFirst) {
    Pattern pattern = randomSymmetric(seed, n, 0.3);
    Compression read = Compression.of(pattern, StarColouring.of(pattern, largestFirst));
    double[] products = new double[read.products() * n];
    for (int k = 0; k < pattern.size(); k++) {
      int colour = read.colours()[pattern.column(k)];
      if (colour >= 0) {
        products[colour * n + pattern.row(k)] += entry(pattern.row(k), pattern.column(k));
      }
    }
    for (int k = 0; k < pattern.size(); k++) {
      assertEquals(entry(pattern.row(k), pattern.column(k)), products[read.places()[k]], 0.0);
    }
  }

  private static double entry(int row, int column) {
    return 1 + Math.max(row, column) * 100 + Math.min(row, column);
  }

  @Property(tries = 200)
  void columnsOfAColourShareNoRow(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int rows,
      @ForAll @IntRange(min = 1, max = 12) int columns,
      @ForAll boolean largestFirst) {
    Random random = new Random(seed);
    Pattern pattern = pattern(rows, columns, (i, j) -> random.nextInt(4) == 0);
    int[] colours = ColumnColouring.of(pattern, pattern.transposed(), largestFirst);
    for (int row = 0; row < rows; row++) {
      Set<Integer> seen = new HashSet<>();
      for (int k = pattern.start(row); k < pattern.start(row + 1); k++) {
        assertTrue(colours[pattern.column(k)] >= 0);
        assertTrue(seen.add(colours[pattern.column(k)]));
        assertEquals(row, pattern.row(k));
      }
    }
  }

  @Property(tries = 50)
  void transposingTwiceChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    Pattern pattern = pattern(5, 7, (i, j) -> random.nextInt(3) == 0);
    Pattern twice = pattern.transposed().transposed();
    for (int i = 0; i < 5; i++) {
      for (int j = 0; j < 7; j++) {
        assertEquals(contains(pattern, i, j), contains(twice, i, j));
        assertEquals(contains(pattern, i, j), contains(pattern.transposed(), j, i));
      }
    }
  }

  private static int products(Pattern symmetric) {
    return Math.min(
        StarColouring.of(symmetric, false).count(), StarColouring.of(symmetric, true).count());
  }

  @Test
  void bandsNeedNoMoreColoursThanTheyAreWide() {
    for (int n : new int[] {20, 200}) {
      for (int half = 1; half <= 4; half++) {
        int reach = half;
        int colours = products(pattern(n, n, (i, j) -> Math.abs(i - j) <= reach));
        assertTrue(colours <= 2 * half + 1, "half width " + half + ": " + colours);
      }
    }
  }

  @Test
  void meshesNeedFewColours() {
    int side = 20;
    Pattern mesh =
        pattern(
            side * side,
            side * side,
            (a, b) -> Math.abs(a / side - b / side) + Math.abs(a % side - b % side) <= 1);
    int colours = products(mesh);
    assertTrue(colours <= 7, "five-point mesh: " + colours);
    Pattern columns = mesh.transposed();
    int[] jacobian = ColumnColouring.of(mesh, columns, false);
    assertTrue(Arrays.stream(jacobian).max().orElseThrow() < 9);
  }

  @Test
  void aHubIsColouredInTheTimeOfItsNeighbours() {
    int n = 200_000;
    int[] starts = new int[n + 1];
    int[] columns = new int[3 * n - 2];
    for (int j = 0; j < n; j++) {
      columns[j] = j;
    }
    starts[1] = n;
    for (int i = 1; i < n; i++) {
      columns[starts[i]] = 0;
      columns[starts[i] + 1] = i;
      starts[i + 1] = starts[i] + 2;
    }
    Pattern arrowhead = new Pattern(n, starts, columns);
    long start = System.nanoTime();
    assertEquals(2, products(arrowhead));
    assertTrue(System.nanoTime() - start < 5_000_000_000L);
  }
}
