package dev.fluxion.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** The whole message of a refusal, and the code that it starts with. */
final class Refusal {
  private Refusal() {}

  static void assertRefused(String message, Executable action) {
    FluxionException refusal = assertThrows(FluxionException.class, action);
    assertEquals(message, refusal.getMessage());
    assertEquals(message.substring(0, "FLX-000".length()), refusal.code());
  }
}
