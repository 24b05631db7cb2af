package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.http.Call;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.schema.RequestSchema;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the bodies of requests, strictly. */
final class IbmBodies {
  private IbmBodies() {}

  /**
   * Reads a body and checks its form.
   *
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  static JsonNode read(Call call, RequestSchema schema) {
    String type = call.request().header("content-type").orElse("");
    if (!type.startsWith("application/json")) {
      throw IbmErrors.refusal(415, "the body is application/json, got '" + type + "'");
    }
    JsonNode body;
    try {
      body = Json.read(call.request().body());
    } catch (IOException e) {
      throw IbmErrors.refusal(400, "the body is no JSON: " + e.getClass().getName());
    }
    List<RequestSchema.Violation> violations = schema.violations(body);
    if (!violations.isEmpty()) {
      throw IbmErrors.refusal(
          400,
          violations.stream()
              .map(each -> each.key() + ": " + each.message())
              .collect(Collectors.joining("; ")));
    }
    return body;
  }
}
