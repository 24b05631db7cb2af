package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.dsl.engine.differentiate.Context;
import dev.fluxion.dsl.engine.differentiate.Products;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * The structure of a Jacobian or Hessian and the products that its non-zeros are read from (A. R.
 * Curtis, M. J. D. Powell, J. K. Reid, On the estimation of sparse Jacobian matrices, 1974).
 *
 * <p>The structure follows from the graph alone: no point is looked at, and nothing of the size of
 * the dense matrix is made.
 */
public final class Sparsity {
  static final String JACOBIAN = "jacobian";
  static final String HESSIAN = "hessian";

  /** An array of so many numbers takes 160 megabytes. */
  private static final int LARGEST = 20_000_000;

  private final Pattern pattern;
  private final Compression compression;
  private final boolean byRows;

  private Sparsity(Pattern pattern, Compression compression, boolean byRows) {
    this.pattern = pattern;
    this.compression = compression;
    this.byRows = byRows;
  }

  /**
   * Returns the structure of the Hessian of a scalar.
   *
   * @param output a scalar
   * @param inputs whose elements, one after the other, are the variables
   * @param context who asks
   */
  public static Sparsity ofHessian(Expr output, List<Expr> inputs, Context context) {
    Pattern pattern = Interactions.of(output, inputs, context);
    StarColouring natural = StarColouring.of(pattern, false);
    StarColouring largest = StarColouring.of(pattern, true);
    StarColouring best = largest.count() < natural.count() ? largest : natural;
    checkProducts(HESSIAN, best.count(), pattern.rowCount(), context);
    return new Sparsity(pattern, Compression.of(pattern, best), false);
  }

  /**
   * Returns the structure of the Jacobian of an array, by columns or by rows, whichever needs fewer
   * products.
   *
   * @param output of any shape
   * @param inputs whose elements, one after the other, are the variables
   * @param context who asks
   */
  public static Sparsity ofJacobian(Expr output, List<Expr> inputs, Context context) {
    Pattern rows = Reachability.of(output, inputs, context);
    Pattern columns = rows.transposed();
    boolean byRows = columns.fullestRow() < rows.fullestRow();
    int[] colours = byRows ? colours(columns, rows) : colours(rows, columns);
    int fullest = byRows ? rows.fullestRow() : columns.fullestRow();
    if (fullest < count(colours)) {
      int[] others = byRows ? colours(rows, columns) : colours(columns, rows);
      if (count(others) < count(colours)) {
        byRows = !byRows;
        colours = others;
      }
    }
    int size = byRows ? rows.columnCount() : rows.rowCount();
    checkProducts(JACOBIAN, count(colours), size, context);
    Compression compression =
        byRows ? Compression.byRows(rows, colours) : Compression.byColumns(rows, colours);
    return new Sparsity(rows, compression, byRows);
  }

  /** Returns the better of two colourings. */
  private static int[] colours(Pattern rows, Pattern columns) {
    int[] natural = ColumnColouring.of(rows, columns, false);
    int[] largest = ColumnColouring.of(rows, columns, true);
    return count(largest) < count(natural) ? largest : natural;
  }

  private static int count(int[] colours) {
    return Arrays.stream(colours).max().orElse(-1) + 1;
  }

  /** Returns where the derivative may differ from zero. */
  public Pattern pattern() {
    return pattern;
  }

  /** Returns the number of products. */
  public int products() {
    return compression.products();
  }

  /**
   * Returns the non-zeros, row-major, as a vector.
   *
   * @param differentiated what the derivative is the Jacobian of: for a Hessian the gradient
   * @param inputs the inputs
   * @param context who asks
   */
  public Expr nonZeros(Expr differentiated, List<Expr> inputs, Context context) {
    Shape shape = Shape.vector(pattern.size());
    if (pattern.size() == 0) {
      return Expr.constant(shape, 0);
    }
    Products products = new Products(compression.colours(), compression.products(), context);
    Expr all =
        byRows
            ? products.byRows(differentiated, inputs)
            : products.byColumns(differentiated, inputs);
    return Expr.of(new Op.Gather(IndexMap.table(all.shape(), shape, compression.places())), all);
  }

  static void checkSize(String what, long nonZeros, Context context) {
    if (nonZeros > LARGEST) {
      throw context.tooManyNonZeros(what, LARGEST);
    }
  }

  private static void checkProducts(String what, int count, int size, Context context) {
    if ((long) count * size > LARGEST) {
      throw context.tooManyProducts(what, count, size, LARGEST);
    }
  }
}
