package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Json;
import java.time.Instant;
import java.util.List;

/** JSON with the types of Qiskit: {@code {"__type__": …, "__value__": …}}. */
final class QiskitTypes {
  private QiskitTypes() {}

  static ObjectNode typed(String type, JsonNode value) {
    ObjectNode json = Json.object().put("__type__", type);
    json.set("__value__", value);
    return json;
  }

  static ObjectNode time(Instant time) {
    return Json.object().put("__type__", "datetime").put("__value__", time.toString());
  }

  /** Returns arrays by name, of one type and in a shape. */
  static ObjectNode dataBin(ObjectNode fields, String type, List<Integer> shape) {
    ObjectNode value = Json.object();
    value.putArray("field_names");
    value.putArray("field_types");
    fields
        .fieldNames()
        .forEachRemaining(
            name -> {
              value.withArray("field_names").add(name);
              value.withArray("field_types").add(type);
            });
    value.putArray("shape");
    shape.forEach(value.withArray("shape")::add);
    value.set("fields", fields);
    return typed("DataBin", value);
  }

  /** Returns the result of a part. */
  static ObjectNode result(String type, ObjectNode data, ObjectNode metadata) {
    ObjectNode value = Json.object();
    value.set("data", data);
    value.set("metadata", metadata);
    return typed(type, value);
  }

  /** Returns the results of a job. */
  static ObjectNode results(List<ObjectNode> parts, ObjectNode metadata) {
    ObjectNode value = Json.object();
    value.putArray("pub_results").addAll(parts);
    value.set("metadata", metadata);
    return typed("PrimitiveResult", value);
  }
}
