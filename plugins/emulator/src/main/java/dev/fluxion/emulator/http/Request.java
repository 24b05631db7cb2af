package dev.fluxion.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method of HTTP
 * @param path without the query
 * @param rawQuery as it came, empty if there was none
 * @param headers by lower-case name
 * @param body its bytes
 * @param at when it came
 */
public record Request(
    String method,
    String path,
    String rawQuery,
    Map<String, String> headers,
    byte[] body,
    Instant at) {

  /** Returns the value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Returns the parameters of the query, or of a form. */
  public static Map<String, List<String>> parameters(String encoded) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      all.computeIfAbsent(decoded(name), ignored -> new ArrayList<>()).add(decoded(value));
    }
    return all;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Returns the parameters of the query. */
  public Map<String, List<String>> query() {
    return parameters(rawQuery);
  }

  /** Returns a parameter of the query. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(query().get(name)).map(values -> values.get(0));
  }
}
