package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * Results by register, the second version of their formats. The first bit of a register is the
 * first letter: IonQ's page on OpenQASM 3 says so of qubit 0 in {@code output_all}, which has all
 * qubits.
 */
final class IonqRegisters {
  private static final String ALL = "output_all";

  private IonqRegisters() {}

  private static Map<String, List<Integer>> registers(IonqPart part) {
    Map<String, List<Integer>> all = new LinkedHashMap<>(part.registers);
    all.put(ALL, IntStream.range(0, part.circuit.qubits()).boxed().toList());
    return all;
  }

  static ObjectNode probabilities(IonqPart part, SortedMap<Long, Double> values) {
    return distribution("probabilities", part, values);
  }

  static ObjectNode histogram(IonqPart part, SortedMap<Long, Double> values) {
    return distribution("histogram", part, values);
  }

  private static ObjectNode distribution(
      String name, IonqPart part, SortedMap<Long, Double> values) {
    ObjectNode json = Json.object();
    ObjectNode all = json.putObject(name).putObject("registers");
    registers(part)
        .forEach(
            (register, places) -> {
              Map<String, Double> sums = new LinkedHashMap<>();
              values.forEach(
                  (outcome, value) -> sums.merge(bits(outcome, places), value, Double::sum));
              ObjectNode shown = all.putObject(register);
              sums.forEach((bits, value) -> put(shown, bits, value));
            });
    return json;
  }

  /** Adds a number, without a point if it is whole and not 1 by rounding. */
  static void put(ObjectNode json, String key, Number value) {
    double number = value.doubleValue();
    if (value instanceof Long || (number == Math.rint(number) && number > 1)) {
      json.put(key, value.longValue());
    } else {
      json.put(key, number);
    }
  }

  private static int bit(long outcome, int place) {
    return place < 0 ? 0 : (int) (outcome >> place & 1);
  }

  private static String bits(long outcome, List<Integer> places) {
    StringBuilder bits = new StringBuilder();
    places.forEach(place -> bits.append(bit(outcome, place)));
    return bits.toString();
  }

  /**
   * Returns shots. Those that leaked are there, with a bit for each qubit that says whether it
   * leaked: qiskit-ionq reads {@code leakage_bits}, the published specification does not have it.
   *
   * @param outcomes of all shots
   * @param range the first one that is returned, and the one behind the last
   */
  static ObjectNode shots(IonqPart part, long[] outcomes, int... range) {
    ObjectNode json = Json.object();
    ArrayNode all = json.putArray("shots");
    Map<String, List<Integer>> registers = registers(part);
    for (int k = range[0]; k < range[1]; k++) {
      ObjectNode shot = all.addObject();
      ObjectNode shown = shot.putObject("registers");
      long outcome = outcomes[k];
      registers.forEach(
          (name, places) -> {
            ArrayNode bits = shown.putArray(name);
            places.forEach(place -> bits.add(bit(outcome, place)));
          });
      if (part.isLeaked(k)) {
        ArrayNode leaked = shot.putArray("leakage_bits");
        for (int qubit = 0; qubit < part.circuit.qubits(); qubit++) {
          leaked.add(qubit == 0 ? 1 : 0);
        }
      }
    }
    return json;
  }
}
