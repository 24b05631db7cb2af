package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account can do at IonQ besides running circuits. */
class IonqAccountTest {
  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(8))
          .run(Duration.ofSeconds(4))
          .ionqJobsPerMinute(30)
          .accounts(new Account("emulator-key", "small", new BigDecimal("10"), 60))
          .start();
  private final Client client = Client.ionq(emulator);
  private final String bell = IonqJobTest.bell("qpu.forte-1", 10);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String create() throws Exception {
    Client.Reply created = client.post("/jobs", bell);
    assertEquals(201, created.status(), created.body());
    return created.json().get("id").asText();
  }

  private String status(String id) throws Exception {
    return client.get("/jobs/" + id).json().get("status").asText();
  }

  @Test
  void jobsMoveWithTheClockAndAreBilledWhenTheyComplete() throws Exception {
    String id = create();
    assertEquals("submitted", status(id));
    clock.forward(Duration.ofSeconds(3));
    JsonNode ready = client.get("/jobs/" + id).json();
    assertEquals("ready", ready.get("status").asText());
    assertEquals(5000, ready.get("predicted_wait_time_ms").asLong());
    assertEquals(404, client.get("/jobs/" + id + "/results/probabilities").status());
    clock.forward(Duration.ofSeconds(6));
    assertEquals("started", status(id));
    assertEquals(0, emulator.seen().billed());
    clock.forward(Duration.ofSeconds(4));
    assertEquals("completed", status(id));
    assertEquals(1, emulator.seen().billed());
    JsonNode cost = client.get("/jobs/" + id + "/cost").json();
    assertEquals(1, cost.get("cost").get("value").asDouble());
    assertEquals("usd", cost.get("estimated_cost").get("unit").asText());
  }

  @Test
  void aJobThatIsCanceledInTimeCostsNothing() throws Exception {
    String one = create();
    String other = create();
    Client.Reply canceled = client.put("/jobs/" + one + "/status/cancel", "");
    assertEquals("{\"id\":\"" + one + "\",\"status\":\"canceled\"}", canceled.body());
    assertEquals(200, client.put("/jobs/status/cancel", "{\"ids\":[\"" + other + "\"]}").status());
    clock.forward(Duration.ofMinutes(1));
    assertEquals("canceled", status(one));
    assertEquals("canceled", status(other));
    assertEquals(0, emulator.seen().billed());
  }

  @Test
  void aJobThatIsCanceledTooLateStaysCompleted() throws Exception {
    String id = create();
    clock.forward(Duration.ofMinutes(1));
    assertEquals(200, client.put("/jobs/" + id + "/status/cancel", "").status());
    assertEquals("completed", status(id));
    assertEquals(1, emulator.seen().billed());
  }

  @Test
  void jobsAreListedPageByPageTheLatestFirst() throws Exception {
    List<String> created = new ArrayList<>();
    for (int k = 0; k < 7; k++) {
      created.add(0, create());
    }
    List<String> listed = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = client.get("/jobs?limit=3" + next).json();
      page.get("jobs").forEach(job -> listed.add(job.get("id").asText()));
      next = page.get("next").isNull() ? "" : "&next=" + page.get("next").asText();
    } while (!next.isEmpty());
    assertEquals(created, listed);
    assertEquals("e1", client.get("/jobs").json().at("/jobs/0/metadata/eval_key").asText());
    String two = "/jobs?ids=" + created.get(0) + "&ids=" + created.get(3);
    assertEquals(2, client.get(two).json().get("jobs").size());
    assertEquals(0, client.get("/jobs?status=completed").json().get("jobs").size());
    assertEquals(7, client.get("/jobs?target=qpu.forte-1").json().get("jobs").size());
    assertEquals(400, client.get("/jobs?name=k1").status());
    assertEquals(1, emulator.seen().requests(Phase.POLL).size());
  }

  @Test
  void aDeletedJobIsGoneAndIsCounted() throws Exception {
    String id = create();
    assertEquals(200, client.send("DELETE", "/jobs/" + id, "").status());
    assertEquals(404, client.get("/jobs/" + id).status());
    assertEquals(1, emulator.seen().requests(Phase.DELETE).size());
  }

  @Test
  void aBatchIsPricedBeforeItIsPaid() throws Exception {
    JsonNode estimate =
        client
            .get("/jobs/estimate?backend=qpu.forte-1&qubits=2&shots=1000&1q_gates=100&2q_gates=10")
            .json();
    // 1000 (100 * 0.00003 + 10 * 0.0003)
    assertEquals(6, estimate.get("estimated_total_cost").asDouble());
    assertEquals("usd", estimate.get("estimated_unit").asText());
    assertEquals(8000, estimate.get("current_predicted_queue_time").asLong());
    assertEquals(
        0,
        client.get("/jobs/estimate?backend=simulator").json().get("estimated_total_cost").asInt());
    assertEquals(400, client.get("/jobs/estimate?backend=qpu.forte-1&gates=1").status());
  }

  @Test
  void aJobBeyondTheBalanceFailsAndCostsNothing() throws Exception {
    String id = "";
    for (int k = 0; k < 11; k++) {
      id = create();
    }
    clock.forward(Duration.ofMinutes(1));
    JsonNode job = client.get("/jobs/" + id).json();
    assertEquals("QuotaExhaustedError", job.get("failure").get("code").asText());
    assertEquals(new BigDecimal("10.00"), emulator.seen().bill("usd"));
  }

  @Test
  void aSessionLimitsItsJobsAndTheirCost() throws Exception {
    String limits =
        "{\"backend\":\"qpu.forte-1\",\"settings\":{\"job_count_limit\":3,"
            + "\"cost_limit\":{\"unit\":\"usd\",\"value\":2}}}";
    Client.Reply session = client.post("/sessions", limits);
    assertEquals(201, session.status());
    assertEquals("created", session.json().get("status").asText());
    String id = session.json().get("id").asText();
    String job = bell.replace("\"name\"", "\"session_id\":\"" + id + "\",\"name\"");
    assertEquals(id, client.post("/jobs", job).json().get("session_id").asText());
    assertEquals(201, client.post("/jobs", job).status());
    assertEquals(400, client.post("/jobs", job).status());
    assertEquals(2, client.get("/sessions/" + id + "/jobs").json().get("jobs").size());
    assertTrue(client.get("/sessions/" + id).json().get("active").asBoolean());
    assertEquals(
        "ended", client.post("/sessions/" + id + "/end", "").json().get("status").asText());
    assertFalse(client.get("/sessions/" + id).json().get("active").asBoolean());
    assertEquals(0, client.get("/sessions?active=true").json().get("sessions").size());
    assertEquals(400, client.post("/sessions", "{\"backend\":\"simulator\",\"x\":1}").status());
  }

  @Test
  void moreJobsThanAMinuteAllowsAreRefusedWithATime() throws Exception {
    for (int k = 0; k < 30; k++) {
      assertEquals(201, client.post("/jobs", bell).status());
    }
    clock.forward(Duration.ofSeconds(20));
    Client.Reply refused = client.post("/jobs", bell);
    assertEquals(429, refused.status());
    assertEquals("41", refused.headers().get("retry-after"));
    clock.forward(Duration.ofSeconds(41));
    assertEquals(201, client.post("/jobs", bell).status());
  }

  @Test
  void aDryRunIsFree() throws Exception {
    client.post("/jobs", bell.replace("\"name\"", "\"dry_run\":true,\"name\""));
    clock.forward(Duration.ofMinutes(1));
    JsonNode job = client.get("/jobs").json().at("/jobs/0");
    assertTrue(job.get("dry_run").asBoolean());
    assertEquals("completed", job.get("status").asText());
    assertEquals(0, emulator.seen().billed());
  }

  @Test
  void theRestOfTheApiAnswers() throws Exception {
    assertEquals("small", client.get("/whoami").json().get("key_name").asText());
    assertEquals(36, client.get("/backends/qpu.forte-1").json().get("qubits").asInt());
    assertEquals(3, client.get("/backends").json().size());
    assertEquals(404, client.get("/backends/qpu.none").status());
    assertEquals(404, client.get("/jobs/none").status());
    assertEquals(404, client.get("/nothing").status());
  }
}
