package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.http.Outcomes;
import dev.fluxion.hardware.provider.RemoteJob;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/** A job as IBM shows it; words that are not known are no error. */
final class IbmJob {
  /** The code of a job whose circuits the device does not run: its couplings have changed. */
  static final String NOT_FOR_DEVICE = "1517";

  /** The code of a job that IBM canceled since it ran too long: it has failed, and is billed. */
  private static final String TOO_LONG = "1305";

  private IbmJob() {}

  static RemoteJob read(JsonNode job, Optional<String> key, UnaryOperator<String> redact)
      throws Outcomes.Malformed {
    String status = status(job);
    if (status.isEmpty()) {
      throw new Outcomes.Malformed("a job has no status");
    }
    return new RemoteJob(
        id(job),
        key,
        state(job),
        status,
        redact.apply(reason(job)),
        instant(job.path("created").asText("")),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** Returns the id, which is made of characters that an address may have. */
  static String id(JsonNode job) throws Outcomes.Malformed {
    String id = job.path("id").asText("");
    if (!id.matches("[A-Za-z0-9_.-]{1,128}")) {
      throw new Outcomes.Malformed("a job has no id");
    }
    return id;
  }

  static String status(JsonNode job) {
    String status = job.path("state").path("status").asText("");
    return status.isEmpty() ? job.path("status").asText("") : status;
  }

  static RemoteJob.State state(JsonNode job) {
    String word = status(job).toUpperCase(Locale.ROOT);
    if (word.startsWith("CANCELLED")) {
      boolean isTooLong = code(job).equals(TOO_LONG) || reason(job).equals("Ran too long");
      return isTooLong ? RemoteJob.State.FAILED : RemoteJob.State.CANCELED;
    }
    return switch (word) {
      case "QUEUED" -> RemoteJob.State.QUEUED;
      case "RUNNING" -> RemoteJob.State.RUNNING;
      case "COMPLETED" -> RemoteJob.State.COMPLETED;
      case "FAILED" -> RemoteJob.State.FAILED;
      default -> RemoteJob.State.UNKNOWN;
    };
  }

  /** Returns the code of the reason, empty if there is none. */
  static String code(JsonNode job) {
    JsonNode state = job.path("state");
    return state.path("reason_code").asText(state.path("reasonCode").asText(""));
  }

  /** Returns why a job has failed or was canceled. */
  static String reason(JsonNode job) {
    String reason = job.path("state").path("reason").asText("");
    if (!reason.isEmpty()) {
      return reason;
    }
    String status = job.path("status").asText("");
    int dash = status.indexOf(" - ");
    return dash < 0 ? "" : status.substring(dash + " - ".length());
  }

  static boolean hasTag(JsonNode job, String tag) {
    for (JsonNode each : job.path("tags")) {
      if (each.asText("").equals(tag)) {
        return true;
      }
    }
    return false;
  }

  static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
