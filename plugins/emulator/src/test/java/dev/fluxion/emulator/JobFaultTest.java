package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Fault.Fate;
import dev.fluxion.emulator.fault.Phase;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can become of a job. */
class JobFaultTest {
  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(8))
          .run(Duration.ofSeconds(4))
          .start();
  private final Client ionq = Client.ionq(emulator);
  private final Client ibm = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String ionqJob(Fault fault, String body) throws Exception {
    emulator.faults().next(Phase.CREATE, fault);
    Client.Reply created = ionq.post("/jobs", body);
    assertEquals(201, created.status(), created.body());
    return created.json().get("id").asText();
  }

  private JsonNode afterAnHour(Client client, String id) throws Exception {
    clock.forward(Duration.ofMinutes(59));
    return client.get("/jobs/" + id).json();
  }

  private static String bell() {
    return IonqJobTest.bell("qpu.forte-1", 1000);
  }

  private static String batch() {
    return IonqBatchTest.batch("qpu.forte-1", 100_000, 4);
  }

  static List<String> codes() {
    return Fault.Failed.CODES;
  }

  @ParameterizedTest
  @MethodSource("codes")
  void aJobFailsWithEachCodeAndCostsNothing(String code) throws Exception {
    JsonNode job = afterAnHour(ionq, ionqJob(new Fault.Failed(code), bell()));
    assertEquals("failed", job.get("status").asText());
    assertEquals(code, job.get("failure").get("code").asText());
    assertTrue(job.get("results").isNull());
    assertEquals(0, emulator.seen().billed());
  }

  @Test
  void aJobIsListedLateAndCanBeAskedForAtOnce() throws Exception {
    String id = ionqJob(new Fault.Late(Duration.ofSeconds(30)), bell());
    assertEquals(200, ionq.get("/jobs/" + id).status());
    assertEquals(0, ionq.get("/jobs").json().get("jobs").size());
    clock.forward(Duration.ofSeconds(30));
    assertEquals(1, ionq.get("/jobs").json().get("jobs").size());
  }

  @Test
  void theServerCreatesAJobTwiceAndBillsBoth() throws Exception {
    ionqJob(Fate.DUPLICATED, bell());
    clock.forward(Duration.ofMinutes(1));
    assertEquals(1, emulator.seen().submissions());
    assertEquals(2, emulator.seen().billed("e1"));
    assertEquals(2, ionq.get("/jobs").json().get("jobs").size());
  }

  @Test
  void aJobIsStuckOrCanceledByOthers() throws Exception {
    String stuck = ionqJob(Fate.STUCK_IN_QUEUE, bell());
    String canceled = ionqJob(Fate.CANCELED_BY_OTHERS, bell());
    assertEquals("ready", afterAnHour(ionq, stuck).get("status").asText());
    assertEquals("canceled", ionq.get("/jobs/" + canceled).json().get("status").asText());
    assertEquals(0, emulator.seen().billed());
  }

  @Test
  void aJobCompletesBeforeItIsCanceled() throws Exception {
    Client.Reply created = ionq.post("/jobs", bell());
    String id = created.json().get("id").asText();
    emulator.faults().next(Phase.CANCEL, Fate.COMPLETED_FIRST);
    assertEquals(200, ionq.put("/jobs/" + id + "/status/cancel", "").status());
    assertEquals("completed", ionq.get("/jobs/" + id).json().get("status").asText());
    assertEquals(1, emulator.seen().billed());
  }

  @Test
  void oneCircuitOfABatchFailsAlone() throws Exception {
    String id = ionqJob(Fate.CHILD_FAILED, batch());
    JsonNode job = afterAnHour(ionq, id);
    assertEquals("completed", job.get("status").asText());
    String child = job.get("child_job_ids").get(3).asText();
    JsonNode failed = ionq.get("/jobs/" + child).json();
    assertEquals("InternalError", failed.get("failure").get("code").asText());
    assertEquals(404, ionq.get("/jobs/" + child + "/results/probabilities").status());
    JsonNode results = ionq.get("/jobs/" + id + "/results/probabilities/aggregated").json();
    assertEquals(3, results.size());
    // of 4 flips the last circuit has 2
    assertEquals(new BigDecimal("6.00"), emulator.seen().bill("usd"));
  }

  @Test
  void aBatchFailsWithOneOfItsCircuitsAndTheOthersCanBeHad() throws Exception {
    String id = ionqJob(Fate.CHILD_AND_PARENT_FAILED, batch());
    JsonNode job = afterAnHour(ionq, id);
    assertEquals("failed", job.get("status").asText());
    String good = "/jobs/" + job.get("child_job_ids").get(2).asText();
    assertEquals("completed", ionq.get(good).json().get("status").asText());
    assertEquals("{\"2\":1.0}", ionq.get(good + "/results/probabilities").body());
    JsonNode children = ionq.get("/jobs?parent_job_id=" + id).json().get("jobs");
    assertEquals("failed", children.get(3).get("status").asText());
    assertEquals(new BigDecimal("6.00"), emulator.seen().bill("usd"));
  }

  @Test
  void circuitsOfABatchAreOutOfOrderOrMissing() throws Exception {
    String turned = ionqJob(Fate.CHILDREN_OUT_OF_ORDER, batch());
    String shorter = ionqJob(Fate.CHILD_MISSING, batch());
    JsonNode children = afterAnHour(ionq, turned).get("child_job_ids");
    JsonNode last = ionq.get("/jobs/" + children.get(0).asText()).json();
    assertEquals("t3", last.get("name").asText());
    assertEquals(3, ionq.get("/jobs/" + shorter).json().get("child_job_ids").size());
    String results = "/jobs/" + shorter + "/results/probabilities/aggregated";
    assertEquals(3, ionq.get(results).json().size());
  }

  @Test
  void someShotsLeak() throws Exception {
    JsonNode job = afterAnHour(ionq, ionqJob(Fate.LEAKAGE, bell()));
    String base = "/jobs/" + job.get("id").asText();
    assertEquals(875, ionq.get(base + "/results/shots").json().size());
    long counted = 0;
    for (JsonNode count : ionq.get(base + "/results/histogram").json()) {
      counted += count.asLong();
    }
    assertEquals(875, counted);
    String artifact = job.at("/results/ionq.result.shots.json.v2/id").asText();
    JsonNode shots = ionq.get(base + "/artifacts/" + artifact).json().get("shots");
    List<JsonNode> leaked = new ArrayList<>();
    shots.forEach(shot -> shot.path("leakage_bits").forEach(leaked::add));
    assertEquals(1000, shots.size());
    assertEquals(2 * 125, leaked.size());
  }

  @Test
  void aBackendIsRetiredJustBefore() throws Exception {
    emulator.faults().next(Phase.CREATE, Fate.BACKEND_RETIRED, 2);
    assertEquals(400, ionq.post("/jobs", bell()).status());
    JsonNode backend = ionq.get("/backends/qpu.forte-1").json();
    assertEquals("retired", backend.get("status").asText());
    assertEquals(404, ibm.post("/jobs", IbmJobTest.bell("")).status());
    JsonNode status = ibm.get("/backends/ibm_emulator_7/status").json();
    assertEquals("retired", status.get("status").asText());
    assertEquals(0, emulator.seen().jobs().size());
  }

  private String ibmJob(Fault fault, String body) throws Exception {
    emulator.faults().next(Phase.CREATE, fault);
    return ibm.post("/jobs", body).json().get("id").asText();
  }

  @Test
  void theMapOfCouplingsChangesJustBefore() throws Exception {
    String path = "/backends/ibm_emulator_7/configuration";
    JsonNode before = ibm.get(path).json();
    String id = ibmJob(Fate.CONFIGURATION_CHANGED, IbmJobTest.bell(""));
    JsonNode after = ibm.get(path).json();
    assertEquals(before.get("coupling_map").size() - 2, after.get("coupling_map").size());
    assertNotEquals(before.get("backend_version"), after.get("backend_version"));
    JsonNode state = afterAnHour(ibm, id).get("state");
    assertEquals(1517, state.get("reason_code").asInt());
  }

  @Test
  void aJobAtIbmRunsTooLongAndIsBilled() throws Exception {
    String id = ibmJob(Fate.RAN_TOO_LONG, IbmJobTest.bell(""));
    assertEquals("Cancelled - Ran too long", afterAnHour(ibm, id).get("status").asText());
    assertEquals(1, emulator.seen().billed("abc"));
  }

  @Test
  void aJobAtIbmIsStuckCanceledFailedOrTwice() throws Exception {
    String stuck = ibmJob(Fate.STUCK_IN_QUEUE, IbmJobTest.bell(""));
    String canceled = ibmJob(Fate.CANCELED_BY_OTHERS, IbmJobTest.bell(""));
    String failed = ibmJob(new Fault.Failed("InternalError"), IbmJobTest.bell(""));
    ibmJob(Fate.DUPLICATED, IbmJobTest.bell(""));
    JsonNode job = afterAnHour(ibm, stuck);
    assertEquals("Queued", job.get("state").get("status").asText());
    assertEquals("Cancelled", ibm.get("/jobs/" + canceled).json().get("status").asText());
    assertEquals("Failed", ibm.get("/jobs/" + failed).json().get("status").asText());
    assertEquals(200, ibm.get("/jobs/" + failed + "/results").status());
    assertEquals(5, ibm.get("/jobs?tags=evk-abc").json().get("count").asInt());
    assertEquals(2, emulator.seen().billed("abc"));
  }
}
