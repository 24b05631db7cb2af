package dev.fluxion.tour.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks figures as they are written: each method compares what was computed with what is known
 * from elsewhere, and returns the text to print.
 *
 * <p>A wrong figure does not stop the chapter; it is marked where it is printed, and kept for the
 * list at the end.
 */
public final class Checks {
  private static final String WRONG = " (wrong)";

  private final String chapter;
  private final List<Failure> failures = new ArrayList<>();

  Checks(String chapter) {
    this.chapter = chapter;
  }

  /** Returns what was wrong so far. */
  public List<Failure> failures() {
    return List.copyOf(failures);
  }

  /**
   * Checks a number against another that was computed independently.
   *
   * @param what what the number is
   * @param got the number
   * @param expected the other one
   * @param relative the largest difference, as a part of the expected number; 0 must be met exactly
   * @return the number with all its digits
   */
  public String near(String what, double got, double expected, double relative) {
    boolean right = Math.abs(got - expected) <= relative * Math.abs(expected);
    return verdict(right, what, Double.toString(got), expected + " within a relative " + relative);
  }

  /**
   * Checks a number against another that was computed independently.
   *
   * @param what what the number is
   * @param got the number
   * @param expected the other one
   * @param absolute the largest difference
   * @return the number with all its digits
   */
  public String within(String what, double got, double expected, double absolute) {
    boolean right = Math.abs(got - expected) <= absolute;
    return verdict(right, what, Double.toString(got), expected + " within " + absolute);
  }

  /**
   * Checks a whole number.
   *
   * @param what what is counted
   * @param got the number
   * @param expected what it must be
   * @return the number
   */
  public String count(String what, long got, long expected) {
    return verdict(got == expected, what, Long.toString(got), Long.toString(expected));
  }

  /**
   * Checks that a number, such as an error or a time, is not too large.
   *
   * @param what what the number is
   * @param got the number, 0 or more
   * @param most the most it may be
   * @param format how it is printed, for {@link String#format}
   * @return the number
   */
  public String atMost(String what, double got, double most, String format) {
    String text = String.format(Locale.ROOT, format, got);
    return verdict(got >= 0 && got <= most, what, text, "0 to " + most);
  }

  /**
   * Checks that a text says what it must.
   *
   * @param what what the text is
   * @param got the text
   * @param parts what it must contain
   * @return the text
   */
  public String text(String what, String got, String... parts) {
    for (String part : parts) {
      if (!got.contains(part)) {
        return verdict(false, what, "'" + got.strip() + "'", "a text with '" + part + "'");
      }
    }
    return got;
  }

  /**
   * Records a chapter that did not come to its end.
   *
   * @param error what was thrown
   */
  public void stopped(Throwable error) {
    verdict(false, "the chapter stopped", error.toString(), "a chapter that runs to its end");
  }

  private String verdict(boolean right, String what, String got, String expected) {
    if (right) {
      return got;
    }
    failures.add(new Failure(chapter, what, got, expected));
    return got + WRONG;
  }
}
