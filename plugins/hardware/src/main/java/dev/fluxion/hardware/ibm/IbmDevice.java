package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.hardware.ibm.transpile.Target;
import dev.fluxion.hardware.ibm.transpile.Target.Entangler;
import dev.fluxion.hardware.ibm.transpile.Topology;
import dev.fluxion.hardware.ibm.transpile.Transpiler;
import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.List;

/**
 * A device by its configuration.
 *
 * @param name such as {@code ibm_kingston}
 * @param topology its couplings
 * @param transpiler writes circuits for it
 * @param shots how often a circuit is run at most
 * @param circuits how many there are in a job at most
 */
record IbmDevice(String name, Topology topology, Transpiler transpiler, long shots, int circuits) {
  private static final int MOST_QUBITS = 10_000;

  /**
   * Reads a configuration.
   *
   * @throws FluxionException FLX-516 if a circuit cannot be written for it
   */
  static IbmDevice read(String name, JsonNode configuration) {
    int qubits = configuration.path("n_qubits").asInt(0);
    if (qubits < 1 || qubits > MOST_QUBITS) {
      throw lacks(name, "n_qubits");
    }
    List<String> gates = new ArrayList<>();
    configuration.path("basis_gates").forEach(gate -> gates.add(gate.asText()));
    Entangler entangler = gates.contains("cz") ? Entangler.CZ : Entangler.ECR;
    if (!gates.containsAll(List.of("rz", "sx", "x", entangler.gate()))) {
      throw new FluxionException(
          "FLX-516",
          "circuits are written with rz, sx, x and cz or ecr, " + name + " has " + gates);
    }
    Topology topology = new Topology(qubits, edges(name, qubits, configuration));
    return new IbmDevice(
        name,
        topology,
        new Transpiler(new Target(name, topology, entangler)),
        positive(name, configuration, "max_shots"),
        (int) Math.min(Integer.MAX_VALUE, positive(name, configuration, "max_experiments")));
  }

  private static List<List<Integer>> edges(String name, int qubits, JsonNode configuration) {
    List<List<Integer>> edges = new ArrayList<>();
    JsonNode map = configuration.path("coupling_map");
    for (JsonNode edge : map) {
      int from = edge.path(0).asInt(-1);
      int to = edge.path(1).asInt(-1);
      if (from < 0 || from >= qubits || to < 0 || to >= qubits || from == to) {
        throw lacks(name, "coupling_map");
      }
      edges.add(List.of(from, to));
    }
    if (!map.isArray()) {
      throw lacks(name, "coupling_map");
    }
    return edges;
  }

  private static long positive(String name, JsonNode configuration, String field) {
    long number = configuration.path(field).asLong(0);
    if (number < 1) {
      throw lacks(name, field);
    }
    return number;
  }

  private static FluxionException lacks(String name, String field) {
    return new FluxionException(
        "FLX-516", "the configuration of " + name + " has no valid '" + field + "'");
  }
}
