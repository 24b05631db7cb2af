package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs in OpenQASM 3. */
class IonqQasmTest {
  private static final String HEAD = "OPENQASM 3.0;\ninclude \"stdgates.inc\";\n";

  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  static String job(String backend, long shots, String program) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", "ionq.qasm3.v1")
        .put("name", "k1")
        .put("backend", backend)
        .put("shots", shots)
        .set("input", JsonNodeFactory.instance.objectNode().put("data", program))
        .toString();
  }

  private JsonNode run(String body) throws Exception {
    return client.untilOver("/jobs/" + Fixtures.create(client, body));
  }

  private JsonNode result(JsonNode job) throws Exception {
    assertEquals("completed", job.get("status").asText(), job.toString());
    return client.get("/jobs/" + job.get("id").asText() + "/results/probabilities").json();
  }

  private JsonNode artifact(JsonNode job, String format) throws Exception {
    String id = job.get("results").get("ionq.result." + format).get("id").asText();
    return client.get("/jobs/" + job.get("id").asText() + "/artifacts/" + id).json();
  }

  @Test
  void thePublishedExampleMakesABellPairAndIsBilled() throws Exception {
    JsonNode job = run(Fixtures.request("qasm3"));
    assertEquals("ionq.qasm3.v1", job.get("type").asText());
    JsonNode result = result(job);
    assertEquals(1, result.get("0").asDouble() + result.get("3").asDouble(), 1e-12);
    assertEquals(0.5, result.get("0").asDouble(), 5 * Math.sqrt(0.25 / 500));
    assertEquals(1, emulator.seen().billed("circuit qasm3"));
  }

  @Test
  void anglesAreThoseOfTheProgram() throws Exception {
    String program =
        HEAD + "qubit[2] q;\nrx(2*pi/5) q[0]; // a comment;\nry(-0.3) q[1];\nrzz(0.7) q[0], q[1];";
    JsonNode result = result(run(job("simulator", 1, program)));
    double one = Math.pow(Math.sin(Math.PI / 5), 2);
    double other = Math.pow(Math.sin(0.15), 2);
    assertEquals(one * (1 - other), result.get("1").asDouble(), 1e-12);
    assertEquals(one * other, result.get("3").asDouble(), 1e-12);
  }

  @Test
  void registersHaveTheBitsThatWereMeasuredAndQubitZeroComesFirst() throws Exception {
    String program =
        HEAD
            + "qubit[3] q; bit[2] c; bit d; bit[1] unused;\n"
            + "x q[0]; c[1] = measure q[0]; measure q[2] -> d;";
    JsonNode job = run(job("qpu.forte-1", 20, program));
    assertEquals("{\"1\":1.0}", result(job).toString());
    JsonNode registers = artifact(job, "histogram.json.v2").at("/histogram/registers");
    assertEquals("{\"100\":20}", registers.get("output_all").toString());
    assertEquals("{\"01\":20}", registers.get("c").toString());
    assertEquals("{\"0\":20}", registers.get("d").toString());
    assertEquals("{\"0\":20}", registers.get("unused").toString());
    JsonNode shot = artifact(job, "shots.json.v2").at("/shots/7/registers");
    assertEquals("[1,0,0]", shot.get("output_all").toString());
    assertEquals("[0,1]", shot.get("c").toString());
  }

  @Test
  void gatesOnRegistersAreCountedForEachQubit() throws Exception {
    String program = HEAD + "qubit[3] q; qubit[3] r; h q; U(0, 0, 0.5) r[0]; cx q, r; barrier q;";
    JsonNode job = run(job("qpu.forte-1", 100_000, program));
    assertEquals(4, job.at("/stats/gate_counts/1q").asInt());
    assertEquals(3, job.at("/stats/gate_counts/2q").asInt());
    // 100,000 (4 * 0.00003 + 3 * 0.0003)
    assertEquals(new BigDecimal("102.00"), emulator.seen().bill("usd"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no program",
        "OPENQASM 2.0;\nqreg q[1];\nx q[0];",
        HEAD + "qubit[2] q; for int k in [0:1] { x q[k]; }",
        HEAD + "qubit q; bit c; c = measure q; if (c == 1) { x q; }",
        HEAD + "gate g a { x a; } qubit q; g q;",
        HEAD + "qubit q; inv @ x q;",
        HEAD + "qubit q; reset q;",
        HEAD + "qubit q; bit c; c = measure q; x q;",
        HEAD + "qubit[2] q; x q[2];",
        HEAD + "qubit[2] q; bit[1] c; c = measure q;",
        HEAD + "qubit[2] q; bit[2] c; c[2] = measure q[0];",
      })
  void aViolationIsAFailedJobAndFree(String program) throws Exception {
    JsonNode job = run(job("qpu.forte-1", 1000, program));
    assertEquals("failed", job.get("status").asText());
    assertEquals("PreflightError", job.at("/failure/code").asText());
    assertTrue(job.at("/failure/message").asText().length() > 10);
    assertTrue(job.get("started_at").isNull());
    assertTrue(job.get("execution_duration_ms").isNull());
    assertTrue(job.get("results").isNull());
    assertEquals(0, emulator.seen().billed());
    assertEquals(1, emulator.seen().jobs("k1").size());
    JsonNode cost = client.get("/jobs/" + job.get("id").asText() + "/cost").json();
    assertEquals(0, cost.at("/cost/value").asDouble());
  }

  @Test
  void aProgramFailsBeforeItWouldStart() throws Exception {
    TestClock clock = new TestClock();
    try (Emulator slow = Emulator.builder().clock(clock).queue(Duration.ofSeconds(8)).start()) {
      Client other = Client.ionq(slow);
      Client.Reply created = other.post("/jobs", job("qpu.forte-1", 1, "nothing"));
      assertEquals("submitted", created.json().get("status").asText());
      String path = "/jobs/" + created.json().get("id").asText();
      assertEquals("submitted", other.get(path).json().get("status").asText());
      clock.forward(Duration.ofSeconds(3));
      assertEquals("failed", other.get(path).json().get("status").asText());
    }
  }

  @Test
  void inputsAndTooManyQubitsOrGatesAreFailuresOfTheirOwn() throws Exception {
    JsonNode open = run(job("simulator", 1, HEAD + "input float a; qubit q; rx(a) q;"));
    assertEquals("InvalidInput", open.at("/failure/code").asText());
    JsonNode wide = run(job("qpu.forte-1", 1, HEAD + "qubit[37] q; x q[36];"));
    assertEquals("NotEnoughQubits", wide.at("/failure/code").asText());
    JsonNode huge = run(job("simulator", 1, HEAD + "qubit[9999999] q;"));
    assertEquals("NotEnoughQubits", huge.at("/failure/code").asText());
    JsonNode deep = run(job("simulator", 1, HEAD + "qubit q;" + "x q;".repeat(150_001)));
    assertEquals("TooManyGates", deep.at("/failure/code").asText());
  }

  @Test
  void theBodyIsCheckedAtOnce() throws Exception {
    String good = job("simulator", 1, HEAD + "qubit q;");
    assertEquals(400, client.post("/jobs", good.replace("\"data\"", "\"qasm\"")).status());
    assertEquals(400, client.post("/jobs", good.replace(":1,", ":0,")).status());
    assertEquals(400, client.post("/jobs", good.replace("qasm3.v1", "qasm2.v1")).status());
  }
}
