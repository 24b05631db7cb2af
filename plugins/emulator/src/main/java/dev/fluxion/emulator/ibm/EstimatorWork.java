package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.ibm.IsaCircuit.Unfit;
import dev.fluxion.emulator.run.Runner;
import java.util.ArrayList;
import java.util.List;

/**
 * The program {@code estimator}.
 *
 * @param pubs its parts
 * @param isForQiskit whether results have the types of Qiskit
 */
record EstimatorWork(List<IbmPub> pubs, boolean isForQiskit) implements IbmWork {
  static EstimatorWork read(JsonNode parameters, CircuitReader circuits) throws Unfit {
    List<IbmPub> pubs = new ArrayList<>();
    int most = circuits.settings().noise().isPresent() ? Runner.QUBITS / 2 : Runner.QUBITS;
    for (JsonNode pub : circuits.requireFew(parameters.get("pubs"))) {
      IsaCircuit circuit = circuits.read(pub.get(0));
      int width = circuits.device().qubits();
      pubs.add(IbmPub.read(pub, circuit, width, parameters.path("options"), most));
    }
    return new EstimatorWork(pubs, parameters.path("support_qiskit").asBoolean(true));
  }

  @Override
  public int circuits() {
    return pubs.size();
  }

  @Override
  public long shots() {
    return pubs.stream().mapToLong(pub -> pub.shots() * pub.configurations()).sum();
  }

  @Override
  public Run run(Runner runner, long seed) {
    List<EstimatorRun.Part> parts = new ArrayList<>();
    for (IbmPub pub : pubs) {
      parts.add(EstimatorRun.Part.of(pub, pub.run(runner, seed + 1_000_003L * parts.size())));
    }
    return new EstimatorRun(parts, isForQiskit);
  }
}
