package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.ibm.IsaCircuit.Unfit;
import dev.fluxion.emulator.job.Ids;
import dev.fluxion.emulator.job.Life;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.emulator.setup.Settings;
import dev.fluxion.spi.FluxionException;
import java.time.Instant;
import java.util.Optional;

/** Makes jobs of requests. */
final class IbmCreation {
  private final Settings settings;
  private final IbmDevices devices;
  private final IbmSessions sessions;
  private final Ids ids;

  IbmCreation(Settings settings, IbmDevices devices, IbmSessions sessions, Ids ids) {
    this.settings = settings;
    this.devices = devices;
    this.sessions = sessions;
    this.ids = ids;
  }

  /**
   * Makes a job of a request, with an id of its own. What is wrong with a circuit makes the job
   * fail.
   *
   * @throws dev.fluxion.emulator.http.Refusal if there is no such device, or if results are asked
   *     for that the emulator has not
   */
  IbmJob job(JsonNode request, Account account, Call call) {
    return job(ids.word(20), request, account, call);
  }

  /** Makes a job of a request, with an id that the client has chosen. */
  IbmJob job(String id, JsonNode request, Account account, Call call) {
    Instant now = call.request().at();
    IbmDevice device = devices.get(request.get("backend").textValue());
    if (device.isRetired()) {
      throw IbmErrors.noBackend(IbmErrors.NO_BACKEND, device.name());
    }
    Life life = new Life(now, settings.queue(), settings.run());
    Optional<IbmWork> work = Optional.empty();
    try {
      work = Optional.of(work(request, device, account, call));
    } catch (Unfit e) {
      life.fail(Integer.toString(IbmErrors.NO_ISA_CIRCUIT), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | ArithmeticException | FluxionException e) {
      life.fail(Integer.toString(IbmErrors.INTERNAL), String.valueOf(e.getMessage()));
    }
    return new IbmJob(id, account, request, life, work, settings.prices(), seed(request));
  }

  /** Returns the seed of a job: that of the request, if it has one. */
  private long seed(JsonNode request) {
    long drawn = ids.seed();
    JsonNode options = request.get("params").path("options");
    return options
        .path("seed_estimator")
        .asLong(options.path("simulator").path("seed_simulator").asLong(drawn));
  }

  private IbmWork work(JsonNode request, IbmDevice device, Account account, Call call)
      throws Unfit {
    JsonNode parameters = request.get("params");
    CircuitReader circuits = new CircuitReader(devices, device, settings, call);
    return switch (request.get("program_id").textValue()) {
      case "sampler" -> SamplerWork.read(parameters, circuits);
      case "executor" ->
          ExecutorWork.read(
              parameters, circuits, sessions.isSession(account, request.path("session_id")));
      default -> EstimatorWork.read(parameters, circuits);
    };
  }
}
