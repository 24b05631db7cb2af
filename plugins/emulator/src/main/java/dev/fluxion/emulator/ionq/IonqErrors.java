package dev.fluxion.emulator.ionq;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.http.Answer;
import dev.fluxion.emulator.http.Json;
import dev.fluxion.emulator.http.Refusal;
import dev.fluxion.emulator.schema.RequestSchema.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** Errors in the form of IonQ. */
final class IonqErrors {
  private IonqErrors() {}

  static Answer of(int status, String message) {
    return Answer.json(status, body(status, message));
  }

  private static ObjectNode body(int status, String message) {
    return Json.object()
        .put("statusCode", status)
        .put("error", title(status))
        .put("message", message);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized Error";
      case 403 -> "Forbidden Error";
      case 404 -> "Not Found Error";
      case 405 -> "Method Not Allowed";
      case 409 -> "Conflict Error";
      case 413 -> "Payload Too Large Error";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Entity";
      case 429 -> "Too Many Requests";
      default -> "Internal Server Error";
    };
  }

  static Refusal refusal(int status, String message) {
    return new Refusal(of(status, message));
  }

  /** Returns the refusal of a request with a wrong value. */
  static Refusal invalid(String source, String key, String message) {
    return invalid(source, List.of(new Violation(key, message)));
  }

  /** Returns the refusal of a request with wrong values. */
  static Refusal invalid(String source, List<Violation> violations) {
    String message =
        violations.stream()
            .map(each -> "\"" + each.key() + "\" was invalid: " + each.message())
            .collect(Collectors.joining("; "));
    ObjectNode body = body(400, message);
    ObjectNode validation = body.putObject("validation");
    violations.forEach(each -> validation.withArray("keys").add(each.key()));
    validation.put("source", source);
    return new Refusal(Answer.json(400, body));
  }

  static Refusal notFound() {
    return refusal(
        404, "Resource not found. See https://docs.ionq.com/ for details, or email support.");
  }
}
