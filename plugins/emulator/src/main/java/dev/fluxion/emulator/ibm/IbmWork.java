package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.run.Runner;
import java.time.Instant;

/** What a job runs: the parameters of a program, read and checked. */
interface IbmWork {
  /** Returns the number of circuits. */
  int circuits();

  /** Returns how often circuits are run, over all points and measured observables. */
  long shots();

  /**
   * Runs the circuits.
   *
   * @param runner simulates
   * @param seed equal seeds give equal results
   */
  Run run(Runner runner, long seed);

  /** Results that can be written. */
  interface Run {
    /**
     * Returns the results in the form of the program.
     *
     * @param span when the circuits were run
     * @param garbling what shall be wrong
     */
    ObjectNode json(Span span, Garbling garbling);
  }

  /** From one moment to another. */
  record Span(Instant start, Instant stop) {}
}
