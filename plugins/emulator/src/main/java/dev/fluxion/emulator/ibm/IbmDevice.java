package dev.fluxion.emulator.ibm;

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
  static final double DELAY = 2e-3;

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
}
