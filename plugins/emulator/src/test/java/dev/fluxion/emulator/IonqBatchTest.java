package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Jobs of several circuits at IonQ. */
class IonqBatchTest {
  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  /** A batch whose circuit k flips the qubits of the bits of k. */
  static String batch(String backend, long shots, int circuits) {
    List<String> all = new ArrayList<>();
    for (int k = 0; k < circuits; k++) {
      StringBuilder gates = new StringBuilder();
      for (int qubit = 0; qubit < 4; qubit++) {
        if ((k >> qubit & 1) == 1) {
          gates.append(gates.isEmpty() ? "" : ",");
          gates.append("{\"gate\":\"x\",\"target\":").append(qubit).append("}");
        }
      }
      all.add("{\"name\":\"t" + k + "\",\"circuit\":[" + gates + "]}");
    }
    return "{\"type\":\"ionq.multi-circuit.v1\",\"name\":\"batch\",\"backend\":\""
        + backend
        + "\",\"shots\":"
        + shots
        + ",\"input\":{\"gateset\":\"qis\",\"qubits\":4,\"circuits\":["
        + String.join(",", all)
        + "]}}";
  }

  private JsonNode run(String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(201, created.status(), created.body());
    return client.untilOver("/jobs/" + created.json().get("id").asText());
  }

  @Test
  void resultsAreAggregatedByChild() throws Exception {
    JsonNode job = run(batch("qpu.forte-1", 100, 5));
    JsonNode children = job.get("child_job_ids");
    assertEquals(5, children.size());
    String id = job.get("id").asText();
    assertEquals(
        "/v0.4/jobs/" + id + "/results/probabilities/aggregated",
        job.get("results").get("probabilities").get("url").asText());
    JsonNode results = client.get("/jobs/" + id + "/results/probabilities/aggregated").json();
    for (int k = 0; k < 5; k++) {
      assertEquals("{\"" + k + "\":1.0}", results.get(children.get(k).asText()).toString());
    }
    assertEquals(results, client.get("/jobs/" + id + "/artifacts/probabilities-aggregate").json());
    assertEquals(1, emulator.seen().timesBilled("t3"));
    assertEquals(0, emulator.seen().timesBilled("t9"));
  }

  @Test
  void childrenAreJobsOfTheirOwn() throws Exception {
    JsonNode job = run(batch("qpu.forte-1", 100, 3));
    String child = job.get("child_job_ids").get(2).asText();
    JsonNode shown = client.get("/jobs/" + child).json();
    assertEquals("t2", shown.get("name").asText());
    assertEquals(job.get("id").asText(), shown.get("parent_job_id").asText());
    assertEquals("completed", shown.get("status").asText());
    String base = "/jobs/" + child + "/results/";
    assertEquals("{\"2\":1.0}", client.get(base + "probabilities").body());
    assertEquals("{\"2\":100}", client.get(base + "histogram").body());
    assertEquals(100, client.get(base + "shots").json().size());
    JsonNode all = client.get("/jobs?parent_job_id=" + job.get("id").asText()).json().get("jobs");
    assertEquals(3, all.size());
    assertEquals(1, client.get("/jobs").json().get("jobs").size());
  }

  @Test
  void theWholeBatchIsBilled() throws Exception {
    run(batch("qpu.forte-1", 100_000, 16));
    // 32 flips in all of 0.00003 dollars, 100,000 times
    assertEquals(new BigDecimal("96.00"), emulator.seen().bill("usd"));
    assertEquals(1, emulator.seen().billed());
  }

  @Test
  void fiveThousandCircuitsAreTakenAndOneMoreIsNot() throws Exception {
    JsonNode job = run(batch("simulator", 1, 5000));
    assertEquals(5000, job.get("child_job_ids").size());
    assertEquals(400, client.post("/jobs", batch("simulator", 1, 5001)).status());
  }

  @Test
  void tooManyGatesAndTooManyBytesAreRefused() throws Exception {
    String gate = "{\"gate\":\"x\",\"target\":0}";
    String body =
        batch("simulator", 1, 1).replace("[]", "[" + (gate + ",").repeat(150_000) + gate + "]");
    Client.Reply refused = client.post("/jobs", body);
    assertEquals(400, refused.status());
    assertTrue(refused.json().get("message").asText().contains("150000"), refused.body());
    assertEquals(413, client.post("/jobs", body + " ".repeat(7_000_000)).status());
  }
}
