package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.ibm.IsaCircuit.Unfit;
import dev.fluxion.emulator.run.Runner;
import java.util.ArrayList;
import java.util.List;

/**
 * The program {@code sampler}.
 *
 * @param parts its parts
 * @param isForQiskit whether results have the types of Qiskit
 */
record SamplerWork(List<SampledCircuit> parts, boolean isForQiskit) implements IbmWork {
  private static final long SHOTS = 4096;

  /**
   * Reads the parameters of a job.
   *
   * @throws dev.fluxion.emulator.http.Refusal if other results than bits are asked for
   */
  static SamplerWork read(JsonNode parameters, CircuitReader circuits) throws Unfit {
    JsonNode options = parameters.path("options");
    IbmErrors.requireBits(
        "options/execution/meas_type", options.path("execution").path("meas_type"));
    long byDefault = options.path("default_shots").asLong(SHOTS);
    List<SampledCircuit> parts = new ArrayList<>();
    for (JsonNode pub : circuits.requireFew(parameters.get("pubs"))) {
      IsaCircuit circuit = circuits.read(pub.get(0));
      NdArray<double[]> points = PointValues.read(pub.path(1), circuit.inputs());
      long shots = pub.path(2).asLong(parameters.path("shots").asLong(byDefault));
      parts.add(SampledCircuit.of(circuit, points, shots, circuits.settings()));
    }
    return new SamplerWork(parts, parameters.path("support_qiskit").asBoolean(true));
  }

  @Override
  public int circuits() {
    return parts.size();
  }

  @Override
  public long shots() {
    return parts.stream().mapToLong(SampledCircuit::total).sum();
  }

  @Override
  public Run run(Runner runner, long seed) {
    List<Outcomes> outcomes = new ArrayList<>();
    for (SampledCircuit part : parts) {
      outcomes.add(part.run(runner, seed + 1_000_003L * outcomes.size()));
    }
    return new SamplerRun(outcomes, isForQiskit);
  }
}
