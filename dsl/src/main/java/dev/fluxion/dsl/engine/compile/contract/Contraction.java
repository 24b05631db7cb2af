package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;

/**
 * The plan of a contraction of two arrays: which loops compute it fast on arrays of these shapes.
 * Immutable and thread-safe.
 *
 * <p>The result consists of slices, each of which can be computed by itself; an element is the same
 * to the last bit, whichever slices are computed together and by whom.
 */
public final class Contraction {
  private final ContractLoops loops;
  private final Kernel kernel;

  private Contraction(ContractLoops loops, Kernel kernel) {
    this.loops = loops;
    this.kernel = kernel;
  }

  /**
   * Plans a contraction.
   *
   * @param op the contraction
   * @param left the shape of its first argument, an axis for each of its letters
   * @param right the shape of its second argument, likewise; axes of one letter have one extent
   */
  public static Contraction of(Op.Contract op, Shape left, Shape right) {
    return new Contraction(new ContractLoops(op, left, right), KernelChoice.of(op, left, right));
  }

  /** Returns the indices. */
  public ContractLoops loops() {
    return loops;
  }

  Kernel kernel() {
    return kernel;
  }

  /** Returns the number of slices of the result, at least 1. */
  public int slices() {
    return kernel.slices();
  }

  /**
   * Returns the length of each scratch array that a run needs: all of them index from 0, because
   * loops over arrays with different offsets are not vectorised. Runs at the same time need
   * different arrays.
   */
  public int[] scratchSizes() {
    return kernel.scratchSizes();
  }

  /** Returns new scratch arrays for runs one after the other. */
  public double[][] newScratch() {
    int[] sizes = scratchSizes();
    double[][] scratch = new double[sizes.length][];
    for (int i = 0; i < sizes.length; i++) {
      scratch[i] = new double[sizes[i]];
    }
    return scratch;
  }

  /**
   * Computes the whole result. Only diagonals (a letter twice in one array) allocate, a few words.
   *
   * @param left the array with the first argument
   * @param leftAt where it begins
   * @param right the array with the second argument
   * @param rightAt where it begins
   * @param result the array for the result, which may be that of an argument but does not overlap
   *     its elements
   * @param resultAt where it begins
   * @param scratch arrays of at least {@link #scratchSizes()} elements, with anything in them
   */
  public void run(
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] result,
      int resultAt,
      double[][] scratch) {
    run(left, leftAt, right, rightAt, result, resultAt, scratch, 0, slices());
  }

  /**
   * Computes some slices of the result and leaves the others as they are.
   *
   * @param left the array with the first argument
   * @param leftAt where it begins
   * @param right the array with the second argument
   * @param rightAt where it begins
   * @param result the array for the result
   * @param resultAt where the whole result begins
   * @param scratch arrays of at least {@link #scratchSizes()} elements, with anything in them
   * @param first the first slice
   * @param last the slice after the last, at most {@link #slices()}
   */
  public void run(
      double[] left,
      int leftAt,
      double[] right,
      int rightAt,
      double[] result,
      int resultAt,
      double[][] scratch,
      int first,
      int last) {
    kernel.run(left, leftAt, right, rightAt, result, resultAt, scratch, first, last);
  }
}
