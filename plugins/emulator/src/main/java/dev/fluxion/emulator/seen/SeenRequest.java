package dev.fluxion.emulator.seen;

import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came. Its text shows neither headers nor body.
 *
 * @param number from 1, over all requests
 * @param at when it came
 * @param provider {@code ionq} or {@code ibm}
 * @param phase what it was for
 * @param method of HTTP
 * @param path without the query
 * @param query as it came, empty if there was none
 * @param headers by lower-case name, secrets included
 * @param body its bytes
 * @param fault what went wrong
 */
public record SeenRequest(
    long number,
    Instant at,
    String provider,
    Phase phase,
    String method,
    String path,
    String query,
    Map<String, String> headers,
    byte[] body,
    Optional<Fault> fault) {
  /** Copies headers and body. */
  public SeenRequest {
    headers = Map.copyOf(headers);
    body = body.clone();
  }

  /** Returns a copy of the bytes. */
  @Override
  public byte[] body() {
    return body.clone();
  }

  /** Returns the body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return number
        + ". "
        + method
        + " "
        + path
        + (query.isEmpty() ? "" : "?" + query)
        + fault.map(each -> " [" + each.label() + "]").orElse("");
  }
}
