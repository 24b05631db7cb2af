package dev.fluxion.tck.run;

import java.time.LocalDate;

/**
 * An excuse for a check that fails, for a time.
 *
 * @param check the name of the check, such as {@code D-NEST(0)}
 * @param subject what the check is made on, or the id of the primitive for all its attributes
 * @param reason why it is excused
 * @param issue where the repair is tracked, may be empty
 * @param until the last day on which it is excused
 */
public record Waiver(String check, String subject, String reason, String issue, LocalDate until) {

  /**
   * Returns whether this waiver is about a check.
   *
   * @param task the check
   */
  boolean isAbout(Task task) {
    return task.check().equals(check)
        && (task.subject().equals(subject)
            || task.subject().startsWith(subject + "[")
            || task.subject().startsWith(subject + " on "));
  }
}
