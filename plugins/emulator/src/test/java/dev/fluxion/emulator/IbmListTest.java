package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each filter of the list of jobs at IBM, on four jobs, a minute apart. */
class IbmListTest {
  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(60))
          .run(Duration.ofSeconds(30))
          .start();
  private final Client client = Client.ibm(emulator);
  private final List<String> ids = new ArrayList<>();
  private String session = "";

  @BeforeEach
  void createJobs() throws Exception {
    session = client.post("/sessions", "{\"mode\":\"batch\"}").json().get("id").asText();
    String observable = "{\"" + "I".repeat(16) + "\":1}";
    create(IbmJobTest.bell(""));
    create(IbmSamplerTest.job("", "", "[\"" + IbmSamplerTest.BELL + "\"]"));
    create(
        IbmJobTest.job(
            "ibm_emulator_16",
            "",
            "\"default_shots\":1",
            IbmJobTest.pub(IbmJobTest.HEAD + "x $0;", observable)));
    create(
        IbmJobTest.bell("\"session_id\":\"" + session + "\",")
            .replace("[\"evk-abc\"]", "[\"evk-abc\",\"second\"]"));
  }

  private void create(String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    ids.add(created.json().get("id").asText());
    clock.forward(Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    emulator.close();
  }

  /** The jobs are created at 12:00 to 12:03, it is 12:04, and those before 12:02:30 are over. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "?sort=ASC | 0123",
        "?sort=DESC | 3210",
        "? | 3210",
        "?limit=2 | 32",
        "?limit=2&offset=3 | 0",
        "?offset=9 | ''",
        "?pending=true | 3",
        "?pending=false&sort=ASC | 012",
        "?program=sampler | 1",
        "?program=executor | ''",
        "?program=estimator | 320",
        "?backend=ibm_emulator_16 | 2",
        "?created_after=2026-11-01T12:02:00Z | 32",
        "?created_before=2026-11-01T12:01:00Z | 10",
        "?created_after=2026-11-01T13:01:00%2B01:00&created_before=2026-11-01T12:02:00Z | 21",
        "?tags=second | 3",
        "?tags=second&tags=evk-abc | 3",
        "?tags=second&tags=third | ''",
        "?session_id=SESSION | 3",
        "?session_id=none | ''",
      })
  void aFilterLeavesJobs(String query, String expected) throws Exception {
    String path = "/jobs" + query.replace("SESSION", session);
    StringBuilder found = new StringBuilder();
    client
        .get(path)
        .json()
        .get("jobs")
        .forEach(j -> found.append(ids.indexOf(j.get("id").asText())));
    assertEquals(expected, found.toString());
  }

  @Test
  void aPageSaysWhereItIsInAll() throws Exception {
    JsonNode page = client.get("/jobs?tags=evk-abc&limit=3&offset=2").json();
    assertEquals(4, page.get("count").asInt());
    assertEquals(3, page.get("limit").asInt());
    assertEquals(2, page.get("offset").asInt());
    assertEquals(2, page.get("jobs").size());
    assertEquals(200, client.get("/jobs?limit=1000").json().get("limit").asInt());
  }

  @Test
  void parametersAreListedOnRequestOnly() throws Exception {
    assertTrue(!client.get("/jobs").json().at("/jobs/0").has("params"));
    assertTrue(!client.get("/jobs?exclude_params=true").json().at("/jobs/0").has("params"));
    assertTrue(client.get("/jobs?exclude_params=False").json().at("/jobs/0").has("params"));
  }

  @ParameterizedTest
  @CsvSource({
    "/jobs?page=1",
    "/jobs?sort=UP",
    "/jobs?limit=-1",
    "/jobs?pending=perhaps",
    "/jobs?created_after=yesterday",
    "/jobs/x?fields=id",
    "/backends?sort=ASC",
    "/backends/ibm_emulator_7/properties?updated_before=now",
    "/instances/usage?month=1"
  })
  void whatIsNotPublishedIsRefused(String path) throws Exception {
    assertEquals(400, client.get(path).status());
  }
}
