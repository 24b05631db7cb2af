package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.http.Refusal;

/** Errors in the form of IBM, with IBM's codes where they are known, else the status of HTTP. */
final class IbmErrors {
  static final int TOO_MANY_REQUESTS = 1202;
  static final int TOO_MANY_TAGS = 1204;
  static final int LONG_TAG = 1205;
  static final int UNKNOWN_BACKEND = 1007;
  static final int NO_BACKEND = 1216;
  static final int DUPLICATE = 1231;
  static final int NO_JOB = 1291;
  static final int RAN_TOO_LONG = 1305;
  static final int NO_ISA_CIRCUIT = 1517;
  static final int INTERNAL = 9999;

  private IbmErrors() {}

  static Answer of(int status, int code, String message) {
    ObjectNode body = Json.object().put("trace", "emulator-trace");
    body.putArray("errors")
        .addObject()
        .put("code", code)
        .put("message", message)
        .put("more_info", "https://quantum.cloud.ibm.com/docs/errors#" + code);
    return Answer.json(status, body);
  }

  /** Returns an error in the other form that IBM's client looks for. */
  static Answer ofGateway(int status, String message) {
    ObjectNode body = Json.object();
    body.putObject("error").put("code", status).put("message", message);
    return Answer.json(status, body);
  }

  static Refusal refusal(int status, int code, String message) {
    return new Refusal(of(status, code, message));
  }

  static Refusal refusal(int status, String message) {
    return refusal(status, status, message);
  }

  static Refusal noJob(String id) {
    return refusal(404, NO_JOB, "Job not found. Job ID: " + id);
  }

  static Refusal noBackend(int code, String name) {
    return refusal(404, code, "Backend not found: " + name);
  }

  /**
   * Requires that results are asked for as bits.
   *
   * @param key where the level stands in the parameters
   * @param level of measurement, or nothing
   * @throws Refusal if it is another one
   */
  static void requireBits(String key, JsonNode level) {
    if (!level.asText("classified").equals("classified")) {
      throw refusal(
          400,
          "params/"
              + key
              + ": the emulator has results 'classified' only, got '"
              + level.asText()
              + "'");
    }
  }
}
