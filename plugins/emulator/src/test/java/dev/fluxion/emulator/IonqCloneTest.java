package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.setup.Account;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that are made of other jobs. */
class IonqCloneTest {
  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(8))
          .run(Duration.ofSeconds(4))
          .accounts(new Account("emulator-key", "small", new BigDecimal("3"), 60))
          .start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String create(String body) throws Exception {
    return Fixtures.create(client, body);
  }

  private JsonNode copy(String id, String how, String body) throws Exception {
    Client.Reply created = client.post("/jobs/" + id + "/" + how, body);
    assertEquals(201, created.status(), created.body());
    assertEquals("submitted", created.json().get("status").asText());
    assertTrue(created.json().get("session_id").isNull());
    return client.get("/jobs/" + created.json().get("id").asText()).json();
  }

  private String bell() {
    return IonqJobTest.bell("qpu.forte-1", 10);
  }

  @Test
  void aCloneIsAJobOfItsOwnThatIsBilledOnceMore() throws Exception {
    String id = create(bell());
    clock.forward(Duration.ofMinutes(1));
    JsonNode clone = copy(id, "clone", "{}");
    assertNotEquals(id, clone.get("id").asText());
    assertEquals("k1", clone.get("name").asText());
    assertEquals(10, clone.get("shots").asInt());
    assertEquals(1, emulator.seen().billed());
    clock.forward(Duration.ofMinutes(1));
    assertEquals(2, emulator.seen().billed("e1"));
    assertEquals(2, emulator.seen().submissions());
    assertEquals(new BigDecimal("2.00"), emulator.seen().bill("usd"));
    String path = "/jobs/" + clone.get("id").asText() + "/results/probabilities";
    assertEquals(200, client.get(path).status());
  }

  @Test
  void whatTheRequestSaysReplacesWhatTheJobHad() throws Exception {
    String id = create(bell());
    JsonNode clone = copy(id, "clone", Fixtures.request("clone"));
    assertEquals("cloned-job", clone.get("name").asText());
    assertEquals(500, clone.get("shots").asInt());
    assertEquals("{\"attempt\":\"2\"}", clone.get("metadata").toString());
    assertTrue(clone.at("/settings/error_mitigation/debiasing").asBoolean());
    assertEquals(2, clone.at("/stats/qubits").asInt());
    JsonNode simulated = copy(id, "clone", "{\"backend\":\"simulator\",\"dry_run\":true}");
    assertEquals("simulator", simulated.get("backend").asText());
    assertTrue(simulated.get("dry_run").asBoolean());
  }

  @Test
  void aCircuitOfABatchIsClonedAlone() throws Exception {
    String id = create(IonqBatchTest.batch("simulator", 1, 3));
    clock.forward(Duration.ofMinutes(1));
    JsonNode children = client.get("/jobs/" + id).json().get("child_job_ids");
    JsonNode clone = copy(children.get(2).asText(), "clone", "{}");
    assertEquals("ionq.circuit.v1", clone.get("type").asText());
    assertEquals("t2", clone.get("name").asText());
    clock.forward(Duration.ofMinutes(1));
    String path = "/jobs/" + clone.get("id").asText() + "/results/probabilities";
    assertEquals("{\"2\":1.0}", client.get(path).body());
    assertEquals("ionq.multi-circuit.v1", copy(id, "clone", "{}").get("type").asText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "mixed", "qasm3", "function"})
  void aCloneIsOfTheKindOfItsJobAndHasItsResults(String request) throws Exception {
    String id = create(Fixtures.request(request));
    JsonNode clone = copy(id, "clone", "{}");
    clock.forward(Duration.ofMinutes(1));
    JsonNode job = client.get("/jobs/" + id).json();
    JsonNode other = client.get("/jobs/" + clone.get("id").asText()).json();
    assertEquals(job.get("type"), other.get("type"));
    assertEquals("completed", other.get("status").asText());
    assertEquals(job.get("stats"), other.get("stats"));
    assertEquals(job.at("/results/value"), other.at("/results/value"));
    assertEquals(request.equals("qasm3") ? 2 : 0, emulator.seen().billed());
  }

  @Test
  void aCloneCanHaveAParentThatListsIt() throws Exception {
    String id = create(bell());
    JsonNode clone = copy(id, "clone", "{\"parent\":\"" + id + "\"}");
    assertEquals(id, clone.get("parent_job_id").asText());
    JsonNode listed = client.get("/jobs?parent_job_id=" + id).json().get("jobs");
    assertEquals(1, listed.size());
    assertEquals(clone.get("id"), listed.get(0).get("id"));
    String stranger = "{\"parent\":\"none\"}";
    assertEquals(400, client.post("/jobs/" + id + "/clone", stranger).status());
  }

  @Test
  void aJobThatIsMovedIsBilledOnceWhereItRuns() throws Exception {
    String id = create(bell().replace(":10,", ":3000,"));
    // 3000 (0.00003 + 0.0003) is less than a dollar: three jobs of a dollar are all there is
    create(bell());
    create(bell());
    JsonNode moved = copy(id, "move", "{\"backend\":\"qpu.forte-enterprise-1\"}");
    assertEquals("canceled", client.get("/jobs/" + id).json().get("status").asText());
    clock.forward(Duration.ofMinutes(1));
    JsonNode done = client.get("/jobs/" + moved.get("id").asText()).json();
    assertEquals("completed", done.get("status").asText(), done.toString());
    assertEquals("qpu.forte-enterprise-1", done.get("backend").asText());
    assertEquals(new BigDecimal("3.00"), emulator.seen().bill("usd"));
  }

  @Test
  void onlyAJobThatWaitsIsMoved() throws Exception {
    String id = create(bell());
    clock.forward(Duration.ofSeconds(9));
    assertEquals(409, client.post("/jobs/" + id + "/move", "{}").status());
    clock.forward(Duration.ofMinutes(1));
    assertEquals(409, client.post("/jobs/" + id + "/move", "{}").status());
    assertEquals(1, emulator.seen().jobs().size());
    assertEquals(1, emulator.seen().billed());
  }

  @Test
  void aRefusedMoveLeavesTheJobAlone() throws Exception {
    String id = create(bell());
    String path = "/jobs/" + id + "/move";
    assertEquals(400, client.post(path, "{\"backend\":\"qpu.none\"}").status());
    assertEquals("submitted", client.get("/jobs/" + id).json().get("status").asText());
  }

  @Test
  void unknownKeysJobsAndValuesAreRefused() throws Exception {
    String path = "/jobs/" + create(bell()) + "/clone";
    for (String wrong :
        List.of(
            "{\"type\":\"ionq.circuit.v1\"}",
            "{\"input\":{}}",
            "{\"shots\":0}",
            "{\"settings\":{\"error_mitigation\":{\"debiasing\":true}}}",
            "[]",
            "")) {
      assertEquals(400, client.post(path, wrong).status(), wrong);
    }
    assertEquals(404, client.post("/jobs/none/clone", "{}").status());
    assertEquals(404, client.post("/jobs/none/move", "{}").status());
    assertEquals(1, emulator.seen().jobs().size());
  }

  @Test
  void faultsOfCreationHappenToClonesToo() throws Exception {
    String id = create(bell());
    emulator.faults().next(Phase.CREATE, new Fault.Failed("QuantumComputerError"));
    JsonNode clone = copy(id, "clone", "{}");
    emulator.faults().next(Phase.CREATE, Fault.Fate.DUPLICATED);
    copy(id, "clone", "{\"backend\":\"simulator\"}");
    clock.forward(Duration.ofMinutes(1));
    JsonNode failed = client.get("/jobs/" + clone.get("id").asText()).json();
    assertEquals("QuantumComputerError", failed.at("/failure/code").asText());
    assertEquals(4, emulator.seen().jobs("k1").size());
    assertEquals(1, emulator.seen().billed());
  }
}
