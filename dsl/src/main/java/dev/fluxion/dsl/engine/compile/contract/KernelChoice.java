package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;

/** Which loops a contraction takes: it depends on its letters and extents alone. */
final class KernelChoice {
  /** Vectors of fewer elements do not repay the start of a vectorised loop, nor the copies. */
  private static final int LONG = 16;

  /** A matrix of fewer elements is read faster where it lies than it is packed. */
  private static final int SMALL = 256;

  private KernelChoice() {}

  static Kernel of(Op.Contract op, Shape left, Shape right) {
    ContractLoops loops = new ContractLoops(op, left, right);
    if (loops.products() == 0 || !Form.fits(op)) {
      return new PlainLoops(loops);
    }
    Form form = Form.of(op, left, right);
    if (form.terms() == 1) {
      return new Products(op, left, right);
    }
    Kernel product = product(form);
    return form.batches() == 1 ? product : new Batched(form, product);
  }

  private static Kernel product(Form form) {
    if (form.columns() == 1) {
      return form.rows() == 1 ? new DotProduct(form) : matrixByVector(form);
    }
    if (form.rows() == 1) {
      return new Transposed(matrixByVector(form.transposed()));
    }
    return isWide(form) ? matrices(form) : new Transposed(matrices(form.transposed()));
  }

  private static Kernel matrixByVector(Form form) {
    if (RowDots.fits(form)) {
      return new RowDots(form);
    }
    return ColumnSweep.fits(form) ? new ColumnSweep(form) : new RegisterTiles(form);
  }

  /** Whether the rows of the result should be the vectors, rather than its columns. */
  private static boolean isWide(Form form) {
    if (Math.min(form.rows(), form.columns()) > 3 * LONG) {
      return form.columnsResult().hasStride(1);
    }
    return form.columns() >= form.rows();
  }

  private static Kernel matrices(Form form) {
    boolean isThin = form.columns() < LONG || (long) form.rows() * form.terms() < SMALL;
    return isThin ? new Transposed(new RegisterTiles(form.transposed())) : new PackedProduct(form);
  }
}
