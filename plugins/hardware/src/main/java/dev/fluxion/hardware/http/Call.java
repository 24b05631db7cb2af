package dev.fluxion.hardware.http;

import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method of HTTP
 * @param path behind the base address, with its query
 * @param headers those that this request has
 * @param body what is sent, if anything
 */
public record Call(String method, String path, Map<String, String> headers, Optional<byte[]> body) {
  /** Copies the headers. */
  public Call {
    headers = Map.copyOf(headers);
  }

  /** Returns a request that asks. */
  public static Call get(String path, Map<String, String> headers) {
    return new Call("GET", path, headers, Optional.empty());
  }

  /** Returns a request that sends something. */
  public static Call post(String path, Map<String, String> headers, byte[] body) {
    return new Call("POST", path, headers, Optional.of(body));
  }

  /** Returns method and path: headers may be secret. */
  @Override
  public String toString() {
    return method + " " + path;
  }
}
