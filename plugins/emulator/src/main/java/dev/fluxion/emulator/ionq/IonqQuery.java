package dev.fluxion.emulator.ionq;

import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Request;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The parameters of a query, read strictly. */
final class IonqQuery {
  private final Request request;

  /**
   * Reads a query.
   *
   * @param known the parameters that it may have
   * @throws dev.fluxion.emulator.http.Refusal if it has others
   */
  IonqQuery(Call call, Set<String> known) {
    this.request = call.request();
    for (String name : request.query().keySet()) {
      if (!known.contains(name)) {
        throw IonqErrors.invalid("query", name, "unknown");
      }
    }
  }

  Optional<String> text(String name) {
    return request.query(name);
  }

  /** Returns a word that is one of some. */
  Optional<String> word(String name, List<String> words) {
    Optional<String> text = text(name);
    if (text.isPresent() && !words.contains(text.get())) {
      throw IonqErrors.invalid(
          "query", name, "expected one of " + words + ", got '" + text.get() + "'");
    }
    return text;
  }

  /** Returns a truth value, false by default; Python's clients write it with a capital. */
  boolean flag(String name) {
    return word(name, List.of("true", "false", "True", "False"))
        .filter("true"::equalsIgnoreCase)
        .isPresent();
  }

  /** Returns a word that must be there. */
  String required(String name, List<String> words) {
    return word(name, words)
        .orElseThrow(() -> IonqErrors.invalid("query", name, "it must be given"));
  }

  long number(String name, long byDefault, long from, long to) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return byDefault;
    }
    long value = text.get().matches("\\d{1,10}") ? Long.parseLong(text.get()) : -1;
    if (value < from || value > to) {
      throw IonqErrors.invalid(
          "query", name, "expected " + from + " to " + to + ", got '" + text.get() + "'");
    }
    return value;
  }

  LocalDate date(String name, LocalDate byDefault) {
    return text(name).isEmpty() ? byDefault : date(name);
  }

  /** Returns a date that must be there. */
  LocalDate date(String name) {
    String text = text(name).orElse("");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw IonqErrors.invalid(
          "query", name, "expected a date such as 2026-12-31, got '" + text + "'");
    }
  }
}
