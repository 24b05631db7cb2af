package dev.fluxion.hardware.provider;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of a request that changes nothing if it is repeated.
 *
 * @param <T> what was asked
 */
public sealed interface Reply<T> {

  /**
   * The answer.
   *
   * @param value what was asked
   */
  record Answer<T>(T value) implements Reply<T> {}

  /**
   * The provider does not know it, or not yet.
   *
   * @param reason what the provider says
   */
  record Missing<T>(String reason) implements Reply<T> {}

  /**
   * The provider refuses and would again.
   *
   * @param code the provider's, or the status of HTTP
   * @param message what the provider says
   */
  record Denied<T>(String code, String message) implements Reply<T> {}

  /**
   * It may be repeated.
   *
   * @param after no sooner than that, if the provider says so
   * @param reason what went wrong
   * @param isTransport whether the network or the server failed, rather than a limit was reached
   */
  record Trouble<T>(Optional<Duration> after, String reason, boolean isTransport)
      implements Reply<T> {}

  /** Returns this with another answer. */
  default <S> Reply<S> map(Function<T, S> function) {
    if (this instanceof Answer<T> answer) {
      return new Answer<>(function.apply(answer.value()));
    } else if (this instanceof Missing<T> missing) {
      return new Missing<>(missing.reason());
    } else if (this instanceof Denied<T> denied) {
      return new Denied<>(denied.code(), denied.message());
    }
    Trouble<T> trouble = (Trouble<T>) this;
    return new Trouble<>(trouble.after(), trouble.reason(), trouble.isTransport());
  }
}
