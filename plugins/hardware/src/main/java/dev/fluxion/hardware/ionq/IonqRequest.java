package dev.fluxion.hardware.ionq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /jobs}, and what it says. */
final class IonqRequest {
  static final ObjectMapper JSON = new ObjectMapper();
  static final String KEY = "eval_key";
  private static final String SINGLE = "ionq.circuit.v1";
  private static final String MULTI = "ionq.multi-circuit.v1";

  private final JsonNode body;

  private IonqRequest(JsonNode body) {
    this.body = body;
  }

  /** Returns the body for some work: one circuit as it is, several as a batch. */
  static byte[] write(Work work, String device, Optional<String> session) {
    List<Task> tasks = work.tasks();
    boolean isSingle = tasks.size() == 1;
    ObjectNode body = JSON.createObjectNode();
    body.put("type", isSingle ? SINGLE : MULTI);
    body.put("name", work.key());
    body.put("backend", device);
    body.put("shots", work.shots());
    session.ifPresent(id -> body.put("session_id", id));
    body.putObject("metadata").put(KEY, work.key());
    if (!device.equals("simulator")) {
      body.putObject("settings").putObject("error_mitigation").put("debiasing", false);
    }
    ObjectNode input = body.putObject("input");
    input.put("gateset", "qis");
    input.put("qubits", tasks.stream().mapToInt(Task::qubits).max().orElse(1));
    if (isSingle) {
      IonqGates.write(tasks.get(0).gates(), input.putArray("circuit"));
    } else {
      ArrayNode circuits = input.putArray("circuits");
      for (Task task : tasks) {
        ObjectNode circuit = circuits.addObject().put("name", task.key());
        IonqGates.write(task.gates(), circuit.putArray("circuit"));
      }
    }
    return bytes(body);
  }

  /** Returns the text of a node, which may be long, as bytes. */
  static byte[] bytes(JsonNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static IonqRequest read(byte[] bytes) {
    try {
      return new IonqRequest(JSON.readTree(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String key() {
    return body.path("metadata").path(KEY).asText();
  }

  String device() {
    return body.path("backend").asText();
  }

  String type() {
    return body.path("type").asText();
  }

  long shots() {
    return body.path("shots").asLong();
  }

  int qubits() {
    return body.path("input").path("qubits").asInt();
  }

  boolean isSingle() {
    return type().equals(SINGLE);
  }

  /** Returns the names of the circuits of a batch. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    body.path("input").path("circuits").forEach(each -> names.add(each.path("name").asText()));
    return names;
  }

  /** Returns how many gates there are on one qubit, and on two. */
  long[] gates() {
    long[] counts = new long[2];
    JsonNode input = body.path("input");
    if (isSingle()) {
      count(input.path("circuit"), counts);
    } else {
      input.path("circuits").forEach(each -> count(each.path("circuit"), counts));
    }
    return counts;
  }

  private static void count(JsonNode circuit, long[] counts) {
    for (JsonNode gate : circuit) {
      counts[gate.has("control") || gate.has("targets") ? 1 : 0]++;
    }
  }
}
