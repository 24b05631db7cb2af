package dev.fluxion.tour.chapter;

import dev.fluxion.spi.FluxionException;
import java.util.function.Supplier;

/** What is said by something that must not succeed. */
final class Refusal {
  private Refusal() {}

  /**
   * Returns the message of the error that an attempt ends with, or says that there was none.
   *
   * @param attempt what must not succeed
   */
  static String of(Supplier<?> attempt) {
    try {
      return "not refused: " + attempt.get();
    } catch (FluxionException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
