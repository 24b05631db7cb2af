package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.emulator.run.CompactCircuit;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.spi.Estimate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A part of a job: a circuit, observables, values of its parameters.
 *
 * @param circuit the program
 * @param observables by their letters, as wide as the device, qubit 0 last
 * @param values of the parameters
 * @param shots of each configuration
 * @param precision that was asked, 0 if shots were
 */
record IbmPub(
    IsaCircuit circuit,
    NdArray<Map<String, Double>> observables,
    NdArray<double[]> values,
    long shots,
    double precision) {

  private static final double PRECISION = 0.015625;

  /**
   * Reads a part.
   *
   * @param pub circuit, observables, values and precision
   * @param circuit its circuit
   * @param width the number of qubits of the device
   * @param options of the program
   * @param most the largest number of qubits that is run
   * @throws IllegalArgumentException if it cannot be run
   * @throws dev.fluxion.spi.FluxionException if the program is malformed
   */
  static IbmPub read(JsonNode pub, IsaCircuit circuit, int width, JsonNode options, int most) {
    NdArray<Map<String, Double>> observables = observables(pub.get(1), width);
    NdArray<double[]> values = PointValues.read(pub.path(2), circuit.inputs());
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
    if (made.configurations() == 0) {
      throw new IllegalArgumentException("a circuit has values at one point at least");
    } else if (made.used() > most) {
      throw new IllegalArgumentException("the emulator runs circuits on " + most + " qubits");
    }
    circuit.compact(values.items().get(0), new TreeSet<>());
    return made;
  }

  /** Returns the expectation values with their standard errors, in their common shape. */
  NdArray<Estimate> run(Runner runner, long seed) {
    long[] next = {seed};
    return NdArray.broadcast(
        observables, values, (observable, point) -> estimate(observable, point, runner, next[0]++));
  }

  private Estimate estimate(
      Map<String, Double> observable, double[] point, Runner runner, long seed) {
    TreeSet<Integer> measured = new TreeSet<>();
    observable.keySet().forEach(letters -> measured.addAll(qubits(letters)));
    CompactCircuit compact = circuit.compact(point, measured);
    PauliSum sum = PauliSum.constant(0);
    for (Map.Entry<String, Double> term : observable.entrySet()) {
      sum = sum.plus(product(term.getKey(), compact.used()).times(term.getValue()));
    }
    return runner.expectation(compact.circuit(), sum, shots, seed);
  }

  /** Returns how many qubits of the device matter. */
  int used() {
    TreeSet<Integer> all = new TreeSet<>(circuit.used());
    for (Map<String, Double> observable : observables.items()) {
      observable.keySet().forEach(letters -> all.addAll(qubits(letters)));
    }
    return all.size();
  }

  /** Returns in how many circuits and points something is measured. */
  long configurations() {
    return NdArray.broadcast(observables, values, (observable, point) -> 1).items().size();
  }

  private static List<Integer> qubits(String letters) {
    List<Integer> qubits = new ArrayList<>();
    for (int k = 0; k < letters.length(); k++) {
      if (letters.charAt(letters.length() - 1 - k) != 'I') {
        qubits.add(k);
      }
    }
    return qubits;
  }

  private static PauliSum product(String letters, List<Integer> places) {
    PauliSum product = PauliSum.constant(1);
    for (int qubit : qubits(letters)) {
      Pauli pauli = Pauli.valueOf(letters.substring(letters.length() - 1 - qubit).substring(0, 1));
      product = product.times(PauliSum.of(pauli, places.indexOf(qubit)));
    }
    return product;
  }

  /** Reads observables: one, or nested lists of them. */
  static NdArray<Map<String, Double>> observables(JsonNode node, int width) {
    if (node.isArray()) {
      List<NdArray<Map<String, Double>>> parts = new ArrayList<>();
      node.forEach(each -> parts.add(observables(each, width)));
      return NdArray.stack(parts);
    }
    Map<String, Double> terms = new LinkedHashMap<>();
    if (node.isTextual()) {
      terms.put(node.textValue(), 1.0);
    } else {
      node.properties().forEach(e -> terms.put(e.getKey(), e.getValue().doubleValue()));
    }
    for (String letters : terms.keySet()) {
      if (letters.length() != width) {
        throw new IllegalArgumentException(
            "an observable has a letter for each of " + width + " qubits, got " + letters.length());
      }
    }
    return NdArray.single(terms);
  }
}
