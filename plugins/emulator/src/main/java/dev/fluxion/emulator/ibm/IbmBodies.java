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
  private static final int TAGS = 8;
  private static final int TAG = 86;

  private IbmBodies() {}

  /**
   * Reads a job of one of the programs and checks its form.
   *
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  static JsonNode job(Call call) {
    return job(json(call));
  }

  /**
   * Checks the form of a job of one of the programs.
   *
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  static JsonNode job(JsonNode body) {
    RequestSchema schema =
        switch (body.path("program_id").asText("")) {
          case "sampler" -> RequestSchema.IBM_SAMPLER_JOB;
          case "executor" -> RequestSchema.IBM_EXECUTOR_JOB;
          default -> RequestSchema.IBM_ESTIMATOR_JOB;
        };
    return checked(body, schema);
  }

  /**
   * Reads a body and checks its form.
   *
   * @throws dev.fluxion.emulator.http.Refusal if something is wrong with it
   */
  static JsonNode read(Call call, RequestSchema schema) {
    return checked(json(call), schema);
  }

  private static JsonNode json(Call call) {
    String type = call.request().header("content-type").orElse("");
    if (!type.startsWith("application/json")) {
      throw IbmErrors.refusal(415, "the body is application/json, got '" + type + "'");
    }
    try {
      return Json.read(call.request().body());
    } catch (IOException e) {
      throw IbmErrors.refusal(400, "the body is no JSON: " + e.getClass().getName());
    }
  }

  private static JsonNode checked(JsonNode body, RequestSchema schema) {
    JsonNode tags = body.path("tags");
    if (tags.size() > TAGS) {
      throw IbmErrors.refusal(
          400, IbmErrors.TOO_MANY_TAGS, "a job has at most " + TAGS + " tags, got " + tags.size());
    }
    for (JsonNode tag : tags) {
      if (tag.asText().length() > TAG) {
        throw IbmErrors.refusal(
            400, IbmErrors.LONG_TAG, "a tag has at most " + TAG + " characters, got '" + tag + "'");
      }
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
