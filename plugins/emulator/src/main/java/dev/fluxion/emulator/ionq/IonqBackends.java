package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.setup.Settings;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The backends and their limits. */
final class IonqBackends {
  private static final List<String> GATES =
      List.of(
          "x", "y", "z", "rx", "ry", "rz", "h", "not", "cnot", "s", "si", "t", "ti", "v", "vi",
          "xx", "yy", "zz", "swap");
  private static final Map<String, Integer> QUBITS = new LinkedHashMap<>();

  static {
    QUBITS.put("simulator", 29);
    QUBITS.put("qpu.forte-1", 36);
    QUBITS.put("qpu.forte-enterprise-1", 36);
  }

  private final Settings settings;
  private final Set<String> retired = new HashSet<>();

  IonqBackends(Settings settings) {
    this.settings = settings;
  }

  void retire(String backend) {
    retired.add(backend);
  }

  Answer list(Call call) {
    ArrayNode all = Json.array();
    QUBITS.keySet().forEach(name -> all.add(backend(name, call)));
    return Answer.json(200, all);
  }

  Answer get(Call call) {
    if (!QUBITS.containsKey(call.id())) {
      throw IonqErrors.notFound();
    }
    return Answer.json(200, backend(call.id(), call));
  }

  private ObjectNode backend(String name, Call call) {
    ObjectNode backend =
        Json.object()
            .put("backend", name)
            .put("status", retired.contains(name) ? "retired" : "available")
            .put("qubits", QUBITS.get(name))
            .put("average_queue_time", settings.queue().toMillis())
            .put("last_updated", call.request().at().toString())
            .put("degraded", false)
            .put("location", "loopback")
            .put("kw", 0.5);
    GATES.forEach(gate -> backend.withArray("supported_gates").add(gate));
    List.of("gpi", "gpi2", "ms", "zz")
        .forEach(gate -> backend.withArray("supported_native_gates").add(gate));
    backend.withArray("supported_error_mitigations").add("debiasing");
    return backend.put("characterization_id", "5d4f1d7c-4f9e-4a39-8b0c-7a3a3c1c6e55");
  }

  /**
   * Checks that a backend runs a circuit.
   *
   * @throws dev.fluxion.emulator.http.Refusal if it does not
   */
  void require(String backend, List<IonqCircuit> circuits) {
    if (retired.contains(backend)) {
      throw IonqErrors.invalid("payload", "backend", "backend '" + backend + "' is retired");
    }
    int limit = QUBITS.getOrDefault(backend, 0);
    for (IonqCircuit circuit : circuits) {
      if (circuit.qubits() > limit) {
        throw IonqErrors.invalid(
            "payload",
            "input.qubits",
            "backend '" + backend + "' has " + limit + " qubits, got " + circuit.qubits());
      }
    }
  }

  /** Returns whether the emulator can run a circuit. */
  boolean canRun(IonqCircuit circuit) {
    int limit = settings.noise().isPresent() ? Runner.QUBITS / 2 : Runner.QUBITS;
    return circuit.used() <= limit;
  }
}
