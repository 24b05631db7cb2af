package dev.fluxion.tck;

import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.Task;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The run of the checks of a test, one at a time as the test framework asks for them. */
interface Session {

  /**
   * A check that was made.
   *
   * @param outcome what it came to
   * @param cause what was thrown, if it ended so and is at hand
   */
  record Made(Outcome outcome, Optional<Throwable> cause) {}

  /** Returns what is planned. */
  List<Task> planned();

  /** Returns what a planned check came to. */
  Made make(Task task);

  /**
   * Writes the reports and returns what is missing, empty if nothing is.
   *
   * @throws IOException if a report cannot be written
   */
  String end() throws IOException;
}
