package dev.fluxion.hardware.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.http.Outcomes;
import dev.fluxion.hardware.provider.RemoteJob;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** A job as IonQ shows it; words that are not known are no error. */
final class IonqJob {
  private IonqJob() {}

  static RemoteJob read(JsonNode job) throws Outcomes.Malformed {
    String id = job.path("id").asText("");
    String status = job.path("status").asText("");
    if (id.isEmpty() || status.isEmpty()) {
      throw new Outcomes.Malformed("a job has no id or no status");
    }
    return new RemoteJob(
        id,
        key(job),
        state(status),
        status,
        reason(job),
        instant(job.path("submitted_at")),
        OptionalInt.empty(),
        millis(job.path("predicted_wait_time_ms")));
  }

  /** Returns the key that the driver gave the job. */
  static Optional<String> key(JsonNode job) {
    String key = job.path("metadata").path(IonqRequest.KEY).asText("");
    String name = job.path("name").asText("");
    return Optional.of(key.isEmpty() ? name : key).filter(each -> !each.isEmpty());
  }

  static RemoteJob.State state(String status) {
    return switch (status) {
      case "submitted", "ready" -> RemoteJob.State.QUEUED;
      case "started", "running" -> RemoteJob.State.RUNNING;
      case "completed" -> RemoteJob.State.COMPLETED;
      case "failed" -> RemoteJob.State.FAILED;
      case "canceled", "deleted" -> RemoteJob.State.CANCELED;
      default -> RemoteJob.State.UNKNOWN;
    };
  }

  static String code(JsonNode job) {
    return job.path("failure").path("code").asText("failed");
  }

  static String reason(JsonNode job) {
    JsonNode failure = job.path("failure");
    return failure.path("message").asText(failure.path("error").asText(""));
  }

  private static Optional<Instant> instant(JsonNode node) {
    try {
      if (node.isNumber()) {
        return Optional.of(Instant.ofEpochSecond(node.asLong()));
      }
      return node.isTextual() ? Optional.of(Instant.parse(node.asText())) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> millis(JsonNode node) {
    return node.isNumber() ? Optional.of(Duration.ofMillis(node.asLong())) : Optional.empty();
  }
}
