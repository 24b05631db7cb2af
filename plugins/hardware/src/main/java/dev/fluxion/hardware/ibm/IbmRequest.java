package dev.fluxion.hardware.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.hardware.ibm.transpile.Transpiled;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The body of {@code POST /jobs}, and what it says.
 *
 * <p>For the program {@code estimator} every task is a primitive unified bloc of its own: a circuit
 * with all angles bound, and its observables. What the program would choose by itself is said, so
 * that it costs what is expected.
 */
final class IbmRequest {
  private static final String TAG = "evk-";
  private static final int TAG_DIGITS = 32;

  private final JsonNode body;

  private IbmRequest(JsonNode body) {
    this.body = body;
  }

  /** Returns what marks the jobs of some work. */
  static String tag(String key) {
    return TAG + key.substring(0, Math.min(TAG_DIGITS, key.length()));
  }

  /**
   * Returns the body for some work.
   *
   * @throws FluxionException FLX-515 if the device cannot run it
   */
  static byte[] write(Work work, IbmDevice device, IbmOptions options) {
    require(work, device, options.program());
    ObjectNode body = IbmJson.object();
    body.put("program_id", options.program().id());
    body.put("backend", device.name());
    body.putArray("tags").add(tag(work.key()));
    body.put("cost", options.seconds(runs(work)));
    options.session().ifPresent(id -> body.put("session_id", id));
    ObjectNode params = body.putObject("params");
    if (options.program() == Program.EXECUTOR) {
      ExecutorRequest.write(work, device, params);
      return IbmJson.write(body);
    }
    params.put("version", 2);
    params.put("support_qiskit", false);
    params.put("resilience_level", options.resilience());
    ArrayNode pubs = params.putArray("pubs");
    work.tasks().forEach(task -> write(task, device, pubs.addArray()));
    write(work.shots(), options, params.putObject("options"));
    return IbmJson.write(body);
  }

  private static long runs(Work work) {
    long runs = 0;
    for (Task task : work.tasks()) {
      runs += Math.multiplyExact(task.shots(), (long) Math.max(1, Bases.count(task.observables())));
    }
    return runs;
  }

  private static void require(Work work, IbmDevice device, Program program) {
    if (work.tasks().size() > device.circuits()) {
      throw new FluxionException(
          "FLX-515",
          device.name()
              + " runs "
              + device.circuits()
              + " circuits in a job, got "
              + work.tasks().size());
    } else if (work.shots() < 1 || work.shots() > device.shots()) {
      throw new FluxionException(
          "FLX-515",
          device.name() + " runs a circuit 1 to " + device.shots() + " times, got " + work.shots());
    }
    for (Task task : work.tasks()) {
      if (task.shots() != work.shots()) {
        throw new FluxionException(
            "FLX-515",
            "circuits of a job have equal shots, got " + work.shots() + " and " + task.shots());
      } else if (task.observables().isEmpty() && program == Program.ESTIMATOR) {
        throw new FluxionException(
            "FLX-515", device.name() + " estimates observables, a circuit has none");
      } else if (!task.observables().isEmpty() && program == Program.EXECUTOR) {
        throw new FluxionException(
            "FLX-515", device.name() + " counts outcomes, a circuit has observables");
      }
    }
  }

  private static void write(Task task, IbmDevice device, ArrayNode pub) {
    Transpiled circuit = device.transpiler().transpile(task.qubits(), task.gates());
    pub.add(IsaText.program(circuit));
    ArrayNode observables = pub.addArray();
    for (PauliSum sum : task.observables()) {
      ObjectNode terms = observables.addObject();
      int width = device.topology().qubits();
      sum.on(circuit.places())
          .terms()
          .forEach((string, factor) -> terms.put(IsaText.label(string, width), factor));
      if (terms.isEmpty()) {
        terms.put("I".repeat(width), 0.0);
      }
    }
  }

  /** Shots are those of each circuit in each basis; they overrule every precision. */
  private static void write(long shots, IbmOptions chosen, ObjectNode options) {
    options.put("default_shots", shots);
    chosen.seed().ifPresent(seed -> options.put("seed_estimator", seed));
    if (chosen.resilience() == 0) {
      options.putObject("dynamical_decoupling").put("enable", false);
      options.putObject("twirling").put("enable_gates", false).put("enable_measure", false);
      options.putObject("resilience").put("measure_mitigation", false).put("zne_mitigation", false);
    }
    options.putObject("execution").put("init_qubits", true);
  }

  static IbmRequest read(byte[] bytes) {
    try {
      return new IbmRequest(IbmJson.read(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String device() {
    return body.path("backend").asText();
  }

  String program() {
    return body.path("program_id").asText();
  }

  String tag() {
    return body.path("tags").path(0).asText();
  }

  int seconds() {
    return body.path("cost").asInt();
  }

  long shots() {
    return isExecutor()
        ? params().path("quantum_program").path("shots").asLong()
        : params().path("options").path("default_shots").asLong();
  }

  boolean isExecutor() {
    return program().equals(Program.EXECUTOR.id());
  }

  /** Returns the parameters of the program. */
  JsonNode params() {
    return body.path("params");
  }

  /** Returns the number of circuits. */
  int circuits() {
    JsonNode all =
        isExecutor() ? params().path("quantum_program").path("items") : params().path("pubs");
    return all.size();
  }

  /** Returns whether values are mitigated, so that they may be beyond those of any state. */
  boolean isMitigated() {
    return body.path("params").path("resilience_level").asInt() > 0;
  }

  /** Returns, for each circuit, the largest value that each observable may have. */
  List<double[]> bounds() {
    List<double[]> bounds = new ArrayList<>();
    for (JsonNode pub : body.path("params").path("pubs")) {
      JsonNode observables = pub.path(1);
      double[] sums = new double[observables.size()];
      for (int k = 0; k < sums.length; k++) {
        for (JsonNode factor : observables.path(k)) {
          sums[k] += Math.abs(factor.asDouble());
        }
      }
      bounds.add(sums);
    }
    return bounds;
  }
}
