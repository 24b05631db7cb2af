package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes jobs of requests. */
final class IonqCreation {
  private static final long GATES = 150_000;

  private final Settings settings;
  private final IonqBackends backends;
  private final Ids ids;

  IonqCreation(Settings settings, IonqBackends backends, Ids ids) {
    this.settings = settings;
    this.backends = backends;
    this.ids = ids;
  }

  /**
   * Makes a job of a request. What is wrong with a program shows only in that the job fails.
   *
   * @throws dev.fluxion.emulator.http.Refusal if the backend cannot run it
   */
  IonqJob job(JsonNode request, Account account, Instant now) {
    String id = ids.uuid();
    String backend = request.get("backend").textValue();
    backends.requireOpen(backend);
    JsonNode input = request.get("input");
    Life life = new Life(now, settings.queue(), settings.run());
    List<IonqPart> parts = List.of();
    Optional<IonqEnergy> function = Optional.empty();
    try {
      switch (request.get("type").textValue()) {
        case "ionq.multi-circuit.v1" -> parts = batch(request, input, backend);
        case "ionq.qasm3.v1" -> {
          IonqProgram program = IonqProgram.of(input.get("data").textValue(), List.of());
          parts = List.of(part(id, request, program.registers(), program.circuit()));
        }
        case "quantum-function" -> {
          IonqEnergy energy = IonqEnergy.of(input);
          function = Optional.of(energy);
          parts = parts(id, request, energy);
        }
        default -> {
          int qubits = input.path("qubits").asInt(0);
          IonqCircuit circuit =
              circuit(input.get("circuit"), input.get("gateset").textValue(), qubits);
          backends.requireQubits(backend, circuit);
          parts = List.of(part(id, request, Map.of(), circuit));
        }
      }
      backends.preflight(backend, parts.stream().map(part -> part.circuit).toList());
    } catch (Preflight e) {
      life.failEarly(e.code(), e.message());
    }
    if (!parts.stream().allMatch(part -> backends.canRun(part.circuit))) {
      life.fail("SimulationError", "the emulator cannot run a circuit on so many qubits");
    }
    return new IonqJob(id, account, request, life, parts, function, settings.prices());
  }

  private IonqPart part(
      String id, JsonNode request, Map<String, List<Integer>> registers, IonqCircuit circuit) {
    requireGates(circuit.size());
    Optional<String> name = Optional.ofNullable(request.path("name").textValue());
    return new IonqPart(id, name, registers, circuit, seed(request, 0));
  }

  private List<IonqPart> parts(String id, JsonNode request, IonqEnergy energy) {
    List<IonqPart> parts = new ArrayList<>();
    for (BuiltCircuit circuit : energy.circuits()) {
      parts.add(new IonqPart(id, Optional.empty(), Map.of(), circuit, seed(request, parts.size())));
    }
    return parts;
  }

  private List<IonqPart> batch(JsonNode request, JsonNode input, String backend) {
    List<IonqPart> parts = new ArrayList<>();
    for (JsonNode each : input.get("circuits")) {
      int qubits = each.path("qubits").asInt(input.path("qubits").asInt(0));
      String gateset = each.path("gateset").asText(input.get("gateset").textValue());
      Optional<String> name = Optional.ofNullable(each.path("name").textValue());
      String id = ids.uuid();
      IonqCircuit circuit = circuit(each.get("circuit"), gateset, qubits);
      backends.requireQubits(backend, circuit);
      parts.add(
          new IonqPart(
              id,
              name,
              registers(each.path("registers"), circuit.qubits()),
              circuit,
              seed(request, parts.size())));
    }
    requireGates(parts.stream().mapToLong(part -> part.circuit.size()).sum());
    return parts;
  }

  private static void requireGates(long gates) {
    if (gates > GATES) {
      throw IonqErrors.invalid(
          "payload", "input.circuits", "a job has at most 150000 gates, got " + gates);
    }
  }

  private static Map<String, List<Integer>> registers(JsonNode registers, int qubits) {
    Map<String, List<Integer>> all = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> each : registers.properties()) {
      List<Integer> places = new ArrayList<>();
      each.getValue().forEach(place -> places.add(place.asInt(-1)));
      if (places.stream().anyMatch(place -> place >= qubits)) {
        throw IonqErrors.invalid(
            "payload",
            "input.circuits.registers",
            "a register has qubits below " + qubits + ", got " + each.getValue());
      }
      all.put(each.getKey(), places);
    }
    return all;
  }

  /** Returns the seed of a circuit: that of the request, if it has one. */
  private long seed(JsonNode request, int place) {
    long drawn = ids.seed();
    JsonNode given = request.path("noise").path("seed");
    return given.isNumber() ? given.longValue() * 1_000_003L + place : drawn;
  }

  private static IonqCircuit circuit(JsonNode gates, String gateset, int qubits) {
    try {
      return GateList.of(gates, gateset, qubits);
    } catch (IllegalArgumentException e) {
      throw IonqErrors.invalid("payload", "input.circuit", String.valueOf(e.getMessage()));
    }
  }
}
