package dev.fluxion.spi;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The numeric code of a primitive once its attributes are known.
 *
 * <p>A kernel is pure and may be called from several threads at once. The compiler calls it as a
 * constant, so that the JVM inlines it into the code of a function.
 *
 * <p>Some kernels have two forms, and the application chooses between them by its accuracy mode:
 * {@code STRICT} uses the code itself, the default uses the fast form where there is one.
 */
public sealed interface Kernel {

  /**
   * One number to one number.
   *
   * @param function the code
   * @param fast a faster form of it, if there is one
   */
  record Unary(DoubleUnaryOperator function, Optional<FastUnary> fast) implements Kernel {
    /**
     * Makes a kernel with one form.
     *
     * @param function the code
     */
    public Unary(DoubleUnaryOperator function) {
      this(function, Optional.empty());
    }
  }

  /**
   * Two numbers to one number.
   *
   * @param function the code
   * @param fast a faster form of it, if there is one
   */
  record Binary(DoubleBinaryOperator function, Optional<FastBinary> fast) implements Kernel {
    /**
     * Makes a kernel with one form.
     *
     * @param function the code
     */
    public Binary(DoubleBinaryOperator function) {
      this(function, Optional.empty());
    }
  }

  /**
   * Any number of numbers to one number.
   *
   * @param function the code; it must not keep or change the array
   */
  record Nary(ToDoubleFunction<double[]> function) implements Kernel {}

  /**
   * Arrays to arrays.
   *
   * @param function the code
   * @param fast a faster form of it, right to a stated bound, if there is one
   */
  record Arrays(ShapedFunction function, Optional<ShapedFunction> fast) implements Kernel {
    /**
     * Makes a kernel with one form.
     *
     * @param function the code
     */
    public Arrays(ShapedFunction function) {
      this(function, Optional.empty());
    }
  }

  /**
   * A faster form of a unary kernel: right to a stated few units in the last place, on numbers and
   * on ranges of arrays.
   */
  interface FastUnary {
    /**
     * Returns the value at x.
     *
     * @param x the argument
     */
    double applyAsDouble(double x);

    /**
     * Sets {@code y[i] = applyAsDouble(x[i])}, bit for bit, for {@code from <= i < to}.
     *
     * <p>Both arrays have the same index so that the JVM makes SIMD code of the loops.
     *
     * @param x the arguments; not to be kept or changed
     * @param y another array, for the values; the range may hold intermediate values meanwhile,
     *     what is outside it stays as it is
     * @param from the first index
     * @param to the index after the last
     */
    void apply(double[] x, double[] y, int from, int to);

    /**
     * Returns whether {@link #applyAsDouble} is faster than the kernel of reference on a single
     * number too, and not on ranges only.
     */
    default boolean isFasterForOne() {
      return false;
    }

    /**
     * Returns the way to compute this function and another of the same numbers that is faster than
     * one after the other, if there is one; to answer for one order of the two is enough.
     *
     * @param other the other function
     */
    default Optional<FastPair> with(FastUnary other) {
      return Optional.empty();
    }
  }

  /** Two functions of the same numbers that share most of their work, like sine and cosine. */
  @FunctionalInterface
  interface FastPair {
    /**
     * Sets {@code y[i]} and {@code z[i]}, for {@code from <= i < to}, to what the {@link
     * FastUnary#applyAsDouble} of the first and the second function return for {@code x[i]}, bit
     * for bit.
     *
     * @param x the arguments; not to be kept or changed
     * @param y another array, for the values of the first function; the range may hold intermediate
     *     values meanwhile, what is outside it stays as it is
     * @param z a third array, for those of the second function, likewise
     * @param from the first index
     * @param to the index after the last
     */
    void apply(double[] x, double[] y, double[] z, int from, int to);
  }

  /**
   * A faster form of a binary kernel: right to a stated few units in the last place, on pairs of
   * numbers and on ranges of arrays. The engine takes it for arrays.
   */
  interface FastBinary {
    /**
     * Returns the value at x and y.
     *
     * @param x the first argument
     * @param y the second argument
     */
    double applyAsDouble(double x, double y);

    /**
     * Sets {@code z[i] = applyAsDouble(x[i], y[i])}, bit for bit, for {@code from <= i < to}.
     *
     * <p>All arrays have the same index so that the JVM makes SIMD code of the loops.
     *
     * @param x the first arguments; not to be kept or changed
     * @param y the second arguments, likewise; may be the same array
     * @param z another array, for the values; the range may hold intermediate values meanwhile,
     *     what is outside it stays as it is
     * @param from the first index
     * @param to the index after the last
     */
    void apply(double[] x, double[] y, double[] z, int from, int to);

    /**
     * Sets {@code z[i] = applyAsDouble(x[i], y)}, bit for bit, for {@code from <= i < to}.
     *
     * @param x the first arguments; not to be kept or changed
     * @param y the second argument of all
     * @param z another array, for the values; the range may hold intermediate values meanwhile,
     *     what is outside it stays as it is
     * @param from the first index
     * @param to the index after the last
     */
    default void apply(double[] x, double y, double[] z, int from, int to) {
      for (int i = from; i < to; i++) {
        z[i] = applyAsDouble(x[i], y);
      }
    }

    /**
     * Sets {@code z[i] = applyAsDouble(x, y[i])}, bit for bit, for {@code from <= i < to}.
     *
     * @param x the first argument of all
     * @param y the second arguments; not to be kept or changed
     * @param z another array, for the values; the range may hold intermediate values meanwhile,
     *     what is outside it stays as it is
     * @param from the first index
     * @param to the index after the last
     */
    default void apply(double x, double[] y, double[] z, int from, int to) {
      for (int i = from; i < to; i++) {
        z[i] = applyAsDouble(x, y[i]);
      }
    }
  }

  /** Computes the outputs of a primitive from its inputs and their shapes, all arrays row-major. */
  @FunctionalInterface
  interface ShapedFunction {
    /**
     * Fills the outputs.
     *
     * @param shapes the shape of each input
     * @param inputs one array for each input; not to be kept or changed
     * @param outputs one array for each output, of the right length; to be filled entirely; then
     *     those that the code asked for to work in
     */
    void apply(List<Shape> shapes, double[][] inputs, double[][] outputs);

    /**
     * Returns the lengths of the arrays that the code needs to work in. They follow those of the
     * outputs, with anything in them, and are at least so long; so a call need not allocate any.
     *
     * @param shapes the shape of each input
     */
    default int[] scratchSizes(List<Shape> shapes) {
      return new int[0];
    }

    /**
     * Fills the outputs once: makes the arrays that the code needs to work in.
     *
     * @param shapes the shape of each input
     * @param inputs one array for each input
     * @param outputs one array for each output, of the right length
     */
    default void fill(List<Shape> shapes, double[][] inputs, double[][] outputs) {
      int[] sizes = scratchSizes(shapes);
      double[][] all = java.util.Arrays.copyOf(outputs, outputs.length + sizes.length);
      for (int k = 0; k < sizes.length; k++) {
        all[outputs.length + k] = new double[sizes[k]];
      }
      apply(shapes, inputs, all);
    }
  }

  /** Computes the outputs of a primitive from its inputs, all arrays row-major. */
  @FunctionalInterface
  interface ArrayFunction {
    /**
     * Fills the outputs.
     *
     * @param inputs one array for each input; not to be kept or changed
     * @param outputs one array for each output, of the right length; to be filled entirely
     */
    void apply(double[][] inputs, double[][] outputs);
  }
}
