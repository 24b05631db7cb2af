package dev.fluxion.tour.page;

/**
 * A figure that is wrong.
 *
 * @param chapter where it is
 * @param what it is a figure of
 * @param got what was computed
 * @param expected what it should be
 */
public record Failure(String chapter, String what, String got, String expected) {
  /** Returns a line such as {@code cost: naive, order 3: got 7, expected 8}. */
  @Override
  public String toString() {
    return chapter + ": " + what + ": got " + got + ", expected " + expected;
  }
}
