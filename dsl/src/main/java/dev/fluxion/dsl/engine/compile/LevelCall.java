package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;

/**
 * A unary kernel with a faster form on many numbers of the frame, wherever they are: they are
 * brought together, a piece at a time.
 *
 * @param kernel the faster form
 * @param a the place of each argument
 * @param result the place of the first result
 * @param arguments an array of the memory, of {@value #PIECE} elements
 * @param values another
 */
record LevelCall(Kernel.FastUnary kernel, int[] a, int result, int arguments, int values)
    implements BlockCode {
  static final int PIECE = 1024;

  @Override
  public void run(Memory memory) {
    double[] frame = memory.frame();
    double[] x = memory.array(arguments);
    double[] y = memory.array(values);
    for (int from = 0; from < a.length; from += PIECE) {
      int count = Math.min(PIECE, a.length - from);
      for (int i = 0; i < count; i++) {
        x[i] = frame[a[from + i]];
      }
      kernel.apply(x, y, 0, count);
      System.arraycopy(y, 0, frame, result + from, count);
    }
  }
}
