package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.fault.RetryAfter;
import dev.fluxion.emulator.setup.Account;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the API of IBM answers besides results: private jobs, headers, devices, codes of errors. */
class IbmProtocolTest {
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

  private static int code(Client.Reply refused) {
    assertTrue(refused.json().get("trace").isTextual(), refused.body());
    assertTrue(refused.json().at("/errors/0/more_info").isTextual(), refused.body());
    return refused.json().at("/errors/0/code").asInt();
  }

  @Test
  void resultsOfAPrivateJobAreDeletedWhenTheyHaveBeenRead() throws Exception {
    Client.Reply created = client.post("/jobs", IbmJobTest.bell("\"private\":true,"));
    String path = "/jobs/" + created.json().get("id").asText();
    assertEquals(404, client.get(path + "/results").status());
    clock.forward(Duration.ofSeconds(12));
    JsonNode job = client.get(path).json();
    assertTrue(job.get("private").asBoolean());
    assertTrue(!job.has("params"), "parameters of private jobs are shown to nobody");
    assertEquals(3, client.get(path + "/results").json().at("/results/0/data/evs").size());
    Client.Reply again = client.get(path + "/results");
    assertEquals(204, again.status());
    assertEquals("", again.body());
    assertEquals(1, emulator.seen().billed());
  }

  @Test
  void anAnswerThatIsLostTakesPrivateResultsWithIt() throws Exception {
    String body = IbmJobTest.bell("\"private\":true,");
    String path = "/jobs/" + client.post("/jobs", body).json().get("id").asText() + "/results";
    clock.forward(Duration.ofSeconds(12));
    emulator.faults().next(Phase.RESULT, new Fault.Status(503));
    assertEquals(503, client.get(path).status());
    emulator.faults().next(Phase.RESULT, new Fault.Status(504, RetryAfter.NONE, true));
    assertEquals(504, client.get(path).status());
    assertEquals(204, client.get(path).status());
  }

  @Test
  void theSecondFormOfErrorsIsThatOfTheGateway() throws Exception {
    emulator.faults().next(Phase.POLL, new Fault.Status(500));
    JsonNode error = client.get("/jobs/x").json().get("error");
    assertEquals(500, error.get("code").asInt());
    assertTrue(error.get("message").isTextual());
  }

  @Test
  void errorsHaveTheCodesOfIbm() throws Exception {
    assertEquals(1291, code(client.get("/jobs/none")));
    assertEquals(1291, code(client.get("/jobs/none/results")));
    assertEquals(1291, code(client.post("/jobs/none/cancel", "")));
    assertEquals(1291, code(client.send("DELETE", "/jobs/none", "")));
    assertEquals(1007, code(client.get("/backends/none/configuration")));
    assertEquals(1007, code(client.get("/backends/none/properties")));
    assertEquals(1007, code(client.get("/backends/none/status")));
    String bell = IbmJobTest.bell("");
    assertEquals(1216, code(client.post("/jobs", bell.replace("ibm_emulator_7", "ibm_none"))));
    String tag = "\"evk-abc\"";
    String many = tag + (",\"t\"").repeat(8);
    assertEquals(1204, code(client.post("/jobs", bell.replace(tag, many))));
    String large = "\"" + "t".repeat(87) + "\"";
    assertEquals(1205, code(client.post("/jobs", bell.replace(tag, large))));
    String path = "/jobs/" + client.post("/jobs", bell).json().get("id").asText() + "/tags";
    assertEquals(1204, code(client.put(path, "{\"tags\":[" + many + "]}")));
    assertEquals(1205, code(client.put(path, "{\"tags\":[" + large + "]}")));
    String largest = "{\"tags\":[\"" + "t".repeat(86) + "\"]}";
    assertEquals(204, client.put(path, largest).status());
  }

  @Test
  void headersOfTheClientAreTakenAndSeen() throws Exception {
    String token = Client.token(emulator, "emulator-key").json().get("access_token").asText();
    Map<String, String> headers =
        Map.of(
            "Authorization", "Bearer " + token,
            "Service-CRN", Account.CRN,
            "IBM-API-Version", "2026-04-15",
            "X-Qx-Client-Application", "fluxion",
            "Parent-Job-Id", "d0parent",
            "Content-Type", "application/json");
    Client full = new Client(emulator.ibm(), headers);
    assertEquals(200, full.post("/jobs", IbmJobTest.bell("")).status());
    Map<String, String> seen = emulator.seen().requests(Phase.CREATE).get(0).headers();
    assertEquals("d0parent", seen.get("parent-job-id"));
    assertEquals("fluxion", seen.get("x-qx-client-application"));
  }

  @Test
  void aJobShowsWhatIsPublishedOfIt() throws Exception {
    String path =
        "/jobs/" + client.post("/jobs", IbmJobTest.bell("\"cost\":60,")).json().get("id").asText();
    JsonNode waiting = client.get(path).json();
    for (String key :
        new String[] {
          "id", "backend", "state", "status", "program", "params", "created", "cost", "tags",
          "usage", "private", "user_id"
        }) {
      assertTrue(waiting.has(key), key);
    }
    assertEquals("pending", client.get(path + "/metrics").json().at("/usage/status").asText());
    clock.forward(Duration.ofSeconds(12));
    JsonNode metrics = client.get(path + "/metrics").json();
    assertEquals("2026-11-01T12:00:00Z", metrics.at("/timestamps/created").asText());
    assertEquals("2026-11-01T12:00:08Z", metrics.at("/timestamps/running").asText());
    assertEquals("2026-11-01T12:00:12Z", metrics.at("/timestamps/finished").asText());
    assertEquals(4, metrics.at("/usage/quantum_seconds").asInt());
    assertEquals(4, metrics.at("/usage/qpu_charge_time_seconds").asInt());
    assertTrue(metrics.get("position_in_queue").isNull());
    assertEquals(409, client.post(path + "/cancel", "").status());
    assertEquals(4, client.get(path).json().at("/usage/seconds").asInt());
  }

  @Test
  void aDeviceShowsWhatIsPublishedOfIt() throws Exception {
    client.post("/jobs", IbmJobTest.bell(""));
    JsonNode listed = client.get("/backends").json().at("/devices/0");
    assertEquals("ibm_emulator_7", listed.get("name").asText());
    assertEquals("online", listed.at("/status/name").asText());
    assertEquals("available", listed.at("/status/reason").asText());
    assertEquals(7, listed.get("qubits").asInt());
    assertEquals(1, listed.get("queue_length").asInt());
    assertTrue(!listed.get("is_simulator").asBoolean());
    JsonNode configuration = client.get("/backends/ibm_emulator_7/configuration").json();
    assertEquals(100_000, configuration.get("max_shots").asInt());
    assertEquals(300, configuration.get("max_experiments").asInt());
    assertEquals(
        "[\"cz\",\"id\",\"rz\",\"sx\",\"x\"]", configuration.get("basis_gates").toString());
    assertEquals(
        "[\"qobj\",\"qasm3\",\"dynamic_circuits\",\"parameters\"]",
        configuration.get("supported_features").toString());
    assertEquals("[0.0,2000.0]", configuration.get("rep_delay_range").toString());
    assertEquals(5, configuration.get("gates").size());
    assertEquals("rz", configuration.at("/gates/1/name").asText());
    assertEquals("[\"theta\"]", configuration.at("/gates/1/parameters").toString());
    assertEquals(configuration.get("coupling_map"), configuration.at("/gates/4/coupling_map"));
    assertEquals(
        1, client.get("/backends/ibm_emulator_7/status").json().get("length_queue").asInt());
  }

  @Test
  void propertiesAreThoseBeforeATime() throws Exception {
    clock.forward(Duration.ofMinutes(150));
    String path = "/backends/ibm_emulator_16/properties";
    Client later = Client.ibm(emulator);
    JsonNode now = later.get(path).json();
    assertEquals("2026-11-01T14:00:00Z", now.get("last_update_date").asText());
    assertEquals(16 * 4 + 16, now.get("gates").size());
    assertEquals("ecr13_14", now.at("/gates/79/name").asText());
    assertEquals("gate_error", now.at("/gates/79/parameters/0/name").asText());
    JsonNode before = later.get(path + "?updated_before=2026-11-01T13:20:00Z").json();
    assertEquals("2026-11-01T13:00:00Z", before.get("last_update_date").asText());
  }

  @Test
  void theUsageOfAnInstanceIsLimited() throws Exception {
    client.post("/jobs", IbmJobTest.bell(""));
    clock.forward(Duration.ofSeconds(12));
    JsonNode usage = client.get("/instances/usage").json();
    assertEquals(4, usage.get("usage_consumed_seconds").asInt());
    assertEquals(1_000_000, usage.get("usage_limit_seconds").asInt());
    assertEquals(1_000_000, usage.get("usage_allocation_seconds").asInt());
    assertTrue(!usage.get("usage_limit_reached").asBoolean());
  }

  @Test
  void aJobHasAtMostThreeHundredCircuitsAndHundredThousandShots() throws Exception {
    String pub = "[\"" + IbmSamplerTest.BELL + "\",null,1]";
    String[] pubs = new String[301];
    Arrays.fill(pubs, pub);
    String many = client.post("/jobs", IbmSamplerTest.job("", "", pubs)).json().get("id").asText();
    String often =
        client
            .post("/jobs", IbmSamplerTest.job("", "", pub.replace(",1]", ",100001]")))
            .json()
            .get("id")
            .asText();
    clock.forward(Duration.ofSeconds(12));
    JsonNode first = client.get("/jobs/" + many).json().get("state");
    assertTrue(first.get("reason").asText().contains("at most 300 circuits"), first.toString());
    JsonNode second = client.get("/jobs/" + often).json().get("state");
    assertTrue(second.get("reason").asText().contains("at most 100000 shots"), second.toString());
  }
}
