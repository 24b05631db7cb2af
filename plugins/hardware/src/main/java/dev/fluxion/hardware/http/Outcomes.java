package dev.fluxion.hardware.http;

import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What an exchange means for a job.
 *
 * <p>Only what certainly created nothing may be sent again: every answer of 5xx, and every lost
 * one, leaves open whether there is a job.
 */
public final class Outcomes {
  private static final int TOO_MANY = 429;

  /** Statuses of requests that the server did not act on, and would not the next time either. */
  private static final Set<Integer> REFUSING =
      Set.of(
          300, 301, 302, 303, 307, 308, 400, 401, 402, 403, 404, 405, 406, 409, 410, 411, 413, 414,
          415, 422, 431, 451);

  private static final Set<Integer> PASSING = Set.of(408, 409, 425);

  private final Clock clock;
  private final Function<Exchange.Response, Fault> faults;

  /**
   * What a provider says is wrong.
   *
   * @param code its code, or the status
   * @param message its words
   */
  public record Fault(String code, String message) {
    @Override
    public String toString() {
      return code + ": " + message;
    }
  }

  /** Thrown by a reader of an answer that is not what the provider promises. */
  public static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    /** Creates it. */
    public Malformed(String message) {
      super(message);
    }
  }

  /**
   * Reads an answer.
   *
   * @param <T> what is in it
   */
  public interface Reader<T> {
    /** Returns what is in it. */
    T read(Exchange.Response response) throws Malformed;
  }

  /**
   * Creates the meaning of the answers of a provider.
   *
   * @param clock what dates in answers are compared with
   * @param faults reads what a provider says is wrong, without secrets
   */
  public Outcomes(Clock clock, Function<Exchange.Response, Fault> faults) {
    this.clock = clock;
    this.faults = faults;
  }

  /**
   * Returns what became of a request to create a job.
   *
   * @param exchange the exchange
   * @param id reads the id of the job
   */
  public Submission submission(Exchange exchange, Reader<String> id) {
    if (exchange instanceof Exchange.NotSent notSent) {
      return new Submission.NotSent(notSent.reason());
    } else if (exchange instanceof Exchange.Lost lost) {
      return new Submission.Unknown(lost.reason());
    }
    Exchange.Response response = (Exchange.Response) exchange;
    if (response.isSuccess()) {
      try {
        return new Submission.Accepted(id.read(response));
      } catch (Malformed e) {
        return new Submission.Unknown(response + " without a job: " + e.getMessage());
      }
    }
    Fault fault = faults.apply(response);
    if (response.status() == TOO_MANY) {
      return new Submission.Busy(after(response), fault.toString());
    } else if (REFUSING.contains(response.status())) {
      return new Submission.Refused(fault.code(), fault.message());
    }
    return new Submission.Unknown(response + ", " + fault);
  }

  /**
   * Returns what became of a request that may be repeated.
   *
   * @param exchange the exchange
   * @param reader reads the answer
   */
  public <T> Reply<T> reply(Exchange exchange, Reader<T> reader) {
    if (exchange instanceof Exchange.NotSent notSent) {
      return new Reply.Trouble<>(Optional.empty(), notSent.reason(), true);
    } else if (exchange instanceof Exchange.Lost lost) {
      return new Reply.Trouble<>(Optional.empty(), lost.reason(), true);
    }
    Exchange.Response response = (Exchange.Response) exchange;
    if (response.isSuccess()) {
      try {
        return new Reply.Answer<>(reader.read(response));
      } catch (Malformed e) {
        return new Reply.Trouble<>(
            Optional.empty(), response + ", malformed: " + e.getMessage(), true);
      }
    }
    Fault fault = faults.apply(response);
    int status = response.status();
    if (status == 404 || status == 410) {
      return new Reply.Missing<>(fault.toString());
    } else if (status == TOO_MANY) {
      return new Reply.Trouble<>(after(response), fault.toString(), false);
    } else if (status >= 500 || PASSING.contains(status)) {
      return new Reply.Trouble<>(after(response), response + ", " + fault, true);
    }
    return new Reply.Denied<>(fault.code(), fault.message());
  }

  /** Returns the least time to wait, which a server says in seconds or as a date. */
  private Optional<Duration> after(Exchange.Response response) {
    return response.header("retry-after").flatMap(this::after);
  }

  private Optional<Duration> after(String text) {
    try {
      return Optional.of(Duration.ofSeconds(Math.max(0, Long.parseLong(text.strip()))));
    } catch (NumberFormatException noNumber) {
      try {
        ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
        Duration left = Duration.between(clock.instant(), date.toInstant());
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
      } catch (DateTimeException noDate) {
        return Optional.empty();
      }
    }
  }
}
