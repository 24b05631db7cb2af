package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.schema.RequestSchema;
import java.io.IOException;
import java.util.List;

/** Reads the bodies of requests, strictly. */
final class IonqBodies {
  private IonqBodies() {}

  /**
   * Reads a body.
   *
   * @throws dev.fluxion.emulator.http.Refusal if it is no JSON
   */
  static JsonNode read(Call call) {
    String type = call.request().header("content-type").orElse("");
    if (!type.startsWith("application/json")) {
      throw IonqErrors.refusal(415, "the body is application/json, got '" + type + "'");
    }
    try {
      return Json.read(call.request().body());
    } catch (IOException e) {
      throw IonqErrors.invalid("payload", "", "the body is no JSON: " + e.getClass().getName());
    }
  }

  /**
   * Reads a body and checks its form.
   *
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  static JsonNode read(Call call, RequestSchema schema) {
    JsonNode body = read(call);
    require(body, schema);
    return body;
  }

  static void require(JsonNode body, RequestSchema schema) {
    List<RequestSchema.Violation> violations = schema.violations(body);
    if (!violations.isEmpty()) {
      throw IonqErrors.invalid("payload", violations);
    }
  }
}
