package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.ibm.IbmDevice.Edge;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a device can do, in the form and with the keys of IBM's processors; {@code dt} is in
 * nanoseconds, delays are in microseconds.
 */
final class IbmConfiguration {
  private IbmConfiguration() {}

  static ObjectNode of(IbmDevice device) {
    ObjectNode json =
        Json.object()
            .put("backend_name", device.name())
            .put("backend_version", device.versionText())
            .put("n_qubits", device.qubits())
            .put("simulator", false)
            .put("local", false)
            .put("conditional", false)
            .put("open_pulse", false)
            .put("memory", true)
            .put("max_shots", IbmDevice.SHOTS)
            .put("max_experiments", IbmDevice.PUBS)
            .put("dt", 4.0)
            .put("dtm", 4.0)
            .put("default_rep_delay", 250.0)
            .put("dynamic_reprate_enabled", true);
    json.putArray("rep_delay_range").add(0.0).add(IbmDevice.DELAY * 1e6);
    device.basis().forEach(json.putArray("basis_gates")::add);
    json.set("gates", gates(device));
    json.set("coupling_map", pairs(device));
    List.of("qobj", "qasm3", "dynamic_circuits", "parameters")
        .forEach(json.putArray("supported_features")::add);
    device.basis().forEach(json.putArray("supported_instructions")::add);
    List.of("measure", "reset", "delay").forEach(json.withArray("supported_instructions")::add);
    json.putObject("processor_type").put("family", "Emulator").put("revision", "1");
    qubits(device).forEach(json.putArray("meas_map").addArray()::add);
    json.putObject("timing_constraints")
        .put("acquire_alignment", 1)
        .put("granularity", 1)
        .put("min_length", 2)
        .put("pulse_alignment", 1);
    return json.put("n_registers", 1)
        .put("credits_required", true)
        .put("allow_q_object", true)
        .put("multi_meas_enabled", true)
        .put("parallel_compilation", true)
        .put("measure_esp_enabled", false)
        .put("clops_h", 250_000)
        .put("online_date", "2026-01-01T00:00:00+00:00")
        .put("sample_name", "family: Emulator, revision: 1")
        .put("description", device.qubits() + " qubit device")
        .putNull("quantum_volume")
        .put("url", "None");
  }

  private static List<Integer> qubits(IbmDevice device) {
    return IntStream.range(0, device.qubits()).boxed().toList();
  }

  private static ArrayNode pairs(IbmDevice device) {
    ArrayNode all = Json.array();
    for (Edge edge : device.edges()) {
      all.addArray().add(edge.first()).add(edge.second());
    }
    return all;
  }

  private static ArrayNode gates(IbmDevice device) {
    ArrayNode gates = Json.array();
    gate(gates, "id", "gate id q { U(0, 0, 0) q; }").set("coupling_map", singles(device));
    ObjectNode turn = gate(gates, "rz", "gate rz(theta) q { U(0, 0, theta) q; }");
    turn.withArray("parameters").add("theta");
    turn.set("coupling_map", singles(device));
    gate(gates, "sx", "gate sx q { U(pi/2, 3*pi/2, pi/2) q; }")
        .set("coupling_map", singles(device));
    gate(gates, "x", "gate x q { U(pi, 0, pi) q; }").set("coupling_map", singles(device));
    String name = device.pairGate();
    gate(gates, name, "gate " + name + " q0, q1 { }").set("coupling_map", pairs(device));
    return gates;
  }

  private static ObjectNode gate(ArrayNode to, String name, String definition) {
    ObjectNode gate = to.addObject().put("name", name).put("qasm_def", definition);
    gate.putArray("parameters");
    return gate;
  }

  private static ArrayNode singles(IbmDevice device) {
    ArrayNode all = Json.array();
    qubits(device).forEach(qubit -> all.addArray().add(qubit));
    return all;
  }
}
