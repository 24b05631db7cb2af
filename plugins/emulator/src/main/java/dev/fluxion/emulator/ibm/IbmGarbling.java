package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import java.nio.charset.StandardCharsets;

/** Makes results in the plain form wrong that are well-formed otherwise. */
final class IbmGarbling {
  private IbmGarbling() {}

  static Answer answer(Call call, ObjectNode results) {
    if (call.fault().isPresent()
        && call.fault().get() instanceof Fault.Content content
        && results.path("results") instanceof ArrayNode parts) {
      return garbled(content, results, parts);
    }
    return Answer.json(200, results);
  }

  private static Answer garbled(Fault.Content content, ObjectNode results, ArrayNode parts) {
    switch (content) {
      case NOT_YET -> throw IbmErrors.refusal(404, "Job results are not available.");
      case WRONG_SHAPE -> {
        return Answer.json(200, Json.array().add("results"));
      }
      case NOT_A_NUMBER -> {
        String text = new String(Json.bytes(results), StandardCharsets.UTF_8);
        String broken = text.replaceFirst("(\"evs\":\\[*)[-+.0-9eE]+", "$1NaN");
        return Answer.json(200, broken.getBytes(StandardCharsets.UTF_8));
      }
      case SUM_NOT_ONE -> change(parts, value -> enlarged(value));
      case WRONG_WIDTH -> change(parts, value -> widened(value));
      case OTHER_RESULT -> parts.add(parts.get(0).deepCopy());
      case MISSING_CHILD -> parts.remove(parts.size() - 1);
      default -> {}
    }
    return Answer.json(200, results);
  }

  private interface Change {
    JsonNode of(JsonNode values);
  }

  private static void change(ArrayNode parts, Change change) {
    for (JsonNode part : parts) {
      ObjectNode data = (ObjectNode) part.get("data");
      data.set("evs", change.of(data.get("evs")));
    }
  }

  private static JsonNode enlarged(JsonNode values) {
    if (values.isNumber()) {
      return Json.array().numberNode(values.doubleValue() + 1000);
    }
    ArrayNode all = Json.array();
    values.forEach(value -> all.add(enlarged(value)));
    return all;
  }

  private static JsonNode widened(JsonNode values) {
    ArrayNode all = Json.array();
    if (values.isArray()) {
      all.addAll((ArrayNode) values);
      return all.add(values.get(0).deepCopy());
    }
    return all.add(values).add(values);
  }
}
