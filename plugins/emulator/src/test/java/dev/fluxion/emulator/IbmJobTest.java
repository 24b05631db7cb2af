package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of the estimator at IBM. */
class IbmJobTest {
  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  static final String HEAD = "OPENQASM 3.0;\\ninclude \\\"stdgates.inc\\\";\\n";

  /** A Bell pair on $1 and $3 of the device with cz: H is rz sx rz. */
  static final String BELL =
      HEAD
          + "rz(pi/2) $1;sx $1;rz(pi/2) $1;rz(pi/2) $3;sx $3;rz(pi/2) $3;cz $1, $3;"
          + "rz(pi/2) $3;sx $3;rz(pi/2) $3;";

  static String pub(String program, String rest) {
    return "[\"" + program + "\"," + rest + "]";
  }

  static String job(String device, String more, String options, String... pubs) {
    return "{\"program_id\":\"estimator\",\"backend\":\""
        + device
        + "\",\"tags\":[\"evk-abc\"],"
        + more
        + "\"params\":{\"version\":2,\"support_qiskit\":false,\"resilience_level\":0,\"pubs\":["
        + String.join(",", pubs)
        + "],\"options\":{"
        + options
        + "}}}";
  }

  static String bell(String more) {
    return job(
        "ibm_emulator_7",
        more,
        "\"default_shots\":4000",
        pub(BELL, "[{\"IIIZIZI\":1.0},{\"IIIXIXI\":0.5,\"IIIYIYI\":0.25},{\"IIIZIII\":1.0}]"));
  }

  private JsonNode over(String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    return client.untilOver("/jobs/" + created.json().get("id").asText());
  }

  private JsonNode data(String body) throws Exception {
    JsonNode job = over(body);
    assertEquals("Completed", job.get("state").get("status").asText(), job.toString());
    JsonNode results = client.get("/jobs/" + job.get("id").asText() + "/results").json();
    return results.get("results").get(0).get("data");
  }

  @Test
  void observablesAreEstimatedWithTheirErrors() throws Exception {
    JsonNode data = data(bell(""));
    assertEquals(1, data.get("evs").get(0).asDouble(), 1e-12);
    assertEquals(0.25, data.get("evs").get(1).asDouble(), 1e-12);
    double error = data.get("stds").get(2).asDouble();
    assertEquals(1 / Math.sqrt(4000), error, 1e-3);
    assertEquals(0, data.get("evs").get(2).asDouble(), 5 * error);
    assertEquals(1, emulator.seen().billed("abc"));
    assertEquals(1, emulator.seen().billed("evk-abc"));
    // one second, and 0.25 ms for each of 4,000 shots of three observables
    assertEquals("4", emulator.seen().bill("s").toString());
  }

  @Test
  void theJobHasItsStateMetricsAndUsage() throws Exception {
    JsonNode job = over(bell("\"cost\":60,"));
    assertEquals("Completed", job.get("status").asText());
    assertEquals("estimator", job.get("program").get("id").asText());
    assertEquals("evk-abc", job.get("tags").get(0).asText());
    assertEquals(60, job.get("cost").asInt());
    assertTrue(job.has("params"));
    String path = "/jobs/" + job.get("id").asText();
    assertTrue(!client.get(path + "?exclude_params=true").json().has("params"));
    JsonNode metrics = client.get(path + "/metrics").json();
    assertEquals(4, metrics.get("usage").get("quantum_seconds").asInt());
    assertTrue(metrics.get("timestamps").get("finished").isTextual());
    JsonNode usage = client.get("/instances/usage").json();
    assertEquals(4, usage.get("usage_consumed_seconds").asInt());
    assertEquals(200, client.get(path + "/logs").status());
  }

  @Test
  void valuesAndObservablesAreBroadcast() throws Exception {
    String program = HEAD + "input float[64] p0;input float[64] p1;sx $0;rz(p0 + 2*p1) $0;sx $0;";
    String observables = "[[{\"IIIIIIZ\":1}],[{\"IIIIIII\":3}],[{\"IIIIIIZ\":-2}]]";
    JsonNode data =
        data(
            job(
                "ibm_emulator_7",
                "",
                "\"default_shots\":10",
                pub(program, observables + ",[[0.0,0.0],[1.0,1.0707963267948966]],0.05")));
    assertEquals(3, data.get("evs").size());
    assertEquals(2, data.get("evs").get(0).size());
    // sx rz(t) sx turns <Z> to -cos t
    assertEquals(-1, data.get("evs").get(0).get(0).asDouble(), 1e-12);
    assertEquals(1, data.get("evs").get(0).get(1).asDouble(), 1e-12);
    assertEquals(3, data.get("evs").get(1).get(1).asDouble(), 1e-12);
    assertEquals(2, data.get("evs").get(2).get(0).asDouble(), 1e-12);
  }

  @Test
  void valuesMayBeGivenByName() throws Exception {
    String program = HEAD + "input float[64] b;input float[64] a;sx $0;rz(a - b) $0;sx $0;";
    String values = "{\"a\":[0.0,3.141592653589793],\"b\":0.0}";
    JsonNode data =
        data(
            job(
                "ibm_emulator_7",
                "",
                "\"default_shots\":10",
                pub(program, "{\"IIIIIIZ\":1}," + values)));
    assertEquals(-1, data.get("evs").get(0).asDouble(), 1e-12);
    assertEquals(1, data.get("evs").get(1).asDouble(), 1e-12);
  }

  /** ECR is (X0 - X1 Y0) / sqrt 2, which turns Z1 to Y1 Z0, Y1 to -Z1 Z0, Y0 to -X1 X0. */
  @ParameterizedTest
  @CsvSource({
    "'',IZ,-1",
    "'',YZ,1",
    "sx $1;,ZZ,1",
    "sx $0;,XX,1",
    "x $1;,YZ,-1",
    "x $0;sx $0;,XX,-1"
  })
  void theGateEcrTurnsObservablesAsPublished(String before, String letters, double value)
      throws Exception {
    String program = HEAD + before + "ecr $0,$1;";
    String observable = "{\"" + "I".repeat(14) + letters + "\":1.0}";
    JsonNode data =
        data(job("ibm_emulator_16", "", "\"default_shots\":100", pub(program, observable)));
    assertEquals(value, data.get("evs").asDouble(), 1e-12);
  }

  @Test
  void resultsForQiskitAreEncoded() throws Exception {
    JsonNode job = over(bell("").replace("\"support_qiskit\":false", "\"support_qiskit\":true"));
    JsonNode results = client.get("/jobs/" + job.get("id").asText() + "/results").json();
    assertEquals("PrimitiveResult", results.get("__type__").asText());
    JsonNode bin = results.at("/__value__/pub_results/0/__value__/data/__value__");
    assertEquals("[3]", bin.get("shape").toString());
    byte[] packed = java.util.Base64.getDecoder().decode(bin.at("/fields/evs/__value__").asText());
    byte[] npy =
        new java.util.zip.InflaterInputStream(new java.io.ByteArrayInputStream(packed))
            .readAllBytes();
    assertTrue(new String(npy, java.nio.charset.StandardCharsets.ISO_8859_1).contains("(3,)"));
    java.nio.ByteBuffer numbers =
        java.nio.ByteBuffer.wrap(npy, npy.length - 24, 24).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    assertEquals(1, numbers.getDouble(), 1e-12);
    assertEquals(0.25, numbers.getDouble(), 1e-12);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h $0;",
        "cz $0,$6;",
        "ecr $0,$1;",
        "qubit[2] q;sx q[0];",
        "rz(0.1) $7;",
        "if (c) { x $0; }",
      })
  void aCircuitThatTheDeviceCannotRunFails(String statements) throws Exception {
    JsonNode job =
        over(
            job(
                "ibm_emulator_7",
                "",
                "\"default_shots\":10",
                pub(HEAD + statements, "{\"IIIIIII\":1}")));
    assertEquals("Failed", job.get("state").get("status").asText());
    assertEquals(1517, job.get("state").get("reason_code").asInt());
    assertEquals(0, emulator.seen().billed());
  }

  @Test
  void anObservableIsAsWideAsTheDevice() throws Exception {
    JsonNode job =
        over(job("ibm_emulator_7", "", "\"default_shots\":10", pub(HEAD + "x $0;", "{\"Z\":1}")));
    assertEquals("Failed", job.get("state").get("status").asText());
  }

  @Test
  void aJobThatNeedsMoreThanItsCostIsCanceledAndBilledUpToIt() throws Exception {
    JsonNode job = over(bell("\"cost\":3,"));
    assertEquals("Cancelled - Ran too long", job.get("status").asText());
    assertEquals("Cancelled", job.get("state").get("status").asText());
    assertEquals(1305, job.get("state").get("reason_code").asInt());
    assertEquals("3", emulator.seen().bill("s").toString());
  }

  @Test
  void wrongRequestsAreRefusedInTheFormOfIbm() throws Exception {
    String good = bell("");
    Client.Reply refused = client.post("/jobs", good.replace("\"tags\"", "\"tag\""));
    assertEquals(400, refused.status());
    assertTrue(refused.json().get("errors").get(0).get("message").asText().contains("tag"));
    assertTrue(refused.json().has("trace"));
    for (String wrong :
        new String[] {
          good.replace("\"version\":2", "\"version\":1"),
          good.replace("default_shots", "shots"),
          good.replace("\"resilience_level\":0", "\"resilience_level\":3"),
          good.replace("IIIZIZI", "IIIAIZI"),
          good.replace("estimator", "guesser"),
          good.replace("\"params\"", "\"private\":1,\"params\""),
          good + "}"
        }) {
      assertEquals(400, client.post("/jobs", wrong).status(), wrong);
    }
    assertEquals(404, client.post("/jobs", good.replace("ibm_emulator_7", "ibm_none")).status());
    assertEquals(0, emulator.seen().jobs().size());
  }

  @Test
  void headersAreChecked() throws Exception {
    Client bare = new Client(emulator.ibm(), Map.of("Authorization", "Bearer x"));
    assertEquals(401, bare.get("/jobs").status());
    String token = Client.token(emulator, "emulator-key").json().get("access_token").asText();
    Client half = new Client(emulator.ibm(), Map.of("Authorization", "Bearer " + token));
    assertEquals(403, half.get("/jobs").status());
    assertEquals(400, Client.token(emulator, "wrong").status());
  }
}
