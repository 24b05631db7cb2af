package dev.fluxion.hardware.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What became of a request. */
public sealed interface Exchange {

  /**
   * The whole answer came.
   *
   * @param status of HTTP
   * @param headers by name in lower case
   * @param body the bytes
   */
  record Response(int status, Map<String, String> headers, byte[] body) implements Exchange {
    /** Returns whether the status is one of success. */
    public boolean isSuccess() {
      return status / 100 == 2;
    }

    /** Returns a header. */
    public Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }

    /** Returns the body as text. */
    public String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "HTTP " + status;
    }
  }

  /**
   * No byte of the request was sent.
   *
   * @param reason why
   */
  record NotSent(String reason) implements Exchange {}

  /**
   * The request may have reached the server; no whole answer came.
   *
   * @param reason why
   */
  record Lost(String reason) implements Exchange {}
}
