package dev.fluxion.dsl.engine.compile;

/** The executable form of a program that needs no memory but its local variables. */
@FunctionalInterface
public interface DirectCode {
  /**
   * Executes the program.
   *
   * @param in the inputs, one after the other
   * @param out gets the outputs, one after the other; not the array of the inputs
   */
  void run(double[] in, double[] out);
}
