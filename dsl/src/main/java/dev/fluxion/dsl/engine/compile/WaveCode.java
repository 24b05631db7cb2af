package dev.fluxion.dsl.engine.compile;

/** The executable form of the instructions of a wave: interpreted, or a generated class. */
@FunctionalInterface
public interface WaveCode {
  /**
   * Executes the instructions.
   *
   * @param memory the memory of one run
   */
  void run(Memory memory);
}
