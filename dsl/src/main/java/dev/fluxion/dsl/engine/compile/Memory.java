package dev.fluxion.dsl.engine.compile;

/** The arrays of one run of a program; for one thread at a time. */
public final class Memory {
  private static final double[] NOTHING = {};

  private final double[][] arrays;
  private final double[][][] holders;

  /**
   * Creates a memory.
   *
   * @param arrays what {@link Storage} numbers
   * @param holders arrays of arrays, in which kernels get their arguments
   */
  Memory(double[][] arrays, double[][][] holders) {
    this.arrays = arrays;
    this.holders = holders;
  }

  /** Returns all arrays; generated code reads them from here. */
  public double[][] arrays() {
    return arrays;
  }

  /**
   * Lends an array for a run.
   *
   * @param number its number
   * @param array the caller's array
   */
  public void lend(int number, double[] array) {
    arrays[number] = array;
  }

  /** Forgets an array that was lent, so that the caller's array is not kept. */
  public void takeBack(int number) {
    arrays[number] = NOTHING;
  }

  double[] array(int number) {
    return arrays[number];
  }

  double[][] holder(int number) {
    return holders[number];
  }

  /** Returns the array of all slots that have no array of their own. */
  public double[] frame() {
    return arrays[Storage.FRAME];
  }
}
