package dev.fluxion.bench.workload;

import dev.fluxion.bench.task.Kernel;
import dev.fluxion.bench.task.MissingPeer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.openblas.global.openblas;

/** OpenBLAS on one thread, with the matrices in its own memory: its fastest way. */
final class OpenBlasProduct implements Kernel {
  static final String NAME = "OpenBLAS";

  private final int n;
  private final DoublePointer a;
  private final DoublePointer b;
  private final DoublePointer c;

  OpenBlasProduct(int n) {
    this.n = n;
    try {
      openblas.blas_set_num_threads(1);
      a = new DoublePointer(MatrixProducts.left(n));
      b = new DoublePointer(MatrixProducts.right(n));
      c = new DoublePointer((long) n * n);
    } catch (LinkageError e) {
      throw new MissingPeer("its native library is not on the class path", e);
    }
  }

  @Override
  public Object run() {
    openblas.cblas_dgemm(
        openblas.CblasRowMajor,
        openblas.CblasNoTrans,
        openblas.CblasNoTrans,
        n,
        n,
        n,
        1,
        a,
        n,
        b,
        n,
        0,
        c,
        n);
    return c;
  }

  @Override
  public double[] results() {
    double[] all = new double[n * n];
    c.get(all);
    return all;
  }

  @Override
  public void close() {
    a.close();
    b.close();
    c.close();
  }
}
