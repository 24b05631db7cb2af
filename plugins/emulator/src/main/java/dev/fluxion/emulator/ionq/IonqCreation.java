package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes jobs of requests. */
final class IonqCreation {
  private static final long GATES = 150_000;
  private static final long DEBIASING = 500;

  private final Settings settings;
  private final IonqBackends backends;
  private final Ids ids;

  IonqCreation(Settings settings, IonqBackends backends, Ids ids) {
    this.settings = settings;
    this.backends = backends;
    this.ids = ids;
  }

  /**
   * Reads and checks the request for a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  JsonNode request(Call call) {
    JsonNode body = IonqBodies.read(call);
    String type = body.path("type").asText("");
    switch (type) {
      case "ionq.circuit.v1" -> IonqBodies.require(body, RequestSchema.IONQ_CIRCUIT_JOB);
      case "ionq.multi-circuit.v1" ->
          IonqBodies.require(body, RequestSchema.IONQ_MULTI_CIRCUIT_JOB);
      default ->
          throw IonqErrors.invalid("payload", "type", "the emulator runs no type '" + type + "'");
    }
    boolean isDebiased =
        body.path("settings").path("error_mitigation").path("debiasing").booleanValue();
    if (isDebiased && body.path("shots").asLong(100) < DEBIASING) {
      throw IonqErrors.invalid("payload", "shots", "debiasing needs at least 500 shots");
    }
    return body;
  }

  /**
   * Makes a job of a request.
   *
   * @throws dev.fluxion.emulator.http.Refusal if the backend cannot run it
   */
  IonqJob job(JsonNode request, Account account, Instant now) {
    String id = ids.uuid();
    List<IonqPart> parts = new ArrayList<>();
    JsonNode input = request.get("input");
    if (input.has("circuits")) {
      for (JsonNode each : input.get("circuits")) {
        int qubits = each.path("qubits").asInt(input.path("qubits").asInt(0));
        Optional<String> name = Optional.ofNullable(each.path("name").textValue());
        parts.add(
            new IonqPart(
                ids.uuid(),
                name,
                each.path("registers"),
                circuit(each.get("circuit"), qubits),
                seed(request, parts.size())));
      }
    } else {
      IonqCircuit circuit = circuit(input.get("circuit"), input.path("qubits").asInt(0));
      Optional<String> name = Optional.ofNullable(request.path("name").textValue());
      parts.add(new IonqPart(id, name, Json.object(), circuit, seed(request, 0)));
    }
    List<IonqCircuit> circuits = parts.stream().map(part -> part.circuit).toList();
    long gates = circuits.stream().mapToLong(circuit -> circuit.gates().size()).sum();
    if (gates > GATES) {
      throw IonqErrors.invalid(
          "payload", "input.circuits", "a job has at most 150000 gates, got " + gates);
    }
    backends.require(request.get("backend").textValue(), circuits);
    Life life = new Life(now, settings.queue(), settings.run());
    if (!circuits.stream().allMatch(backends::canRun)) {
      life.fail("SimulationError", "the emulator cannot run a circuit on so many qubits");
    }
    return new IonqJob(id, account, request, life, parts, settings.prices());
  }

  /** Returns the seed of a circuit: that of the request, if it has one. */
  private long seed(JsonNode request, int place) {
    long drawn = ids.seed();
    JsonNode given = request.path("noise").path("seed");
    return given.isNumber() ? given.longValue() * 1_000_003L + place : drawn;
  }

  private static IonqCircuit circuit(JsonNode gates, int qubits) {
    try {
      return IonqCircuit.of(gates, qubits);
    } catch (IllegalArgumentException e) {
      throw IonqErrors.invalid("payload", "input.circuit", String.valueOf(e.getMessage()));
    }
  }
}
