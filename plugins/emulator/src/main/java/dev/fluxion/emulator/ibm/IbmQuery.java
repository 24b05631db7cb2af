package dev.fluxion.emulator.ibm;

import dev.fluxion.emulator.http.Call;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the parameters of queries, strictly. */
final class IbmQuery {
  private final Call call;

  IbmQuery(Call call) {
    this.call = call;
  }

  /**
   * Requires that there are no parameters but some.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is another one
   */
  void requireOnly(Set<String> known) {
    for (String name : call.request().query().keySet()) {
      if (!known.contains(name)) {
        throw IbmErrors.refusal(400, "there is no parameter '" + name + "'");
      }
    }
  }

  Optional<String> text(String name) {
    return call.request().query(name);
  }

  List<String> texts(String name) {
    return call.request().query().getOrDefault(name, List.of());
  }

  /** Returns true or false, which IBM's client writes with a capital letter. */
  Optional<Boolean> flag(String name) {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().matches("(?i)true|false")) {
      throw IbmErrors.refusal(400, "'" + name + "' is true or false, got '" + text.get() + "'");
    }
    return text.map(Boolean::parseBoolean);
  }

  Optional<Instant> time(String name) {
    return text(name).map(IbmQuery::instant);
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw IbmErrors.refusal(400, "a time is written as by ISO 8601, got '" + text + "'");
    }
  }

  int number(String name, int byDefault) {
    String text = text(name).orElse(Integer.toString(byDefault));
    if (!text.matches("\\d{1,9}")) {
      throw IbmErrors.refusal(400, "'" + name + "' is a number, got '" + text + "'");
    }
    return Integer.parseInt(text);
  }
}
