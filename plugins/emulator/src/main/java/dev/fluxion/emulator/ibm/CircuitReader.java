package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.ibm.IsaCircuit.Unfit;
import dev.fluxion.emulator.setup.Settings;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the circuits of a job for its device.
 *
 * @param devices all of them
 * @param device that of the job
 * @param settings of the emulator
 * @param call the request
 */
record CircuitReader(IbmDevices devices, IbmDevice device, Settings settings, Call call) {
  /**
   * Returns the parts of a job.
   *
   * @throws IllegalArgumentException if they are too many
   */
  JsonNode requireFew(JsonNode parts) {
    if (parts.size() > IbmDevice.PUBS) {
      throw new IllegalArgumentException("a job has at most " + IbmDevice.PUBS + " circuits");
    }
    return parts;
  }

  /**
   * Reads a circuit.
   *
   * @throws Unfit if the device cannot run it
   * @throws dev.fluxion.emulator.http.Refusal if it is not in OpenQASM 3
   */
  IsaCircuit read(JsonNode circuit) throws Unfit {
    if (!circuit.isTextual()) {
      throw IbmErrors.refusal(400, "the emulator reads circuits in OpenQASM 3, got QPY");
    }
    return read(circuit.textValue());
  }

  /** Reads the circuits of the program {@code executor}. */
  List<IsaCircuit> readAll(JsonNode circuits) throws Unfit {
    if (!circuits.has("data")) {
      throw IbmErrors.refusal(400, "the emulator reads circuits in OpenQASM 3, got QPY");
    }
    List<IsaCircuit> all = new ArrayList<>();
    for (JsonNode each : circuits.get("data")) {
      all.add(read(each));
    }
    return all;
  }

  private IsaCircuit read(String program) throws Unfit {
    IsaCircuit circuit = IsaCircuit.of(program, device);
    if (call.has(Fault.Fate.CONFIGURATION_CHANGED) && circuit.somePair().isPresent()) {
      devices.put(device.without(circuit.somePair().get()));
    }
    return IsaCircuit.of(program, devices.get(device.name()));
  }
}
