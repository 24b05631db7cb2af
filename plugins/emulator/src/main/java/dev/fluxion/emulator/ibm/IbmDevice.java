package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.util.List;

/**
 * A device.
 *
 * @param name IBM's
 * @param qubits the number of qubits
 * @param pairGate its gate of two qubits, {@code cz} or {@code ecr}
 * @param edges on which pairs of qubits it acts, in this order
 * @param version grows with each change
 * @param isRetired whether it takes no jobs any more
 */
record IbmDevice(
    String name, int qubits, String pairGate, List<Edge> edges, int version, boolean isRetired) {
  static final long SHOTS = 100_000;
  static final int PUBS = 300;

  /** The longest delay between shots, in seconds. */
  static final double DELAY = 5e-4;

  /** A pair of qubits. */
  record Edge(int first, int second) {
    boolean isOn(Edge other) {
      return equals(other) || equals(other.turned());
    }

    Edge turned() {
      return new Edge(/* first= */ second, /* second= */ first);
    }
  }

  List<String> basis() {
    return List.of(pairGate, "id", "rz", "sx", "x");
  }

  String versionText() {
    return "1.0." + version;
  }

  /** Returns this without a pair of qubits. */
  IbmDevice without(Edge lost) {
    List<Edge> left = edges.stream().filter(edge -> !edge.isOn(lost)).toList();
    return new IbmDevice(name, qubits, pairGate, left, version + 1, isRetired);
  }

  /** Returns this as a device that takes no jobs. */
  IbmDevice retired() {
    return new IbmDevice(name, qubits, pairGate, edges, version, true);
  }

  ObjectNode listed(int queue) {
    ObjectNode json = Json.object().put("name", name);
    json.putObject("status")
        .put("name", isRetired ? "retired" : "online")
        .put("reason", isRetired ? "retired" : "available");
    return json.put("qubits", qubits)
        .put("queue_length", queue)
        .put("is_simulator", false)
        .put("clops", 250_000)
        .put("wait_time_seconds_average", 1);
  }

  ObjectNode status(int queue) {
    return Json.object()
        .put("backend_name", name)
        .put("backend_version", versionText())
        .put("state", !isRetired)
        .put("status", isRetired ? "retired" : "active")
        .put("message", "")
        .put("length_queue", queue);
  }

  ObjectNode configuration() {
    ObjectNode json =
        Json.object()
            .put("backend_name", name)
            .put("backend_version", versionText())
            .put("n_qubits", qubits)
            .put("simulator", false)
            .put("local", false)
            .put("conditional", true)
            .put("open_pulse", false)
            .put("memory", true)
            .put("max_shots", SHOTS)
            .put("max_experiments", PUBS)
            .put("dt", 4e-9)
            .put("default_rep_delay", 250.0)
            .put("dynamic_reprate_enabled", true);
    json.putArray("rep_delay_range").add(0.0).add(DELAY * 1e6);
    basis().forEach(gate -> json.withArray("basis_gates").add(gate));
    json.set("coupling_map", couplings());
    for (String feature : List.of("qobj", "qasm3", "dynamic_circuits", "parameters")) {
      json.withArray("supported_features").add(feature);
    }
    basis().forEach(gate -> json.withArray("supported_instructions").add(gate));
    List.of("measure", "reset", "delay")
        .forEach(word -> json.withArray("supported_instructions").add(word));
    json.putObject("processor_type").put("family", "Emulator").put("revision", "1");
    return json;
  }

  private ArrayNode couplings() {
    ArrayNode all = Json.array();
    edges.forEach(edge -> all.addArray().add(edge.first()).add(edge.second()));
    return all;
  }
}
