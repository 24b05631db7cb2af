package dev.fluxion.emulator.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The header {@code Retry-After} of an answer.
 *
 * @param form how it is written
 * @param delay how long a client shall wait
 */
public record RetryAfter(Form form, Duration delay) {
  /** No header. */
  public static final RetryAfter NONE = new RetryAfter(Form.NONE, Duration.ZERO);

  /** How the header is written. */
  public enum Form {
    /** There is none. */
    NONE,
    /** As a number of seconds. */
    SECONDS,
    /** As a date. */
    DATE
  }

  /** Returns a header with a number of seconds. */
  public static RetryAfter seconds(long seconds) {
    return new RetryAfter(Form.SECONDS, Duration.ofSeconds(seconds));
  }

  /** Returns a header with a date, that long from now. */
  public static RetryAfter date(Duration wait) {
    return new RetryAfter(Form.DATE, wait);
  }

  /**
   * Returns the value of the header, if there is one.
   *
   * @param now the time of the answer
   */
  public Optional<String> value(Instant now) {
    return switch (form) {
      case NONE -> Optional.empty();
      case SECONDS -> Optional.of(Long.toString(delay.toSeconds()));
      case DATE ->
          Optional.of(
              DateTimeFormatter.RFC_1123_DATE_TIME.format(
                  now.plus(delay).atOffset(ZoneOffset.UTC)));
    };
  }

  String words() {
    return switch (form) {
      case NONE -> "";
      case SECONDS -> ", retry after seconds";
      case DATE -> ", retry after date";
    };
  }
}
