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
  private static final String SIMULATOR = "simulator";
  private static final Map<String, Integer> QUBITS = new LinkedHashMap<>();

  static {
    QUBITS.put(SIMULATOR, 29);
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

  /**
   * Returns the number of qubits of a processor.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is no such processor
   */
  static int processorQubits(String backend) {
    if (backend.equals(SIMULATOR) || !QUBITS.containsKey(backend)) {
      throw IonqErrors.notFound();
    }
    return QUBITS.getOrDefault(backend, 0);
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
    nativeGates(name).forEach(gate -> backend.withArray("supported_native_gates").add(gate));
    backend.withArray("supported_error_mitigations").add("debiasing");
    if (!name.equals(SIMULATOR)) {
      backend.put("characterization_id", IonqCharacterizations.current(name));
    }
    return backend;
  }

  /** The processors Forte have ZZ where earlier ones had MS; the simulator has both. */
  private static List<String> nativeGates(String backend) {
    return backend.equals(SIMULATOR)
        ? List.of("gpi", "gpi2", "ms", "zz")
        : List.of("gpi", "gpi2", "zz");
  }

  /**
   * Checks that a backend takes jobs.
   *
   * @throws dev.fluxion.emulator.http.Refusal if it does not
   */
  void requireOpen(String backend) {
    if (retired.contains(backend)) {
      throw IonqErrors.invalid("payload", "backend", "backend '" + backend + "' is retired");
    }
  }

  /**
   * Checks that a backend has the qubits of a circuit.
   *
   * @throws dev.fluxion.emulator.http.Refusal if it has fewer
   */
  void requireQubits(String backend, IonqCircuit circuit) {
    int limit = QUBITS.getOrDefault(backend, 0);
    if (circuit.qubits() > limit) {
      throw IonqErrors.invalid(
          "payload",
          "input.qubits",
          "backend '" + backend + "' has " + limit + " qubits, got " + circuit.qubits());
    }
  }

  /**
   * Checks what shows only when circuits are compiled.
   *
   * @throws Preflight UnsupportedGate or NotEnoughQubits
   */
  void preflight(String backend, List<IonqCircuit> circuits) {
    int limit = QUBITS.getOrDefault(backend, 0);
    for (IonqCircuit circuit : circuits) {
      List<String> unknown =
          circuit.specialGates().stream()
              .filter(gate -> !gate.equals(NativeGate.NOP) && !nativeGates(backend).contains(gate))
              .toList();
      if (!unknown.isEmpty()) {
        throw new Preflight(
            "UnsupportedGate", "Gate types " + unknown + " are not supported by this backend");
      }
      if (circuit.qubits() > limit) {
        throw new Preflight(
            "NotEnoughQubits",
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
