package dev.fluxion.hardware.provider;

import java.time.Duration;
import java.util.Optional;

/** What became of a request to create a job. */
public sealed interface Submission {

  /**
   * The job exists.
   *
   * @param id the provider's
   */
  record Accepted(String id) implements Submission {}

  /**
   * The provider did not get the request, so there is no job: it may be sent again.
   *
   * @param reason such as {@code connection refused}
   */
  record NotSent(String reason) implements Submission {}

  /**
   * The provider refuses the request and would again; there is no job.
   *
   * @param code the provider's, or the status of HTTP
   * @param message what the provider says
   */
  record Refused(String code, String message) implements Submission {}

  /**
   * There is no job because the provider is busy: the same request may be accepted later.
   *
   * @param after when it says that, at least
   * @param reason what the provider says
   */
  record Busy(Optional<Duration> after, String reason) implements Submission {}

  /**
   * Nobody knows whether there is a job: the answer was lost. To send it again may pay twice.
   *
   * @param reason such as {@code connection reset}
   */
  record Unknown(String reason) implements Submission {}
}
