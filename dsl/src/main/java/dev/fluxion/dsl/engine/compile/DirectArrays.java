package dev.fluxion.dsl.engine.compile;

/** The executable form of a program that needs no memory but its local variables. */
@FunctionalInterface
public interface DirectArrays {
  /**
   * Executes the program.
   *
   * @param in one array for each input
   * @param out gets the outputs, one array for each; none is an array of an input
   */
  void run(double[][] in, double[][] out);
}
