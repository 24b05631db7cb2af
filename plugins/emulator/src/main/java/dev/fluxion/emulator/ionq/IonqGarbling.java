package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes results wrong that are well-formed otherwise. */
final class IonqGarbling {
  private IonqGarbling() {}

  /**
   * Returns the answer with results, garbled if a fault wants it.
   *
   * @param call what was asked
   * @param results by outcome, or by child and outcome
   * @param qubits of the circuit
   */
  static Answer answer(Call call, JsonNode results, int qubits) {
    if (call.fault().isPresent()
        && call.fault().get() instanceof Fault.Content content
        && results instanceof ObjectNode object) {
      return garbled(content, object, qubits);
    }
    return Answer.json(200, results);
  }

  private static Answer garbled(Fault.Content content, ObjectNode results, int qubits) {
    ObjectNode copy = results.deepCopy();
    switch (content) {
      case NOT_YET -> throw IonqErrors.notFound();
      case WRONG_SHAPE -> {
        return Answer.json(200, Json.array().add(0.5).add(0.5));
      }
      case NOT_A_NUMBER -> {
        String text = new String(Json.bytes(results), StandardCharsets.UTF_8);
        String broken = text.replaceFirst(":[-+.0-9eE]+", ":NaN");
        return Answer.json(200, broken.getBytes(StandardCharsets.UTF_8));
      }
      case SUM_NOT_ONE -> distributions(copy).forEach(IonqGarbling::shrink);
      case WRONG_WIDTH -> {
        boolean isByBits = copy.has("probabilities") || copy.has("histogram");
        distributions(copy).forEach(each -> widen(each, qubits, isByBits));
      }
      case OTHER_RESULT -> exchange(copy);
      case MISSING_CHILD -> copy.remove(last(copy));
      default -> {}
    }
    return Answer.json(200, copy);
  }

  /** Returns the objects, at any depth, whose members are numbers. */
  private static List<ObjectNode> distributions(ObjectNode results) {
    List<ObjectNode> all = new ArrayList<>();
    for (JsonNode each : results) {
      if (each instanceof ObjectNode child) {
        all.addAll(distributions(child));
      }
    }
    return all.isEmpty() && !results.isEmpty() ? List.of(results) : all;
  }

  private static List<String> names(ObjectNode results) {
    List<String> names = new ArrayList<>();
    results.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static String last(ObjectNode results) {
    List<String> names = names(results);
    return names.get(names.size() - 1);
  }

  private static void shrink(ObjectNode distribution) {
    names(distribution)
        .forEach(name -> distribution.put(name, 0.9 * distribution.get(name).doubleValue()));
  }

  private static void widen(ObjectNode distribution, int qubits, boolean isByBits) {
    String name = last(distribution);
    JsonNode value = distribution.remove(name);
    String wider = isByBits ? "1" + name : Long.toString(Long.parseLong(name) + (1L << qubits));
    distribution.set(wider, value);
  }

  /** The results of a batch get unknown ids; a single circuit has another distribution. */
  private static void exchange(ObjectNode results) {
    if (results.elements().next().isObject()) {
      for (String name : names(results)) {
        byte[] seed = ("other " + name).getBytes(StandardCharsets.UTF_8);
        results.set(UUID.nameUUIDFromBytes(seed).toString(), results.remove(name));
      }
    } else {
      results.removeAll();
      results.put("0", 1.0);
    }
  }
}
