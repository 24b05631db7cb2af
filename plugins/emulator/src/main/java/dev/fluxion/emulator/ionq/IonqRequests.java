package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.schema.RequestSchema;
import java.util.Map;
import java.util.Optional;

/** Requests for jobs, read and checked. */
final class IonqRequests {
  private static final long DEBIASING = 500;
  private static final String PARENT = "parent";

  private IonqRequests() {}

  /**
   * Reads the request for a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  static JsonNode read(Call call) {
    JsonNode body = IonqBodies.read(call);
    require(body);
    return body;
  }

  private static void require(JsonNode body) {
    IonqBodies.require(body, schema(body.path("type").asText("")));
    boolean isDebiased =
        body.path("settings").path("error_mitigation").path("debiasing").booleanValue();
    if (isDebiased && body.path("shots").asLong(100) < DEBIASING) {
      throw IonqErrors.invalid("payload", "shots", "debiasing needs at least 500 shots");
    }
  }

  private static RequestSchema schema(String type) {
    return switch (type) {
      case "ionq.circuit.v1" -> RequestSchema.IONQ_CIRCUIT_JOB;
      case "ionq.multi-circuit.v1" -> RequestSchema.IONQ_MULTI_CIRCUIT_JOB;
      case "ionq.qasm3.v1" -> RequestSchema.IONQ_QASM3_JOB;
      case "quantum-function" -> RequestSchema.IONQ_FUNCTION_JOB;
      default ->
          throw IonqErrors.invalid("payload", "type", "the emulator runs no type '" + type + "'");
    };
  }

  /**
   * Reads the request for a copy of a job: what the body says, and what the request for the job
   * said where the body says nothing; the copy is in a session only if the body says so.
   *
   * @param found what is copied
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  static JsonNode copy(Call call, IonqLookup.Found found) {
    JsonNode changes = IonqBodies.read(call, RequestSchema.IONQ_CLONE);
    ObjectNode request =
        found.child().map(part -> single(found.job(), part)).orElse(found.job().request.deepCopy());
    request.remove("session_id");
    request.remove(PARENT);
    for (Map.Entry<String, JsonNode> each : changes.properties()) {
      if (!each.getKey().equals(PARENT)) {
        request.set(each.getKey(), each.getValue());
      }
    }
    require(request);
    Optional.ofNullable(changes.get(PARENT)).ifPresent(parent -> request.set(PARENT, parent));
    return request;
  }

  /** Returns the request for a circuit of a batch alone. */
  private static ObjectNode single(IonqJob batch, IonqPart part) {
    ObjectNode request = batch.request.deepCopy();
    JsonNode input = batch.request.get("input");
    JsonNode circuit = input.get("circuits").get(batch.parts.indexOf(part));
    ObjectNode alone = Json.object();
    alone.set("gateset", circuit.has("gateset") ? circuit.get("gateset") : input.get("gateset"));
    alone.put("qubits", part.circuit.qubits());
    alone.set("circuit", circuit.get("circuit"));
    request.put("type", "ionq.circuit.v1").set("input", alone);
    part.name.ifPresentOrElse(name -> request.put("name", name), () -> request.remove("name"));
    return request;
  }
}
