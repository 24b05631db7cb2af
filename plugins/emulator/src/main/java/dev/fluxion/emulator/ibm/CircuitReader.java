package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.ibm.IsaCircuit.Unfit;
import dev.fluxion.emulator.ibm.qpy.Qpy;
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
   * Reads a circuit in OpenQASM 3 or QPY.
   *
   * @throws Unfit if the device cannot run it
   * @throws IllegalArgumentException if it cannot be read
   */
  IsaCircuit read(JsonNode circuit) throws Unfit {
    if (circuit.isTextual()) {
      return read(circuit.textValue());
    }
    List<IsaCircuit> all = packed(circuit.get("__value__").textValue());
    if (all.size() != 1) {
      throw new IllegalArgumentException("a part of a job has one circuit, got " + all.size());
    }
    return all.get(0);
  }

  /** Reads the circuits of the program {@code executor}. */
  List<IsaCircuit> readAll(JsonNode circuits) throws Unfit {
    if (circuits.has("b64_data")) {
      List<IsaCircuit> packed = packed(circuits.get("b64_data").textValue());
      if (packed.size() != circuits.get("num_programs").intValue()) {
        throw new IllegalArgumentException(
            "'num_programs' is the number of circuits, got "
                + circuits.get("num_programs")
                + " of "
                + packed.size());
      }
      return packed;
    }
    List<IsaCircuit> all = new ArrayList<>();
    for (JsonNode each : circuits.get("data")) {
      all.add(read(each.textValue()));
    }
    return all;
  }

  private List<IsaCircuit> packed(String base64) throws Unfit {
    List<IsaCircuit> all = new ArrayList<>();
    for (String program : Qpy.read(Compressed.read(base64))) {
      all.add(read(program));
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
