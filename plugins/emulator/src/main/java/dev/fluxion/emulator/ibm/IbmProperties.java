package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.ibm.IbmDevice.Edge;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What a device was calibrated to, every full hour; the numbers are made up. */
final class IbmProperties {
  private final String time;

  private IbmProperties(Instant at) {
    this.time = at.truncatedTo(ChronoUnit.HOURS).toString();
  }

  /** Returns the properties as of a time. */
  static ObjectNode of(IbmDevice device, Instant at) {
    return new IbmProperties(at).json(device);
  }

  private ObjectNode json(IbmDevice device) {
    ObjectNode json =
        Json.object()
            .put("backend_name", device.name())
            .put("backend_version", device.versionText())
            .put("last_update_date", time);
    ArrayNode qubits = json.putArray("qubits");
    ArrayNode gates = json.putArray("gates");
    for (int qubit = 0; qubit < device.qubits(); qubit++) {
      ArrayNode facts = qubits.addArray();
      fact(facts, "T1", "us", 250);
      fact(facts, "T2", "us", 150);
      fact(facts, "readout_error", "", 0.01);
      fact(facts, "readout_length", "ns", 1216);
      for (String gate : List.of("id", "rz", "sx", "x")) {
        boolean isVirtual = gate.equals("rz");
        gate(gates, gate, List.of(qubit), isVirtual ? 0 : 2e-4, isVirtual ? 0 : 32);
      }
    }
    for (Edge edge : device.edges()) {
      gate(gates, device.pairGate(), List.of(edge.first(), edge.second()), 2e-3, 68);
    }
    json.putArray("general");
    return json;
  }

  private void gate(ArrayNode to, String name, List<Integer> qubits, double error, double length) {
    ObjectNode gate = to.addObject();
    StringBuilder full = new StringBuilder(name);
    for (int qubit : qubits) {
      gate.withArray("qubits").add(qubit);
      full.append(full.length() == name.length() ? "" : "_").append(qubit);
    }
    ArrayNode parameters = gate.put("gate", name).putArray("parameters");
    fact(parameters, "gate_error", "", error);
    fact(parameters, "gate_length", "ns", length);
    gate.put("name", full.toString());
  }

  private void fact(ArrayNode to, String name, String unit, double value) {
    to.addObject().put("date", time).put("name", name).put("unit", unit).put("value", value);
  }
}
