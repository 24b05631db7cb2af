package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs of one circuit at IonQ. */
class IonqJobTest {
  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  static String bell(String backend, long shots) {
    return job(
        backend,
        shots,
        2,
        "{\"gate\":\"h\",\"target\":0},{\"gate\":\"cnot\",\"control\":0,\"target\":1}");
  }

  static String job(String backend, long shots, int qubits, String gates) {
    return ("{'type':'ionq.circuit.v1','name':'k1','metadata':{'eval_key':'e1','attempt':'1'},"
                + "'backend':'"
                + backend
                + "','shots':"
                + shots
                + ",'input':{'gateset':'qis','qubits':"
                + qubits
                + ",'circuit':[")
            .replace('\'', '"')
        + gates
        + "]}}";
  }

  private JsonNode run(String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(201, created.status(), created.body());
    String id = created.json().get("id").asText();
    JsonNode job = client.untilOver("/jobs/" + id);
    assertEquals("completed", job.get("status").asText(), job.toString());
    return client.get("/jobs/" + id + "/results/probabilities").json();
  }

  @Test
  void theIdealSimulatorAnswersExactProbabilities() throws Exception {
    JsonNode bell = run(bell("simulator", 100));
    assertEquals(2, bell.size());
    assertEquals(0.5, bell.get("0").asDouble(), 1e-12);
    assertEquals(0.5, bell.get("3").asDouble(), 1e-12);
    assertEquals(BigDecimal.ZERO, emulator.seen().bill("usd"));
  }

  @Test
  void aProcessorCountsShotsAndIsBilledOnce() throws Exception {
    JsonNode bell = run(bell("qpu.forte-1", 1000));
    double zero = bell.get("0").asDouble();
    assertEquals(1, zero + bell.get("3").asDouble(), 1e-12);
    assertEquals(0, zero * 1000 % 1, 1e-9);
    assertEquals(0.5, zero, 0.08);
    assertEquals(1, emulator.seen().billed("k1"));
    assertEquals(1, emulator.seen().billed("e1"));
    // 0.00003 and 0.0003 dollars for each gate in each shot, at least one dollar
    assertEquals(new BigDecimal("1.00"), emulator.seen().bill("usd"));
  }

  @Test
  void qubitZeroIsTheLowestBit() throws Exception {
    JsonNode result = run(job("simulator", 1, 3, "{\"gate\":\"x\",\"target\":1}"));
    assertEquals("{\"2\":1.0}", result.toString());
  }

  @Test
  void theJobHasAllKeysAndBothFormsOfResults() throws Exception {
    run(bell("qpu.forte-1", 10));
    JsonNode job = client.get("/jobs").json().get("jobs").get(0);
    for (String key :
        ("id status type backend dry_run submitter_id project_id parent_job_id child_job_ids"
                + " session_id metadata name submitted_at started_at completed_at"
                + " predicted_wait_time_ms predicted_execution_duration_ms execution_duration_ms"
                + " shots failure cost_model output settings stats results")
            .split(" ")) {
      assertTrue(job.has(key), key);
    }
    assertTrue(job.get("parent_job_id").isNull());
    JsonNode results = job.get("results");
    String id = job.get("id").asText();
    assertEquals(
        "/v0.4/jobs/" + id + "/results/probabilities",
        results.get("probabilities").get("url").asText());
    JsonNode descriptor = results.get("ionq.result.shots.json.v2");
    JsonNode shots =
        client.get("/jobs/" + id + "/artifacts/" + descriptor.get("id").asText()).json();
    assertEquals(10, shots.get("shots").size());
    assertEquals(2, shots.get("shots").get(0).get("registers").get("output_all").size());
  }

  @Test
  void wrongRequestsAreRefusedInTheFormOfIonq() throws Exception {
    String good = bell("simulator", 100);
    String unknown = good.replace("\"shots\"", "\"shotz\"");
    Client.Reply refused = client.post("/jobs", unknown);
    assertEquals(400, refused.status());
    assertEquals("Bad Request", refused.json().get("error").asText());
    assertEquals("shotz", refused.json().get("validation").get("keys").get(0).asText());
    for (String wrong :
        new String[] {
          good.replace(":100,", ":0,"),
          good.replace(":100,", ":1000001,"),
          good.replace(":100,", ":\"100\","),
          good.replace("\"target\":1", "\"target\":2"),
          good.replace("\"target\":1", "\"target\":0"),
          good.replace("\"cnot\"", "\"cx\""),
          good.replace("\"gate\":\"h\"", "\"gate\":\"rx\""),
          good.replace("simulator", "qpu.unknown"),
          good.replace("\"attempt\":\"1\"", "\"attempt\":1"),
          good.replace("\"qubits\":2", "\"qubits\":30"),
          good.replace("\"gateset\":\"qis\",", ""),
          good.replace("ionq.circuit.v1", "ionq.circuit.v0"),
          good + "x",
          "[]"
        }) {
      assertEquals(400, client.post("/jobs", wrong).status(), wrong);
    }
    assertEquals(0, emulator.seen().jobs().size());
    assertEquals(15, emulator.seen().submissions());
  }

  @Test
  void aWrongKeyIsRefused() throws Exception {
    Client stranger =
        new Client(emulator.ionq(), java.util.Map.of("Authorization", "apiKey stranger"));
    assertEquals(401, stranger.get("/jobs").status());
    assertEquals(200, stranger.get("/backends").status());
    assertFalse(emulator.seen().requests().get(0).toString().contains("stranger"));
  }
}
