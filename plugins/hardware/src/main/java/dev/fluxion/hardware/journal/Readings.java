package dev.fluxion.hardware.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.provider.Reading;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Readings as text. */
final class Readings {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Readings() {}

  static String write(Reading reading) {
    ObjectNode node = JSON.createObjectNode();
    if (reading instanceof Reading.Counts counts) {
      node.put("shots", counts.shots());
      ObjectNode fractions = node.putObject("fractions");
      new TreeMap<>(counts.fractions())
          .forEach((outcome, fraction) -> fractions.put(Long.toString(outcome), fraction));
    } else if (reading instanceof Reading.Values values) {
      node.put("shots", values.shots());
      put(node.putArray("values"), values.values());
      put(node.putArray("errors"), values.errors());
    } else if (reading instanceof Reading.Failed failed) {
      node.put("failed", failed.code());
      node.put("message", failed.message());
    }
    return node.toString();
  }

  private static void put(ArrayNode array, double[] numbers) {
    for (double number : numbers) {
      array.add(number);
    }
  }

  static Reading read(String text) throws JsonProcessingException {
    JsonNode node = JSON.readTree(text);
    if (node.has("failed")) {
      return new Reading.Failed(node.get("failed").asText(), node.get("message").asText());
    } else if (node.has("values")) {
      return new Reading.Values(
          numbers(node.get("values")), numbers(node.get("errors")), node.get("shots").asLong());
    }
    Map<Long, Double> fractions = new HashMap<>();
    node.get("fractions")
        .properties()
        .forEach(each -> fractions.put(Long.valueOf(each.getKey()), each.getValue().asDouble()));
    return new Reading.Counts(fractions, node.get("shots").asLong());
  }

  private static double[] numbers(JsonNode array) {
    double[] numbers = new double[array.size()];
    for (int k = 0; k < numbers.length; k++) {
      numbers[k] = array.get(k).asDouble();
    }
    return numbers;
  }
}
