package dev.fluxion.dsl;

import dev.fluxion.dsl.engine.differentiate.sparse.Pattern;
import dev.fluxion.dsl.engine.differentiate.sparse.Sparsity;
import dev.fluxion.dsl.export.SpyPlot;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;

/**
 * A Jacobian or Hessian by its structural non-zeros: where they are, and the function that computes
 * them.
 *
 * <p>The structure is found from the formula, without evaluating anything. It may name an entry
 * that is zero at every point, it never leaves out one that is not. Entries are numbered row-major;
 * of a Hessian both triangles are there, and mirrored entries are equal to the last bit.
 *
 * <p>The non-zeros are read from products of the derivative with sums of unit vectors, one for each
 * colour of a colouring of its structure (A. H. Gebremedhin, F. Manne, A. Pothen, What color is
 * your Jacobian?, SIAM Review 47, 2005): of the columns or the rows of a Jacobian no two in a
 * product overlap; a Hessian has a star colouring. The dense matrix is never made, except by {@link
 * #dense}.
 */
public final class SparseDerivative {
  private final String name;
  private final Pattern pattern;
  private final int products;
  private final DifferentiableFunction function;

  SparseDerivative(String name, Sparsity sparsity, DifferentiableFunction function) {
    this.name = name;
    this.pattern = sparsity.pattern();
    this.products = sparsity.products();
    this.function = function;
  }

  /** Returns the number of rows: of elements of the result, or of variables for a Hessian. */
  public int rowCount() {
    return pattern.rowCount();
  }

  /** Returns the number of columns: of variables, the elements of all inputs. */
  public int columnCount() {
    return pattern.columnCount();
  }

  /** Returns the number of entries that may differ from zero. */
  public int nonZeros() {
    return pattern.size();
  }

  /**
   * Returns the row of an entry.
   *
   * @param k its number, row-major
   * @throws FluxionException FLX-207 if there is no such entry
   */
  public int row(int k) {
    return pattern.row(checked(k));
  }

  /**
   * Returns the column of an entry.
   *
   * @param k its number, row-major
   * @throws FluxionException FLX-207 if there is no such entry
   */
  public int column(int k) {
    return pattern.column(checked(k));
  }

  private int checked(int k) {
    if (k < 0 || k >= nonZeros()) {
      throw new FluxionException(
          "FLX-207",
          "the "
              + name
              + " has "
              + nonZeros()
              + " structural non-zeros, numbered from 0, there is no number "
              + k);
    }
    return k;
  }

  /**
   * Returns the number of Jacobian-vector, vector-Jacobian or Hessian-vector products that one
   * evaluation takes.
   */
  public int products() {
    return products;
  }

  /** Returns the function whose result is the vector of the entries that may differ from zero. */
  public DifferentiableFunction function() {
    return function;
  }

  /**
   * Returns the whole matrix at a point, for small cases.
   *
   * @param point the values of all inputs, one after the other
   * @throws FluxionException FLX-213 if their number is wrong, FLX-101 if the matrix is too large
   *     for an array
   */
  public Tensor dense(double... point) {
    Shape shape = Shape.matrix(rowCount(), columnCount());
    double[] entries = function.value(point).toArray();
    double[] matrix = new double[shape.size()];
    for (int k = 0; k < entries.length; k++) {
      matrix[pattern.row(k) * columnCount() + pattern.column(k)] = entries[k];
    }
    return Tensor.of(shape, matrix, 0);
  }

  /** Returns a picture of the structure as SVG: a dot where entries may differ from zero. */
  public String toSvg() {
    SpyPlot plot = new SpyPlot(toString(), rowCount(), columnCount());
    for (int row = 0; row < rowCount(); row++) {
      for (int k = pattern.start(row); k < pattern.start(row + 1); k++) {
        plot.mark(row, pattern.column(k));
      }
    }
    return plot.svg();
  }

  /** Returns the size in a sentence: {@code hessian of f: 9 x 9, 25 structural non-zeros, …}. */
  @Override
  public String toString() {
    return name
        + ": "
        + rowCount()
        + " x "
        + columnCount()
        + ", "
        + counted(nonZeros(), "structural non-zero")
        + ", "
        + counted(products, "product");
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
