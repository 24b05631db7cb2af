package dev.fluxion.dsl.engine.compile.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * A matrix by rows that is read once for two products, X v and Xᵀ r, where r is computed from X v
 * row by row. The sums are the same to the last bit as those of the products one after the other.
 * Immutable and thread-safe.
 *
 * <p>The caller computes r block by block, and passes through each panel of rows by itself: the
 * rows of one block are multiplied by v, which waits for the memory, while those of the block
 * before are added up, which finds them in the cache.
 */
public final class RowPass {
  /** A smaller matrix stays in the caches from one product to the next. */
  private static final int LARGE = 1 << 20;

  /** The sums of so many columns stay in the first-level cache. */
  private static final int WIDE = 1024;

  /** Elements of a block: two of them stay in the second-level cache. */
  private static final int BLOCK = 1 << 14;

  /** Rows of a turn of one product before one of the other, a multiple of 4. */
  private static final int TURN = 4;

  private final RowDots products;
  private final ColumnSweep sums;
  private final boolean productsLeft;
  private final boolean sumsLeft;

  private RowPass(RowDots products, ColumnSweep sums, boolean productsLeft, boolean sumsLeft) {
    this.products = products;
    this.sums = sums;
    this.productsLeft = productsLeft;
    this.sumsLeft = sumsLeft;
  }

  /**
   * Returns how to compute two contractions in one pass, if they are the products of a matrix of
   * one layout and of its transpose with vectors, and the matrix is so large that it pays.
   *
   * @param first a contraction
   * @param second one that is computed later
   */
  public static Optional<RowPass> of(Contraction first, Contraction second) {
    return of(first, second, LARGE);
  }

  /** Returns the same for matrices of at least so many elements. */
  static Optional<RowPass> of(Contraction first, Contraction second, int least) {
    boolean firstLeft = !(first.kernel() instanceof Transposed);
    boolean secondLeft = !(second.kernel() instanceof Transposed);
    if (product(first) instanceof RowDots products
        && product(second) instanceof ColumnSweep sums
        && products.form().rows() * (long) products.form().terms() >= least
        && isOneMatrix(products.form(), sums.form())) {
      return Optional.of(new RowPass(products, sums, firstLeft, secondLeft));
    }
    return Optional.empty();
  }

  private static Kernel product(Contraction contraction) {
    Kernel kernel = contraction.kernel();
    return kernel instanceof Transposed transposed ? transposed.product() : kernel;
  }

  private static boolean isOneMatrix(Form products, Form sums) {
    int rows = products.rows();
    int columns = products.terms();
    return columns >= ColumnSweep.SHORT
        && columns <= WIDE
        && sums.terms() == rows
        && sums.rows() == columns
        && products.rowsLeft().hasStride(columns)
        && sums.termsLeft().hasStride(columns)
        && products.rowsResult().hasStride(1)
        && sums.termsRight().hasStride(1);
  }

  /** Returns whether the matrix is the left argument of the first contraction. */
  public boolean isLeftOfFirst() {
    return productsLeft;
  }

  /** Returns whether the matrix is the left argument of the second contraction. */
  public boolean isLeftOfSecond() {
    return sumsLeft;
  }

  /** Returns the number of rows of the matrix. */
  public int rows() {
    return products.form().rows();
  }

  /** Returns the number of columns of the matrix. */
  public int columns() {
    return products.form().terms();
  }

  /** Returns the number of rows of a block, a power of two. */
  public int block() {
    return Math.min(256, Integer.highestOneBit(BLOCK / columns()));
  }

  /** Returns the number of rows of a panel, whole blocks. */
  public int panel() {
    return ColumnSweep.PANEL;
  }

  /** Returns the number of panels. */
  public int panels() {
    return (rows() - 1) / ColumnSweep.PANEL + 1;
  }

  /** Copies the vector v to an array of one element for each column. */
  public void load(double[] vector, int vectorAt, double[] loaded) {
    products.load(vector, vectorAt, loaded);
  }

  /** Returns the length of each scratch array that a pass through a panel needs. */
  public int[] scratchSizes() {
    int columns = columns();
    return new int[] {columns, columns, columns, columns, columns};
  }

  /** Returns new scratch arrays for passes one after the other. */
  public double[][] newScratch() {
    return Arrays.stream(scratchSizes()).mapToObj(double[]::new).toArray(double[][]::new);
  }

  /** Begins a panel. */
  public void begin(double[][] scratch) {
    Arrays.fill(scratch[0], 0, columns(), 0);
  }

  /**
   * Multiplies rows by v, and meanwhile adds those before, times their elements of r, to the sums.
   *
   * @param matrix the array with the matrix
   * @param matrixAt where it begins
   * @param loaded the vector v
   * @param result the array for X v
   * @param resultAt where it begins
   * @param factors the array with r
   * @param factorsAt where it begins
   * @param scratch the scratch arrays of the panel
   * @param before the first row that is added
   * @param first the first row that is multiplied, after those that are added
   * @param last the row after the last one
   */
  public void advance(
      double[] matrix,
      int matrixAt,
      double[] loaded,
      double[] result,
      int resultAt,
      double[] factors,
      int factorsAt,
      double[][] scratch,
      int before,
      int first,
      int last) {
    int added = before;
    for (int row = first; row < last; row += TURN) {
      products.rows(matrix, matrixAt, loaded, result, resultAt, row, Math.min(row + TURN, last));
      int next = Math.min(added + TURN, first);
      sums.add(columns(), matrix, matrixAt, factors, factorsAt, added, next, scratch);
      added = next;
    }
    sums.add(columns(), matrix, matrixAt, factors, factorsAt, added, first, scratch);
  }

  /** Ends a panel: stores its sums, an array of all panels one after the other. */
  public void end(int panel, double[][] scratch, double[] panels) {
    System.arraycopy(scratch[0], 0, panels, panel * columns(), columns());
  }

  /** Adds up the sums of all panels, to Xᵀ r. */
  public void addUp(double[] panels, double[] result, int resultAt) {
    for (int panel = 0; panel < panels(); panel++) {
      ColumnSweep.store(panel == 0, columns(), panels, panel * columns(), result, resultAt);
    }
  }
}
