package dev.fluxion.spi;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * The numeric code of a primitive once its attributes are known.
 *
 * <p>A kernel is pure and may be called from several threads at once. The compiler calls it as a
 * constant, so that the JVM inlines it into the code of a function.
 */
public sealed interface Kernel {

  /**
   * One number to one number.
   *
   * @param function the code
   */
  record Unary(DoubleUnaryOperator function) implements Kernel {}

  /**
   * Two numbers to one number.
   *
   * @param function the code
   */
  record Binary(DoubleBinaryOperator function) implements Kernel {}

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
   */
  record Arrays(ShapedFunction function) implements Kernel {}

  /** Computes the outputs of a primitive from its inputs and their shapes, all arrays row-major. */
  @FunctionalInterface
  interface ShapedFunction {
    /**
     * Fills the outputs.
     *
     * @param shapes the shape of each input
     * @param inputs one array for each input; not to be kept or changed
     * @param outputs one array for each output, of the right length; to be filled entirely
     */
    void apply(List<Shape> shapes, double[][] inputs, double[][] outputs);
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
