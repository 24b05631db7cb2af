package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import java.util.List;
import java.util.Optional;

/**
 * An evaluation that is made between waves: by a backend, or by the primitive's own kernel.
 *
 * <p>Its arguments are a base point, which many evaluations share, and a few shifted elements.
 *
 * @param call the primitive with its attributes
 * @param orders how often it is differentiated by numbers; empty for the function itself
 * @param kernel the code that evaluates it; nothing if a backend does
 * @param inputs the slots of each input of the base point
 * @param shapes the shape of each input
 * @param shifted which elements are shifted, counted through all inputs, rising
 * @param shifts by how many radians
 * @param outputs the first slot of each output
 * @param outputSizes the length of each output
 */
public record ExternalCall(
    BoundPrimitive call,
    List<Integer> orders,
    Optional<Kernel> kernel,
    List<int[]> inputs,
    List<Shape> shapes,
    int[] shifted,
    double[] shifts,
    int[] outputs,
    int[] outputSizes) {

  /**
   * Fills arrays with the arguments.
   *
   * @param frame the values
   * @param arguments one array for each input, of its length
   */
  public void arguments(double[] frame, List<double[]> arguments) {
    int start = 0;
    int next = 0;
    for (int i = 0; i < arguments.size(); i++) {
      double[] values = arguments.get(i);
      int[] slots = inputs.get(i);
      for (int k = 0; k < values.length; k++) {
        values[k] = frame[slots[k]];
      }
      for (; next < shifted.length && shifted[next] < start + values.length; next++) {
        values[shifted[next] - start] += shifts[next];
      }
      start += values.length;
    }
  }
}
