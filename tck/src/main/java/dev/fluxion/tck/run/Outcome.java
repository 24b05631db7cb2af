package dev.fluxion.tck.run;

import dev.fluxion.tck.check.SampledPoint;
import java.util.List;

/**
 * What a planned check came to.
 *
 * @param task the check
 * @param status what became of it
 * @param text what was found, with everything that it takes to find it again
 * @param seconds how long it took
 * @param samples points for a plot, none for most checks
 */
public record Outcome(
    Task task, Status status, String text, double seconds, List<SampledPoint> samples) {
  private static final int LONGEST = 8000;

  /** Copies the list, and cuts a text that no report could show. */
  public Outcome {
    samples = List.copyOf(samples);
    if (text.length() > LONGEST) {
      text = text.substring(0, LONGEST) + "… (" + text.length() + " characters)";
    }
  }

  /**
   * Returns an outcome without points.
   *
   * @param task the check
   * @param status what became of it
   * @param text what was found
   * @param seconds how long it took
   */
  public static Outcome of(Task task, Status status, String text, double seconds) {
    return new Outcome(task, status, text, seconds, List.of());
  }

  /** Returns this outcome without points for plots. */
  public Outcome withoutSamples() {
    return new Outcome(task, status, text, seconds, List.of());
  }

  /** Returns check, subject and text, without saying anything twice. */
  public String sentence() {
    return text.startsWith(task.check() + " of ")
        ? text
        : task.check() + " of '" + task.subject() + "': " + text;
  }

  /**
   * Returns this outcome, seen in another light.
   *
   * @param changed what becomes of it
   * @param why a sentence that comes before the text
   */
  public Outcome as(Status changed, String why) {
    return new Outcome(task, changed, why + "\n" + text, seconds, samples);
  }
}
