package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.setup.ResultForm;
import dev.fluxion.emulator.setup.Settings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Jobs and their circuits as the API shows them: every key present, and one that nobody knows. */
final class IonqJobJson {
  private final ResultForm form;

  IonqJobJson(Settings settings) {
    this.form = settings.results();
  }

  ObjectNode job(IonqJob job, Instant now) {
    ObjectNode json = common(job, job.life.state(now), now);
    json.put("id", job.id).put("type", job.type());
    json.put("parent_job_id", (String) null);
    json.put("name", job.text("name").orElse(null));
    json.set("child_job_ids", job.isBatch() ? children(job) : Json.object().nullNode());
    json.set("failure", failure(job.life.failure().filter(f -> isFailed(json))));
    json.set("stats", stats(job, job.parts, job.oneQubitGates, job.twoQubitGates, now));
    json.set("results", results(job, job.id, job.isBatch(), isCompleted(json)));
    return json;
  }

  ObjectNode child(IonqJob job, IonqPart part, Instant now) {
    ObjectNode json = common(job, job.state(part, now), now);
    json.put("id", part.id).put("type", "ionq.circuit.v1");
    json.put("parent_job_id", job.id);
    json.put("name", part.name.orElse(null));
    json.set("child_job_ids", Json.object().nullNode());
    Optional<Life.Failure> why = part.failure().or(job.life::failure);
    json.set("failure", failure(why.filter(f -> isFailed(json))));
    json.set("stats", stats(job, List.of(part), part.oneQubitGates, part.twoQubitGates, now));
    json.set("results", results(job, part.id, false, isCompleted(json)));
    return json;
  }

  private static boolean isFailed(ObjectNode json) {
    return json.get("status").textValue().equals("failed");
  }

  private static boolean isCompleted(ObjectNode json) {
    return json.get("status").textValue().equals("completed");
  }

  private static ObjectNode common(IonqJob job, Life.State state, Instant now) {
    Life life = job.life;
    ObjectNode json =
        Json.object()
            .put("id", job.id)
            .put("status", word(state))
            .put("type", job.type())
            .put("backend", job.backend())
            .put("dry_run", job.isDryRun())
            .put("submitter_id", "submitter-of-" + job.account.name())
            .put("project_id", IonqApi.PROJECT)
            .put("session_id", job.text("session_id").orElse(null));
    JsonNode metadata = job.request.path("metadata");
    json.set("metadata", metadata.isObject() ? metadata : json.nullNode());
    json.put("submitted_at", life.created().toString());
    json.put("started_at", life.started(now).map(Instant::toString).orElse(null));
    json.put("completed_at", life.ended(now).map(Instant::toString).orElse(null));
    Optional<Long> wait =
        life.starts()
            .filter(time -> !state.isFinal() && now.isBefore(time))
            .map(time -> Duration.between(now, time).toMillis());
    json.put("predicted_wait_time_ms", wait.orElse(null));
    json.put("predicted_execution_duration_ms", state.isFinal() ? null : life.length().toMillis());
    json.put("execution_duration_ms", state.isFinal() ? life.length().toMillis() : null);
    if (job.isSampled()) {
      json.put("shots", job.shots());
    }
    if (!job.isProcessor()) {
      JsonNode noise = job.request.path("noise");
      json.set("noise", noise.isObject() ? noise : Json.object().put("model", "ideal"));
    }
    json.put("cost_model", "2QGE_operations");
    JsonNode settings = job.request.path("settings");
    json.set("settings", settings.isObject() ? settings : Json.object());
    json.set("output", Json.object());
    return json.put("x_emulator", "a key that no client knows");
  }

  static String word(Life.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static JsonNode children(IonqJob job) {
    var ids = Json.array();
    job.listed().forEach(part -> ids.add(part.id));
    return ids;
  }

  private static JsonNode failure(Optional<Life.Failure> failure) {
    return failure
        .<JsonNode>map(f -> Json.object().put("code", f.code()).put("message", f.message()))
        .orElse(Json.object().nullNode());
  }

  private static ObjectNode stats(
      IonqJob job, List<IonqPart> parts, long one, long two, Instant now) {
    ObjectNode stats =
        Json.object()
            .put("qubits", parts.stream().mapToInt(part -> part.circuit.qubits()).max().orElse(0))
            .put("circuits", parts.size());
    stats.putObject("gate_counts").put("1q", one).put("2q", two);
    stats.put("kwh", 0.001);
    long time = (one + 10 * two) * job.shots();
    stats.put("predicted_quantum_compute_time_us", time);
    if (job.life.state(now) == Life.State.COMPLETED) {
      stats.put("billed_quantum_compute_time_us", job.isPaid() ? time : 0);
    }
    return stats;
  }

  private JsonNode results(IonqJob job, String id, boolean isBatch, boolean isCompleted) {
    ObjectNode results = Json.object();
    if (!isCompleted || job.isDryRun()) {
      return results.nullNode();
    }
    if (form != ResultForm.DESCRIPTORS) {
      legacy(results, job, id, isBatch);
    }
    if (form != ResultForm.LEGACY) {
      descriptors(results, job, isBatch);
    }
    return results;
  }

  private static void legacy(ObjectNode results, IonqJob job, String id, boolean isBatch) {
    String base = "/v0.4/jobs/" + id + "/results/";
    String what = isBatch ? "probabilities/aggregated" : "probabilities";
    results.putObject("probabilities").put("url", base + what);
    if (job.isSampled() && !isBatch) {
      results.putObject("histogram").put("url", base + "histogram");
      results.putObject("shots").put("url", base + "shots");
    }
  }

  private static void descriptors(ObjectNode results, IonqJob job, boolean isBatch) {
    if (isBatch) {
      descriptor(results, "ionq.result.probabilities-aggregate.json.v1");
      return;
    }
    descriptor(results, "ionq.result.probabilities.json.v1");
    descriptor(results, "ionq.result.probabilities.json.v2");
    if (job.isSampled()) {
      for (String what : List.of("histogram", "shots")) {
        descriptor(results, "ionq.result." + what + ".json.v1");
        descriptor(results, "ionq.result." + what + ".json.v2");
      }
    }
  }

  private static void descriptor(ObjectNode results, String format) {
    results
        .putObject(format)
        .put("id", artifact(format))
        .put("format", format)
        .put("media_type", "application/json");
  }

  /** Returns the id of the artifact of a format: a word for some, opaque for others. */
  static String artifact(String format) {
    return switch (format) {
      case "ionq.result.probabilities.json.v1" -> "probabilities";
      case "ionq.result.probabilities-aggregate.json.v1" -> "probabilities-aggregate";
      default -> UUID.nameUUIDFromBytes(format.getBytes(StandardCharsets.UTF_8)).toString();
    };
  }
}
