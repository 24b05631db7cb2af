package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account can do at IBM besides running circuits. */
class IbmAccountTest {
  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(8))
          .run(Duration.ofSeconds(4))
          .ibmJobsPerMinute(5)
          .tokenLife(Duration.ofMinutes(10))
          .accounts(new Account("emulator-key", "small", BigDecimal.TEN, 17))
          .start();
  private final Client client = Client.ibm(emulator);
  private final String bell = IbmJobTest.bell("");

  @AfterEach
  void close() {
    emulator.close();
  }

  private String create() throws Exception {
    Client.Reply created = client.post("/jobs", bell);
    assertEquals(200, created.status(), created.body());
    return created.json().get("id").asText();
  }

  private String status(String id) throws Exception {
    return client.get("/jobs/" + id).json().get("state").get("status").asText();
  }

  @Test
  void jobsMoveWithTheClock() throws Exception {
    create();
    String id = create();
    assertEquals("Queued", status(id));
    JsonNode metrics = client.get("/jobs/" + id + "/metrics").json();
    assertEquals(2, metrics.get("position_in_queue").asInt());
    assertEquals("2026-11-01T12:00:08Z", metrics.get("estimated_start_time").asText());
    assertEquals(404, client.get("/jobs/" + id + "/results").status());
    clock.forward(Duration.ofSeconds(9));
    assertEquals("Running", status(id));
    clock.forward(Duration.ofSeconds(9));
    assertEquals("Completed", status(id));
    assertEquals(2, emulator.seen().billed());
  }

  @Test
  void aTokenEnds() throws Exception {
    assertEquals(200, client.get("/jobs").status());
    clock.forward(Duration.ofMinutes(10));
    assertEquals(401, client.get("/jobs").status());
    assertEquals(200, Client.ibm(emulator).get("/jobs").status());
    JsonNode token = Client.token(emulator, "emulator-key").json();
    assertEquals(600, token.get("expires_in").asInt());
    assertEquals("Bearer", token.get("token_type").asText());
    String[] parts = token.get("access_token").asText().split("\\.");
    assertEquals(3, parts.length);
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertEquals(600, claims.get("exp").asLong() - claims.get("iat").asLong());
    assertEquals(token.get("expiration"), claims.get("exp"));
  }

  @Test
  void aJobIsCanceledOnce() throws Exception {
    String id = create();
    assertEquals(204, client.post("/jobs/" + id + "/cancel", "").status());
    assertEquals("Cancelled", status(id));
    assertEquals(409, client.post("/jobs/" + id + "/cancel", "").status());
    clock.forward(Duration.ofMinutes(1));
    assertEquals(0, emulator.seen().billed());
  }

  @Test
  void jobsAreFoundByTagPageByPage() throws Exception {
    String id = create();
    create();
    create();
    String path = "/jobs?tags=evk-abc&limit=2&offset=";
    JsonNode first = client.get(path + "0").json();
    assertEquals(3, first.get("count").asInt());
    assertEquals(2, first.get("jobs").size());
    assertEquals(id, client.get(path + "2").json().at("/jobs/0/id").asText());
    assertEquals(0, client.get("/jobs?tags=evk-none").json().get("jobs").size());
    assertEquals(3, client.get("/jobs?pending=true").json().get("count").asInt());
    assertEquals(
        3, client.get("/jobs?created_after=2026-11-01T12:00:00Z").json().get("count").asInt());
    assertEquals(400, client.get("/jobs?tag=x").status());
  }

  @Test
  void fiveJobsAMinuteAreTaken() throws Exception {
    for (int k = 0; k < 5; k++) {
      client.post("/jobs", "{}");
    }
    Client.Reply refused = client.post("/jobs", bell);
    assertEquals(429, refused.status());
    assertEquals(1202, refused.json().at("/errors/0/code").asInt());
    assertEquals("61", refused.headers().get("retry-after"));
  }

  @Test
  void usageBeyondTheLimitOfTheInstanceIsRefused() throws Exception {
    for (int k = 0; k < 4; k++) {
      create();
    }
    assertEquals(409, client.post("/jobs", bell).status());
    assertEquals(4, emulator.seen().jobs().size());
  }

  @Test
  void devicesSayWhatTheyCanDo() throws Exception {
    assertEquals(3, client.get("/backends").json().get("devices").size());
    JsonNode large = client.get("/backends/ibm_emulator_127/configuration").json();
    assertEquals(127, large.get("n_qubits").asInt());
    assertEquals(2 * 144, large.get("coupling_map").size());
    Set<Integer> qubits = new HashSet<>();
    large.get("coupling_map").forEach(edge -> qubits.add(edge.get(0).asInt()));
    assertEquals(127, qubits.size());
    JsonNode directed = client.get("/backends/ibm_emulator_16/configuration").json();
    assertTrue(directed.get("basis_gates").toString().contains("ecr"));
    assertEquals(16, directed.get("coupling_map").size());
    assertEquals(
        "active", client.get("/backends/ibm_emulator_7/status").json().get("status").asText());
    assertEquals(7, client.get("/backends/ibm_emulator_7/properties").json().get("qubits").size());
    assertEquals(404, client.get("/backends/ibm_none/status").status());
  }

  @Test
  void aSessionTakesJobsUntilItIsClosed() throws Exception {
    Client.Reply opened =
        client.post("/sessions", "{\"mode\":\"batch\",\"backend\":\"ibm_emulator_7\"}");
    assertEquals("open", opened.json().get("state").asText());
    String id = opened.json().get("id").asText();
    String inSession = IbmJobTest.bell("\"session_id\":\"" + id + "\",");
    Client.Reply job = client.post("/jobs", inSession);
    assertEquals(id, job.json().get("session_id").asText());
    String path = "/sessions/" + id;
    assertEquals("active", client.get(path).json().get("state").asText());
    assertEquals(1, client.get("/jobs?session_id=" + id).json().get("count").asInt());
    assertEquals(204, client.send("PATCH", path, "{\"accepting_jobs\":false}").status());
    assertEquals(400, client.post("/jobs", inSession).status());
    assertEquals(204, client.send("DELETE", path + "/close", "").status());
    assertEquals("closed", client.get(path).json().get("state").asText());
    assertEquals("Cancelled", status(job.json().get("id").asText()));
    assertEquals(400, client.post("/sessions", "{\"mode\":\"x\"}").status());
  }

  @Test
  void tagsCanBeChangedAndJobsDeleted() throws Exception {
    String path = "/jobs/" + create();
    assertEquals(204, client.put(path + "/tags", "{\"tags\":[\"other\"]}").status());
    assertEquals(1, client.get("/jobs?tags=other").json().get("count").asInt());
    assertEquals(0, client.get("/jobs?tags=evk-abc").json().get("count").asInt());
    assertEquals(204, client.send("DELETE", path, "").status());
    assertEquals(1291, client.get(path).json().at("/errors/0/code").asInt());
    assertEquals(1, emulator.seen().requests(Phase.DELETE).size());
  }
}
