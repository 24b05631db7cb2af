package dev.fluxion.hardware.run;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.circuit.Measurement;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.hardware.journal.Digest;
import dev.fluxion.hardware.journal.Known;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An evaluation as tasks of a device, and what their readings make of it. */
public final class Assignment {
  private final Evaluation evaluation;
  private final Measurement measurement;
  private final boolean estimates;
  private final List<Task> tasks;

  private Assignment(
      Evaluation evaluation, Measurement measurement, boolean estimates, List<Task> tasks) {
    this.evaluation = evaluation;
    this.measurement = measurement;
    this.estimates = estimates;
    this.tasks = tasks;
  }

  /**
   * Divides an evaluation into tasks.
   *
   * @param evaluation with shots
   * @param measurement what it measures
   * @param provider the device
   * @throws FluxionException FLX-510 if it has no shots, FLX-511 if it is beyond the limits of the
   *     device, FLX-514 if a parameter is NaN or infinite
   */
  public static Assignment of(Evaluation evaluation, Measurement measurement, Provider provider) {
    long shots = evaluation.shots().count();
    if (shots == 0) {
      throw new FluxionException(
          "FLX-510",
          "'" + provider.id() + "' has no exact values: ask for shots, such as Shots(1000, seed)");
    }
    for (double number : evaluation.inputs().get(0)) {
      if (!Double.isFinite(number)) {
        throw new FluxionException(
            "FLX-514", "'" + provider.id() + "' runs circuits at finite parameters, got " + number);
      }
    }
    Limits limits = provider.limits();
    require(provider, "qubits", measurement.qubits(), limits.qubits());
    List<Task> tasks = new ArrayList<>();
    double[] point = evaluation.inputs().get(0);
    if (provider.estimates()) {
      require(provider, "shots", shots, limits.shots());
      if (measurement.observables().isEmpty()) {
        throw new FluxionException(
            "FLX-511",
            "'"
                + provider.id()
                + "' estimates probabilities of at most 10 qubits, got more in '"
                + measurement
                + "'");
      }
      Measurement.Run run = new Measurement.Run(measurement.gates(point), shots);
      tasks.add(task(provider, evaluation, measurement, run));
    } else {
      for (Measurement.Run run : measurement.runs(point, shots)) {
        require(provider, "shots", run.shots(), limits.shots());
        tasks.add(task(provider, evaluation, measurement, run));
      }
    }
    return new Assignment(evaluation, measurement, provider.estimates(), tasks);
  }

  private static void require(Provider provider, String what, long got, long most) {
    if (got > most) {
      throw new FluxionException(
          "FLX-511", "'" + provider.id() + "' has at most " + most + " " + what + ", got " + got);
    }
  }

  private static Task task(
      Provider provider, Evaluation evaluation, Measurement measurement, Measurement.Run run) {
    StringBuilder text = new StringBuilder("1\n").append(provider.id()).append('\n');
    text.append(measurement.qubits()).append(' ').append(run.shots()).append(' ');
    text.append(evaluation.shots().seed()).append('\n');
    run.gates().forEach(gate -> append(gate, text));
    boolean estimates = provider.estimates();
    if (estimates) {
      measurement.observables().forEach(each -> append(each, text));
    }
    return new Task(
        Digest.of(text.toString().getBytes(StandardCharsets.UTF_8)),
        measurement.qubits(),
        run.gates(),
        estimates ? measurement.observables() : List.of(),
        run.shots());
  }

  /** Numbers are written by their bits: as texts they are not the same on every JDK. */
  private static void append(Instruction gate, StringBuilder text) {
    text.append(gate.gate()).append(gate.qubits());
    text.append(Long.toHexString(Double.doubleToLongBits(gate.angle()))).append('\n');
  }

  private static void append(PauliSum observable, StringBuilder text) {
    observable
        .terms()
        .forEach(
            (string, c) ->
                text.append(string)
                    .append(Long.toHexString(Double.doubleToLongBits(c)))
                    .append(' '));
    text.append('\n');
  }

  /** Returns what is run. */
  public List<Task> tasks() {
    return tasks;
  }

  /** Returns the keys of what is run: all that need be held while it is. */
  public List<String> keys() {
    return tasks.stream().map(Task::key).toList();
  }

  /**
   * Returns what the readings tell.
   *
   * @param known what the journal knows, by key
   * @throws FluxionException FLX-509 if a task has no result
   */
  public Estimate estimate(Map<String, Known> known) {
    List<Map<Long, Double>> frequencies = new ArrayList<>();
    List<Long> shots = new ArrayList<>();
    for (String key : keys()) {
      Reading reading = reading(known, key);
      if (reading instanceof Reading.Values values) {
        return measurement.estimate(values.values(), values.errors(), values.shots());
      } else if (reading instanceof Reading.Counts counts) {
        frequencies.add(counts.fractions());
        shots.add(counts.shots());
      }
    }
    return estimates
        ? measurement.estimate(new double[0], new double[0], 0)
        : measurement.estimate(frequencies, shots.stream().mapToLong(Long::longValue).toArray());
  }

  private Reading reading(Map<String, Known> known, String key) {
    Known of = known.get(key);
    if (of == null || of.reading().isEmpty()) {
      throw new FluxionException(
          "FLX-509",
          "a circuit of '" + measurement + "' has no result" + (of == null ? "" : ", " + of.job()));
    }
    Reading reading = of.reading().get();
    if (reading instanceof Reading.Failed failed) {
      throw new FluxionException(
          "FLX-509",
          "a circuit of '"
              + measurement
              + "' failed at the provider, "
              + failed.code()
              + ": "
              + failed.message()
              + ", in "
              + of.job());
    }
    return reading;
  }

  @Override
  public String toString() {
    return evaluation.call() + " in " + tasks.size() + " circuits";
  }
}
