package dev.fluxion.circuit.state;

import dev.fluxion.circuit.ansatz.Operation;
import java.util.List;

/**
 * One pass over the state: an operation of a circuit, or several on one qubit that were fused.
 *
 * <p>A step is bound to the values of parameters by numbers of its own, then placed in a tile.
 */
sealed interface Step permits PairStep, SingleStep {

  /** Returns the qubits that it acts on. */
  List<Integer> qubits();

  /** Returns the operations that it is made of, the first one first. */
  List<Operation> parts();

  /** Returns the numbers of the step for values of the parameters. */
  double[] bind(double[] parameters);

  /**
   * Returns the step in a tile.
   *
   * @param bound its numbers
   * @param places the place of each qubit in the tile
   */
  TileOperation forward(double[] bound, int[] places);

  /** Returns the inverse of the step in a tile. */
  TileOperation backward(double[] bound, int[] places);

  /** Returns what its slopes are made of, in a tile. */
  Overlap overlap(int[] places);

  /** Returns the number of overlaps. */
  int overlaps();

  /**
   * Adds the derivatives by its angles.
   *
   * @param parameters the values of the parameters
   * @param overlaps of the states after the step
   * @param from where those of this step begin
   * @param gradient gets them, by parameter
   */
  void addSlopes(double[] parameters, double[] overlaps, int from, double[] gradient);

  /**
   * Returns what makes, of the state after the step, its derivative in a direction of the
   * parameters; applied to one state and added to another.
   */
  Increment increment(double[] parameters, double[] direction);

  /** Returns whether an angle depends on a parameter. */
  default boolean isTurned() {
    return parts().stream().anyMatch(part -> !part.angle().isConstant());
  }

  /** Returns a rate of change of an angle in a direction of the parameters. */
  static double rate(Operation part, double[] direction) {
    double rate = 0;
    for (var factor : part.angle().factors().entrySet()) {
      rate += factor.getValue() * direction[factor.getKey()];
    }
    return rate;
  }

  /** Adds the derivative by an angle to those by its parameters. */
  static void add(Operation part, double slope, double[] gradient) {
    part.angle().factors().forEach((parameter, factor) -> gradient[parameter] += factor * slope);
  }
}
