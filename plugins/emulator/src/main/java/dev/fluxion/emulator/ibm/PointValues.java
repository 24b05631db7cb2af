package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the values of the parameters of circuits: points in the shape of an array. */
final class PointValues {
  private PointValues() {}

  /**
   * Reads nothing, nested lists or an array of NumPy whose last axis are the parameters sorted by
   * name, or arrays by name.
   *
   * @throws IllegalArgumentException if they are not as many as the names
   */
  static NdArray<double[]> read(JsonNode node, List<String> names) {
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
      all = NdArray.broadcast(all, numbers(node.get(name)), PointValues::appended);
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
    } else if (node.isEmpty()) {
      return new NdArray<>(List.of(0), List.of());
    }
    List<NdArray<Double>> parts = new ArrayList<>();
    node.forEach(each -> parts.add(numbers(each)));
    return NdArray.stack(parts);
  }

  /** Returns the numbers along the last axis as points; a single number is a point of its own. */
  static NdArray<double[]> points(NdArray<Double> numbers, List<String> names) {
    int rank = numbers.shape().size();
    int last = rank == 0 ? 1 : numbers.shape().get(rank - 1);
    requireCount(last, names);
    List<Integer> shape = numbers.shape().subList(0, Math.max(0, rank - 1));
    List<double[]> points = new ArrayList<>();
    for (int k = 0; k < NdArray.size(shape); k++) {
      points.add(
          numbers.items().subList(k * last, (k + 1) * last).stream()
              .mapToDouble(number -> number)
              .toArray());
    }
    return new NdArray<>(shape, points);
  }

  private static void requireCount(int count, List<String> names) {
    if (count != names.size()) {
      throw new IllegalArgumentException(
          "the circuit has " + names.size() + " parameters, got " + count);
    }
  }
}
