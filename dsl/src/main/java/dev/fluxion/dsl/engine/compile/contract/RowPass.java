package dev.fluxion.dsl.engine.compile.contract;

import java.util.Arrays;
import java.util.Optional;

/**
 * A matrix by rows that is read once for two products, X v and Xᵀ r, where r is computed from X v
 * row by row. The sums are the same to the last bit as those of the products one after the other.
 * Immutable and thread-safe.
 *
 * <p>The caller computes r block by block: the rows of a block are multiplied by v, which waits for
 * the memory, and are in the cache when they are added up. Panels of rows are added up each by
 * itself, and taken side by side, four at a time, so that the memory is asked in four places.
 */
public final class RowPass {
  /** A smaller matrix stays in the caches from one product to the next. */
  private static final int LARGE = 1 << 20;

  /** The sums of so many columns stay in the first-level cache. */
  private static final int WIDE = 1024;

  /** Elements of a block: those of all panels side by side stay in the second-level cache. */
  private static final int BLOCK = 1 << 13;

  /** Panels that are taken side by side. */
  private static final int ABREAST = 4;

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
    return (rows() - 1) / panel() + 1;
  }

  /** Returns how many panels may be taken side by side, if they have all their rows. */
  public int abreast() {
    return ABREAST;
  }

  /** Copies the vector v to an array of one element for each column. */
  public void load(double[] vector, int vectorAt, double[] loaded) {
    products.load(vector, vectorAt, loaded);
  }

  /** Returns the length of each scratch array that a pass through some panels needs. */
  public int[] scratchSizes() {
    int[] sizes = new int[ColumnSweep.COPIES + ABREAST];
    Arrays.fill(sizes, columns());
    return sizes;
  }

  /** Returns new scratch arrays for passes one after the other. */
  public double[][] newScratch() {
    return Arrays.stream(scratchSizes()).mapToObj(double[]::new).toArray(double[][]::new);
  }

  /** Begins as many panels as may be taken side by side. */
  public void begin(double[][] scratch) {
    for (int panel = 0; panel < ABREAST; panel++) {
      Arrays.fill(sums(panel, scratch), 0, columns(), 0);
    }
  }

  private static double[] sums(int panel, double[][] scratch) {
    return scratch[ColumnSweep.COPIES + panel];
  }

  /**
   * Multiplies rows by v.
   *
   * @param matrix the array with the matrix
   * @param matrixAt where it begins
   * @param loaded the vector v
   * @param result the array for X v
   * @param resultAt where it begins
   * @param first the first row
   * @param last the row after the last one
   * @param panels 1, or {@link #abreast()} if rows at the same places in the panels that follow are
   *     multiplied too
   */
  public void multiply(
      double[] matrix,
      int matrixAt,
      double[] loaded,
      double[] result,
      int resultAt,
      int first,
      int last,
      int panels) {
    if (panels == 1) {
      products.rows(matrix, matrixAt, loaded, result, resultAt, first, last);
    } else {
      products.rows(matrix, matrixAt, loaded, result, resultAt, first, last, panel());
    }
  }

  /**
   * Adds rows, times their elements of r, to the sums of their panel.
   *
   * @param matrix the array with the matrix
   * @param matrixAt where it begins
   * @param factors the array with r
   * @param factorsAt where it begins
   * @param first the first row
   * @param last the row after the last one
   * @param panel which of the panels that are taken side by side
   * @param scratch the scratch arrays
   */
  public void add(
      double[] matrix,
      int matrixAt,
      double[] factors,
      int factorsAt,
      int first,
      int last,
      int panel,
      double[][] scratch) {
    sums.add(
        columns(),
        matrix,
        matrixAt,
        factors,
        factorsAt,
        first,
        last,
        sums(panel, scratch),
        scratch);
  }

  /**
   * Ends a panel: stores its sums, an array of all panels one after the other.
   *
   * @param panel which of those that are taken side by side
   * @param number its number in the matrix
   * @param scratch the scratch arrays
   * @param panels the array
   */
  public void end(int panel, int number, double[][] scratch, double[] panels) {
    System.arraycopy(sums(panel, scratch), 0, panels, number * columns(), columns());
  }

  /** Adds up the sums of all panels, to Xᵀ r. */
  public void addUp(double[] panels, double[] result, int resultAt) {
    for (int panel = 0; panel < panels(); panel++) {
      ColumnSweep.store(panel == 0, columns(), panels, panel * columns(), result, resultAt);
    }
  }
}
