package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.ibm.IsaCircuit.Unfit;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Settings;
import dev.fluxion.spi.FluxionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes jobs of requests. */
final class IbmCreation {
  private static final double PRECISION = 0.015625;

  private final Settings settings;
  private final IbmDevices devices;
  private final Ids ids;

  IbmCreation(Settings settings, IbmDevices devices, Ids ids) {
    this.settings = settings;
    this.devices = devices;
    this.ids = ids;
  }

  /**
   * Makes a job of a request. What is wrong with a circuit makes the job fail.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is no such device
   */
  IbmJob job(JsonNode request, Account account, Call call) {
    Instant now = call.request().at();
    IbmDevice device = devices.get(request.get("backend").textValue());
    if (device.isRetired()) {
      throw IbmErrors.noBackend(device.name());
    }
    Life life = new Life(now, settings.queue(), settings.run());
    List<IbmPub> pubs = new ArrayList<>();
    try {
      JsonNode parameters = request.get("params");
      if (parameters.get("pubs").size() > IbmDevice.PUBS) {
        throw new IllegalArgumentException("a job has at most " + IbmDevice.PUBS + " circuits");
      }
      for (JsonNode each : parameters.get("pubs")) {
        IsaCircuit circuit = circuit(each.get(0).textValue(), device, call);
        pubs.add(pub(each, circuit, device, parameters.path("options")));
      }
    } catch (Unfit e) {
      life.fail(Integer.toString(IbmErrors.NO_ISA_CIRCUIT), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | FluxionException e) {
      life.fail(Integer.toString(IbmErrors.INTERNAL), String.valueOf(e.getMessage()));
    }
    return new IbmJob(ids.word(20), account, request, life, pubs, settings.prices(), seed(request));
  }

  /** Returns the seed of a job: that of the request, if it has one. */
  private long seed(JsonNode request) {
    long drawn = ids.seed();
    return request.get("params").path("options").path("seed_estimator").asLong(drawn);
  }

  private IsaCircuit circuit(String program, IbmDevice device, Call call) throws Unfit {
    IsaCircuit circuit = IsaCircuit.of(program, device);
    if (call.has(Fault.Fate.CONFIGURATION_CHANGED) && circuit.somePair().isPresent()) {
      devices.put(device.without(circuit.somePair().get()));
    }
    return IsaCircuit.of(program, devices.get(device.name()));
  }

  private IbmPub pub(JsonNode pub, IsaCircuit circuit, IbmDevice device, JsonNode options) {
    NdArray<Map<String, Double>> observables = IbmPub.observables(pub.get(1), device.qubits());
    NdArray<double[]> values = IbmPub.values(pub.path(2), circuit.inputs());
    double precision = pub.path(3).asDouble(0);
    long shots = options.path("default_shots").asLong(0);
    if (precision == 0 && shots == 0) {
      precision = options.path("default_precision").asDouble(PRECISION);
    }
    if (precision > 0) {
      shots = (long) Math.ceil(1 / (precision * precision));
    }
    if (shots > IbmDevice.SHOTS) {
      throw new IllegalArgumentException(
          "a circuit has at most " + IbmDevice.SHOTS + " shots, got " + shots);
    }
    IbmPub made = new IbmPub(circuit, observables, values, shots, precision);
    int most = settings.noise().isPresent() ? Runner.QUBITS / 2 : Runner.QUBITS;
    if (made.used() > most) {
      throw new IllegalArgumentException("the emulator runs circuits on " + most + " qubits");
    }
    circuit.compact(values.items().get(0), new TreeSet<>());
    made.configurations();
    return made;
  }
}
