package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.setup.Account;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What IonQ answers besides jobs and results: paths, methods, lists, usage, backends. */
class IonqSurfaceTest {
  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(8))
          .run(Duration.ofSeconds(4))
          .accounts(Account.DEFAULT)
          .start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private String create(String body) throws Exception {
    return Fixtures.create(client, body);
  }

  private JsonNode get(String path) throws Exception {
    Client.Reply reply = client.get(path);
    assertEquals(200, reply.status(), reply.body());
    return reply.json();
  }

  private void requireError(int status, Client.Reply reply) {
    assertEquals(status, reply.status(), reply.body());
    assertEquals(status, reply.json().get("statusCode").asInt());
    assertTrue(reply.json().get("error").isTextual());
    assertTrue(reply.json().get("message").isTextual());
  }

  @Test
  void requestsThatArePublishedHaveTheFormsThatAreChecked() throws Exception {
    Map<String, RequestSchema> schemas =
        Map.of(
            "native", RequestSchema.IONQ_CIRCUIT_JOB,
            "mixed", RequestSchema.IONQ_MULTI_CIRCUIT_JOB,
            "qasm3", RequestSchema.IONQ_QASM3_JOB,
            "function", RequestSchema.IONQ_FUNCTION_JOB,
            "clone", RequestSchema.IONQ_CLONE);
    for (Map.Entry<String, RequestSchema> each : schemas.entrySet()) {
      String body = Fixtures.request(each.getKey());
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      assertEquals(List.of(), each.getValue().violations(bytes), each.getKey());
      String more = body.replaceFirst("\\{", "{\"more\": 1,");
      List<RequestSchema.Violation> violations =
          each.getValue().violations(more.getBytes(StandardCharsets.UTF_8));
      assertEquals("more", violations.get(0).key());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"native", "mixed", "qasm3", "function"})
  void everyKindOfJobHasAllKeys(String request) throws Exception {
    String id = create(Fixtures.request(request));
    List<JsonNode> shown = new ArrayList<>();
    shown.add(get("/jobs/" + id));
    clock.forward(Duration.ofMinutes(1));
    shown.add(get("/jobs/" + id));
    for (JsonNode job : shown) {
      for (String key :
          ("id status type backend dry_run submitter_id project_id parent_job_id child_job_ids"
                  + " session_id metadata name submitted_at started_at completed_at"
                  + " predicted_wait_time_ms predicted_execution_duration_ms"
                  + " execution_duration_ms failure cost_model output settings stats results")
              .split(" ")) {
        assertTrue(job.has(key), key);
      }
      boolean isSimulated = job.get("backend").asText().equals("simulator");
      assertEquals(isSimulated, job.has("noise"));
      assertEquals(!isSimulated, job.has("shots"));
      assertTrue(job.at("/stats/gate_counts/1q").isNumber());
    }
    assertTrue(shown.get(0).get("results").isNull());
    assertTrue(shown.get(1).get("results").isObject());
    assertEquals("completed", shown.get(1).get("status").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /jobs/estimate",
    "PATCH, /jobs",
    "POST, /jobs/x/cost",
    "GET, /jobs/x/clone",
    "GET, /jobs/x/move",
    "DELETE, /backends",
    "PUT, /sessions",
    "GET, /sessions/x/end",
    "POST, /whoami",
    "DELETE, /organizations/x/usage",
    "PUT, /schemas/formats/x",
    "POST, /backends/qpu.forte-1/characterizations"
  })
  void aMethodThatAPathDoesNotHaveIsNotAllowed(String method, String path) throws Exception {
    Client.Reply reply = client.send(method, path, "");
    requireError(405, reply);
    assertFalse(reply.headers().get("allow").contains(method));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/jobs/x/y", "/backends/x", "/sessions/x", "/schemas", "/"})
  void aPathThatIsNotThereIsNotFound(String path) throws Exception {
    requireError(404, client.get(path));
  }

  @Test
  void jobsAreFilteredByEachParameter() throws Exception {
    String session =
        client.post("/sessions", "{\"backend\":\"qpu.forte-1\"}").json().get("id").asText();
    String bell = IonqJobTest.bell("qpu.forte-1", 10);
    String inSession = create(bell.replaceFirst("\\{", "{\"session_id\":\"" + session + "\","));
    String free = create(IonqJobTest.bell("simulator", 10));
    create(IonqBatchTest.batch("qpu.forte-enterprise-1", 10, 3));
    assertEquals(List.of(inSession), ids("/jobs?session_id=" + session));
    assertEquals(List.of(inSession), ids("/sessions/" + session + "/jobs"));
    assertEquals(0, ids("/sessions/" + session + "/jobs?target=simulator").size());
    assertEquals(List.of(free, inSession), ids("/jobs?target=simulator,qpu.forte-1"));
    assertEquals(List.of(free), ids("/jobs?ids=" + free + "," + inSession + "&target=simulator"));
    assertEquals(3, ids("/jobs?submitter_id=somebody").size());
    client.put("/jobs/" + free + "/status/cancel", "");
    assertEquals(List.of(free), ids("/jobs?status=canceled"));
    for (String wrong : List.of("status=running", "limit=0", "limit=x", "metadata=x")) {
      requireError(400, client.get("/jobs?" + wrong));
    }
    requireError(404, client.get("/sessions/none/jobs"));
    requireError(400, client.get("/sessions?active=perhaps"));
  }

  private List<String> ids(String path) throws Exception {
    List<String> ids = new ArrayList<>();
    get(path).get("jobs").forEach(job -> ids.add(job.get("id").asText()));
    return ids;
  }

  @Test
  void manyJobsAreCanceledAndDeletedAtOnce() throws Exception {
    String one = create(IonqJobTest.bell("qpu.forte-1", 10));
    String other = create(Fixtures.request("qasm3"));
    String both = "{\"ids\":[\"" + one + "\",\"" + other + "\"]}";
    JsonNode canceled = client.put("/jobs/status/cancel", both).json();
    assertEquals("canceled", canceled.get("status").asText());
    assertEquals(2, canceled.get("ids").size());
    assertEquals("canceled", get("/jobs/" + other).get("status").asText());
    assertEquals("deleted", client.send("DELETE", "/jobs", both).json().get("status").asText());
    requireError(404, client.get("/jobs/" + one));
    requireError(400, client.put("/jobs/status/cancel", "{\"ids\":[],\"all\":true}"));
  }

  @Test
  void usageIsThatOfJobsThatWereBilledByDayAndGroup() throws Exception {
    create(IonqJobTest.bell("qpu.forte-1", 10));
    create(IonqJobTest.bell("simulator", 10));
    create(IonqBatchTest.batch("qpu.forte-1", 100_000, 16));
    create(IonqQasmTest.job("qpu.forte-1", 10, "none"));
    clock.forward(Duration.ofDays(1));
    create(IonqJobTest.bell("qpu.forte-1", 10));
    clock.forward(Duration.ofDays(1));
    String range = "/usage?start_date=2026-11-01&end_date=2026-11-03&group_by=";
    JsonNode daily = get("/organizations/self" + range + "job&modality=daily");
    assertEquals(98, daily.get("amount_total").asDouble());
    assertEquals(3, daily.get("job_count").asInt());
    assertEquals("2026-11-02", daily.at("/usage_data/0/from").asText());
    assertEquals(1, daily.at("/usage_data/0/amount").asDouble());
    JsonNode first = daily.at("/usage_data/1");
    assertEquals(2, first.get("job_count").asInt());
    assertEquals("batch", first.at("/group_usages/0/group_name").asText());
    assertEquals(96, first.at("/group_usages/0/amount").asDouble());
    // 32 flips, 100,000 times; and 1 + 10 for the Bell pair, 10 times
    assertEquals(3_200_110, first.get("time_us").asLong());
    String organization = daily.get("organization").asText();
    JsonNode monthly = get("/organizations/" + organization + range + "project&modality=monthly");
    assertEquals(1, monthly.get("usage_data").size());
    assertEquals(98, monthly.at("/usage_data/0/group_usages/0/amount").asDouble());
    assertEquals("2026-11-01T00:00:00Z", monthly.get("usage_from").asText());
    JsonNode weekly = get("/organizations/self" + range + "user&modality=weekly");
    // the first of November is a Sunday
    assertEquals("2026-11-02", weekly.at("/usage_data/0/from").asText());
    assertEquals("2026-10-26", weekly.at("/usage_data/1/from").asText());
    String earlier = "/usage?start_date=2026-10-01&end_date=2026-11-01&group_by=job&modality=daily";
    assertEquals(0, get("/organizations/self" + earlier).get("job_count").asInt());
  }

  @Test
  void usageNeedsAllOfItsParametersAndTheOwnOrganization() throws Exception {
    String good = "/usage?start_date=2026-11-01&end_date=2026-11-03&group_by=job&modality=daily";
    requireError(403, client.get("/organizations/other" + good));
    for (String wrong :
        List.of(
            good.replace("2026-11-01", "November"),
            good.replace("2026-11-03", "2026-10-01"),
            good.replace("job", "circuit"),
            good.replace("&modality=daily", ""),
            good + "&more=1")) {
      requireError(400, client.get("/organizations/self" + wrong));
    }
  }

  @Test
  void aProcessorHasCharacterizationsPageByPage() throws Exception {
    String path = "/backends/qpu.forte-1/characterizations";
    JsonNode first = get(path);
    assertEquals(10, first.get("characterizations").size());
    assertEquals(1, first.get("pages").asInt());
    JsonNode second = get(path + "?page=2");
    assertEquals(2, second.get("characterizations").size());
    assertEquals(0, second.get("pages").asInt());
    String current = get("/backends/qpu.forte-1").get("characterization_id").asText();
    JsonNode latest = first.at("/characterizations/0");
    assertEquals(current, latest.get("id").asText());
    assertEquals(latest, get(path + "/" + current));
    assertEquals(36 * 35 / 2, latest.get("connectivity").size());
    assertTrue(latest.at("/fidelity/spam/median").isNumber());
    assertTrue(latest.at("/timing/readout").isInt());
    JsonNode june = get(path + "?start=2026-06-08&end=2026-06-22&limit=5");
    assertEquals(2, june.get("characterizations").size());
    assertEquals("2026-06-15T00:00:00Z", june.at("/characterizations/0/date").asText());
    requireError(400, client.get(path + "?limit=11"));
    requireError(400, client.get(path + "?start=June"));
    requireError(404, client.get(path + "/none"));
    requireError(404, client.get("/backends/simulator/characterizations"));
    requireError(404, client.get("/backends/qpu.forte-enterprise-1/characterizations/" + current));
  }

  @Test
  void whatIsForEverybodyNeedsNoKeyAndTheRestDoes() throws Exception {
    Client stranger = new Client(emulator.ionq(), Map.of());
    assertEquals(200, stranger.get("/backends").status());
    assertEquals(200, stranger.get("/backends/qpu.forte-1/characterizations").status());
    for (String path :
        List.of(
            "/jobs",
            "/whoami",
            "/sessions",
            "/schemas/formats/ionq.native.v1",
            "/organizations/self/usage")) {
      requireError(401, stranger.get(path));
    }
    requireError(401, stranger.post("/jobs/x/clone", "{}"));
  }

  @Test
  void aSessionSaysWhenItExpiresAndWhoEndedIt() throws Exception {
    String limits = "{\"backend\":\"simulator\",\"settings\":{\"duration_limit_min\":60}}";
    JsonNode session = client.post("/sessions", limits).json();
    assertEquals("2026-11-01T13:00:00Z", session.at("/settings/expires_at").asText());
    assertTrue(session.get("ender_id").isNull());
    String id = session.get("id").asText();
    JsonNode ended = client.post("/sessions/" + id + "/end", "").json();
    assertEquals(ended.get("creator_id"), ended.get("ender_id"));
    JsonNode who = get("/whoami");
    assertEquals(ended.get("project_id"), who.get("project_id"));
    assertTrue(who.get("key_id").asText().matches("[0-9a-f-]{36}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ideal",
        "harmony",
        "harmony-1",
        "harmony-2",
        "aria-1",
        "aria-2",
        "forte-1",
        "forte-enterprise-1"
      })
  void theSimulatorTakesEachNoiseModel(String model) throws Exception {
    String noise = "{\"noise\":{\"model\":\"" + model + "\"},";
    String id = create(IonqJobTest.bell("simulator", 10).replaceFirst("\\{", noise));
    assertEquals(model, get("/jobs/" + id).at("/noise/model").asText());
  }

  @Test
  void whatQiskitSendsBeyondTheSpecificationIsTaken() throws Exception {
    String seed = "{\"noise\":{\"model\":\"ideal\",\"seed\":null},";
    create(IonqJobTest.bell("simulator", 10).replaceFirst("\\{", seed));
    String service = "{\"settings\":{\"compilation\":{\"service_version\":\"v2\"}},";
    create(
        Fixtures.request("qasm3")
            .replaceFirst("\\{", service)
            .replace("{\"data\"", "{\"qubits\":2,\"data\""));
  }

  @Test
  void limitsOfMetadataShotsAndDebiasingAreKept() throws Exception {
    String bell = IonqJobTest.bell("simulator", 499);
    String mitigated = "{\"settings\":{\"error_mitigation\":{\"debiasing\":true}},";
    requireError(400, client.post("/jobs", bell.replaceFirst("\\{", mitigated)));
    create(bell.replaceFirst("\\{", mitigated).replace(":499,", ":500,"));
    String metadata = "\"attempt\":\"1\"";
    StringBuilder many = new StringBuilder(metadata);
    for (int k = 0; k < 9; k++) {
      many.append(",\"k").append(k).append("\":\"\"");
    }
    requireError(400, client.post("/jobs", bell.replace(metadata, many)));
    String name = "\"" + "n".repeat(41) + "\":\"\"";
    requireError(400, client.post("/jobs", bell.replace(metadata, name)));
    create(bell.replace(metadata, name.replace("nn", "n")));
    String value = "\"n\":\"" + "v".repeat(40_001) + "\"";
    requireError(400, client.post("/jobs", bell.replace(metadata, value)));
    requireError(400, client.post("/jobs", bell.replace("simulator", "qpu.aria-1")));
    requireError(400, client.get("/jobs/estimate"));
    requireError(400, client.get("/jobs/estimate?backend=simulator&error_mitigation=1"));
  }
}
