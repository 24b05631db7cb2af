package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.operator.Pauli;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.emulator.run.CompactCircuit;
import dev.fluxion.emulator.run.Runner;
import dev.fluxion.spi.Estimate;
import java.util.ArrayList;
import java.util.Arrays;
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

  /** Reads values: nothing, nested lists whose last axis are the parameters, or lists by name. */
  static NdArray<double[]> values(JsonNode node, List<String> names) {
    if (node.isMissingNode() || node.isNull() || (node.isArray() && node.isEmpty())) {
      requireCount(0, names);
      return NdArray.single(new double[0]);
    } else if (node.path("__type__").asText("").equals("ndarray")) {
      return points(Npy.read(node.get("__value__").textValue()), names);
    } else if (node.isObject()) {
      return byName(node, names);
    }
    return points(numbers(node), names);
  }

  private static NdArray<double[]> byName(JsonNode node, List<String> names) {
    requireCount(node.size(), names);
    NdArray<double[]> all = NdArray.single(new double[0]);
    for (String name : names) {
      if (!node.has(name)) {
        throw new IllegalArgumentException("there is no value of parameter " + name);
      }
      all = NdArray.broadcast(all, numbers(node.get(name)), IbmPub::appended);
    }
    return all;
  }

  private static double[] appended(double[] point, double value) {
    double[] longer = Arrays.copyOf(point, point.length + 1);
    longer[point.length] = value;
    return longer;
  }

  private static NdArray<Double> numbers(JsonNode node) {
    if (!node.isArray()) {
      return NdArray.single(node.doubleValue());
    }
    List<NdArray<Double>> parts = new ArrayList<>();
    node.forEach(each -> parts.add(numbers(each)));
    return NdArray.stack(parts);
  }

  private static NdArray<double[]> points(NdArray<Double> numbers, List<String> names) {
    int rank = numbers.shape().size();
    int last = rank == 0 ? 1 : numbers.shape().get(rank - 1);
    requireCount(last, names);
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < numbers.items().size(); k += last) {
      points.add(
          numbers.items().subList(k, k + last).stream().mapToDouble(number -> number).toArray());
    }
    return new NdArray<>(numbers.shape().subList(0, Math.max(0, rank - 1)), points);
  }

  private static void requireCount(int count, List<String> names) {
    if (count != names.size()) {
      throw new IllegalArgumentException(
          "the circuit has " + names.size() + " parameters, got " + count);
    }
  }
}
