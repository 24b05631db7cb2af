package dev.fluxion.emulator.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fluxion.emulator.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The form of the body of a request, as a JSON schema that was written from the provider's
 * published specification. Keys that are not published are violations.
 */
public final class RequestSchema {
  /** {@code POST /v0.4/jobs} of IonQ, one circuit. */
  public static final RequestSchema IONQ_CIRCUIT_JOB = new RequestSchema("ionq-circuit-job");

  /** {@code POST /v0.4/jobs} of IonQ, several circuits. */
  public static final RequestSchema IONQ_MULTI_CIRCUIT_JOB =
      new RequestSchema("ionq-multi-circuit-job");

  /** {@code POST /v0.4/jobs} of IonQ, a program in OpenQASM 3. */
  public static final RequestSchema IONQ_QASM3_JOB = new RequestSchema("ionq-qasm3-job");

  /** {@code POST /v0.4/jobs} of IonQ, a quantum function. */
  public static final RequestSchema IONQ_FUNCTION_JOB = new RequestSchema("ionq-function-job");

  /** {@code POST /v0.4/jobs/{id}/clone} and {@code POST /v0.4/jobs/{id}/move} of IonQ. */
  public static final RequestSchema IONQ_CLONE = new RequestSchema("ionq-clone");

  /** {@code POST /v0.4/sessions} of IonQ. */
  public static final RequestSchema IONQ_SESSION = new RequestSchema("ionq-session");

  /** {@code PUT /v0.4/jobs/status/cancel} and {@code DELETE /v0.4/jobs} of IonQ. */
  public static final RequestSchema IONQ_IDS = new RequestSchema("ionq-ids");

  /** {@code POST /api/v1/jobs} of IBM, program {@code estimator}. */
  public static final RequestSchema IBM_ESTIMATOR_JOB = new RequestSchema("ibm-estimator-job");

  /** {@code POST /api/v1/jobs} of IBM, program {@code sampler}. */
  public static final RequestSchema IBM_SAMPLER_JOB = new RequestSchema("ibm-sampler-job");

  /** {@code POST /api/v1/jobs} of IBM, program {@code executor}. */
  public static final RequestSchema IBM_EXECUTOR_JOB = new RequestSchema("ibm-executor-job");

  /** {@code POST /v1/jobs} of IBM's Quantum System API. */
  public static final RequestSchema IBM_SYSTEM_JOB = new RequestSchema("ibm-system-job");

  /** {@code PUT /api/v1/jobs/{id}/tags} of IBM. */
  public static final RequestSchema IBM_TAGS = new RequestSchema("ibm-tags");

  /** {@code POST /api/v1/sessions} of IBM. */
  public static final RequestSchema IBM_SESSION = new RequestSchema("ibm-session");

  /** {@code PATCH /api/v1/sessions/{id}} of IBM. */
  public static final RequestSchema IBM_SESSION_CHANGE = new RequestSchema("ibm-session-change");

  private static final int MOST = 10;

  private final Schema schema;

  private RequestSchema(String file) {
    String name = file + ".json";
    try (InputStream in = RequestSchema.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("there is no resource " + name);
      }
      this.schema =
          SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What is wrong with a body.
   *
   * @param key the key that has a wrong value or should not be there
   * @param message why
   */
  public record Violation(String key, String message) {}

  /** Returns what is wrong with a body, at most ten violations; none if it is right. */
  public List<Violation> violations(JsonNode body) {
    return schema.validate(body).stream().limit(MOST).map(RequestSchema::violation).toList();
  }

  /**
   * Returns what is wrong with a body.
   *
   * @throws IOException if it is no JSON
   */
  public List<Violation> violations(byte[] body) throws IOException {
    return violations(Json.read(body));
  }

  private static Violation violation(Error error) {
    String path = error.getInstanceLocation().toString();
    String property = error.getProperty();
    String key = property == null ? path : path + "/" + property;
    return new Violation(key.startsWith("/") ? key.substring(1) : key, error.getMessage());
  }
}
