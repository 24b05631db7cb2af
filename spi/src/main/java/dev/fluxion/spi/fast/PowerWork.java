package dev.fluxion.spi.fast;

/** Arrays that a block of powers is computed in. */
final class PowerWork {
  /** So many elements stay in the first cache from loop to loop. */
  static final int BLOCK = 512;

  /** The number of the array of reduced arguments. */
  static final int REDUCED = 0;

  /** Of the first parts of logarithms. */
  static final int FIRST = 1;

  /** Of what these parts lack. */
  static final int REST = 2;

  /** Of exponents. */
  static final int EXPONENTS = 3;

  /** Arrays whose addresses agree in their last 12 bits would wait for each other. */
  private static final int APART = 24;

  /**
   * Of each thread its own: the same arrays again, and no allocation in a run. Arrays alone, since
   * an object of a class of ours would keep its class loader as long as the thread lives.
   */
  private static final ThreadLocal<double[][]> ARRAYS =
      new ThreadLocal<>() {
        @Override
        protected double[][] initialValue() {
          int length = BLOCK + APART;
          return new double[][] {
            new double[BLOCK], new double[length], new double[length], new double[length]
          };
        }
      };

  private PowerWork() {}

  /** Returns the arrays of this thread. */
  static double[][] arrays() {
    return ARRAYS.get();
  }
}
