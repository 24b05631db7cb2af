package dev.fluxion.emulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param status of HTTP
 * @param headers by name
 * @param body its bytes
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

  /** Returns an answer in JSON. */
  public static Answer json(int status, JsonNode body) {
    return json(status, Json.bytes(body));
  }

  /** Returns an answer in JSON that is written already. */
  public static Answer json(int status, byte[] body) {
    return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
  }

  /** Returns an answer without a body. */
  public static Answer empty() {
    return new Answer(204, Map.of(), new byte[0]);
  }

  /** Returns a page as proxies send them. */
  public static Answer html(int status) {
    String page =
        "<!DOCTYPE html>\n<html><head><title>"
            + status
            + "</title></head><body><center><h1>"
            + status
            + "</h1></center><hr><center>proxy</center></body></html>\n";
    return new Answer(
        status, Map.of("Content-Type", "text/html"), page.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns this with a header. */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
  }
}
