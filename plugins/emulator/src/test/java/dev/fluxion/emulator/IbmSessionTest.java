package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Sessions and batches at IBM. */
class IbmSessionTest {
  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(8))
          .run(Duration.ofSeconds(4))
          .start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String open(String mode) throws Exception {
    String body = "{\"mode\":\"" + mode + "\",\"backend\":\"ibm_emulator_7\",\"max_ttl\":600}";
    Client.Reply opened = client.post("/sessions", body);
    assertEquals(200, opened.status(), opened.body());
    return opened.json().get("id").asText();
  }

  private JsonNode session(String id) throws Exception {
    return client.get("/sessions/" + id).json();
  }

  private String state(String id) throws Exception {
    return session(id).get("state").asText();
  }

  private Client.Reply create(String session) throws Exception {
    return client.post("/jobs", IbmJobTest.bell("\"session_id\":\"" + session + "\","));
  }

  @Test
  void aSessionIsOpenThenActiveThenInactiveThenClosed() throws Exception {
    String id = open("dedicated");
    assertEquals("open", state(id));
    assertTrue(session(id).get("started_at").isNull());
    create(id);
    assertEquals("active", state(id));
    clock.forward(Duration.ofSeconds(12 + 59));
    assertEquals("active", state(id));
    clock.forward(Duration.ofSeconds(1));
    assertEquals("inactive", state(id));
    create(id);
    assertEquals("active", state(id));
    clock.forward(Duration.ofSeconds(13));
    JsonNode session = session(id);
    assertEquals("dedicated", session.get("mode").asText());
    assertEquals("ibm_emulator_7", session.get("backend_name").asText());
    assertEquals("2026-11-01T12:00:08Z", session.get("started_at").asText());
    assertEquals("2026-11-01T12:01:20Z", session.get("last_job_started").asText());
    assertEquals("2026-11-01T12:01:24Z", session.get("last_job_completed").asText());
    assertEquals(8, session.get("elapsed_time").asInt());
    clock.forward(Duration.ofSeconds(600));
    assertEquals("closed", state(id));
    assertEquals("2026-11-01T12:10:00Z", session(id).get("closed_at").asText());
    assertEquals(400, create(id).status());
  }

  @Test
  void aBatchThatTakesNoJobsIsActiveUntilItsJobsAreOver() throws Exception {
    String id = open("batch");
    create(id);
    assertEquals(
        204, client.send("PATCH", "/sessions/" + id, "{\"accepting_jobs\":false}").status());
    assertEquals(400, create(id).status());
    assertEquals("active", state(id));
    assertTrue(!session(id).get("accepting_jobs").asBoolean());
    clock.forward(Duration.ofSeconds(12));
    assertEquals("closed", state(id));
    assertEquals(1, emulator.seen().billed());
  }

  @Test
  void closingCancelsWhatWaitsAndLetsGoOnWhatRuns() throws Exception {
    String id = open("batch");
    String running = create(id).json().get("id").asText();
    clock.forward(Duration.ofSeconds(9));
    String waiting = create(id).json().get("id").asText();
    assertEquals(204, client.send("DELETE", "/sessions/" + id + "/close", "").status());
    assertEquals("closed", state(id));
    assertEquals("2026-11-01T12:00:09Z", session(id).get("closed_at").asText());
    clock.forward(Duration.ofSeconds(60));
    assertEquals("Completed", client.get("/jobs/" + running).json().get("status").asText());
    assertEquals("Cancelled", client.get("/jobs/" + waiting).json().get("status").asText());
  }

  @Test
  void whatIsNoSessionIsRefused() throws Exception {
    assertEquals(404, client.get("/sessions/none").status());
    assertEquals(404, create("none").status());
    String other = "{\"mode\":\"batch\",\"backend\":\"ibm_none\"}";
    assertEquals(1216, client.post("/sessions", other).json().at("/errors/0/code").asInt());
    String id = open("batch");
    String elsewhere =
        IbmJobTest.bell("\"session_id\":\"" + id + "\",").replace("emulator_7", "emulator_127");
    assertEquals(400, client.post("/jobs", elsewhere).status());
    for (String wrong :
        new String[] {"{}", "{\"mode\":\"batch\",\"ttl\":1}", "{\"mode\":\"job\"}"}) {
      assertEquals(400, client.post("/sessions", wrong).status());
    }
    assertEquals(400, client.send("PATCH", "/sessions/" + id, "{\"accepting\":true}").status());
  }
}
