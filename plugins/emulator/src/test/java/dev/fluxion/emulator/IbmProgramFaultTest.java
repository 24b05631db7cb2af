package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Fault.Content;
import dev.fluxion.emulator.fault.Fault.Fate;
import dev.fluxion.emulator.fault.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with the programs of IBM that sample and execute. */
class IbmProgramFaultTest {
  private static final String BELL = IbmSamplerTest.BELL;

  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private static String sampler() {
    String pub = IbmJobTest.pub(BELL, "null,40");
    return IbmSamplerTest.job("", "", pub, pub);
  }

  private static String executor() throws Exception {
    String item = IbmExecutorTest.item(IbmExecutorTest.numbers("[0]"), "[]", "\"auto\"");
    return IbmExecutorTest.job("", 40, "\"" + BELL + "\",\"" + BELL + "\"", item + "," + item);
  }

  private static String body(String program) throws Exception {
    return switch (program) {
      case "sampler" -> sampler();
      case "executor" -> executor();
      default -> IbmJobTest.bell("");
    };
  }

  private String path(String body) throws Exception {
    String path = "/jobs/" + client.post("/jobs", body).json().get("id").asText();
    client.untilOver(path);
    return path + "/results";
  }

  private Client.Reply with(Content fault, String path) throws Exception {
    emulator.faults().next(Phase.RESULT, fault);
    return client.get(path);
  }

  @Test
  void samplesAreWrong() throws Exception {
    String path = path(sampler());
    assertEquals(404, with(Content.NOT_YET, path).status());
    assertTrue(with(Content.WRONG_SHAPE, path).json().isArray());
    JsonNode fewer = with(Content.SUM_NOT_ONE, path).json();
    assertEquals(36, fewer.at("/results/0/data/c/samples").size());
    String broken = with(Content.NOT_A_NUMBER, path).body();
    assertTrue(broken.contains("\"samples\":[NaN,"), broken);
    JsonNode wide = with(Content.WRONG_WIDTH, path).json();
    assertEquals(5, wide.at("/results/0/data/c/num_bits").asInt());
    assertTrue(wide.at("/results/0/data/c/samples/0").asText().matches("0x1[03]"));
    assertEquals(3, with(Content.OTHER_RESULT, path).json().get("results").size());
    assertEquals(1, with(Content.MISSING_CHILD, path).json().get("results").size());
    assertEquals(40, client.get(path).json().at("/results/1/data/c/samples").size());
  }

  @Test
  void bitsAreWrong() throws Exception {
    String path = path(executor());
    String shape = "/data/0/results/c/shape";
    assertEquals(404, with(Content.NOT_YET, path).status());
    assertTrue(with(Content.WRONG_SHAPE, path).json().isArray());
    assertEquals("[36,4]", with(Content.SUM_NOT_ONE, path).json().at(shape).toString());
    assertTrue(with(Content.NOT_A_NUMBER, path).body().contains("\"shape\":[NaN,4]"));
    JsonNode wide = with(Content.WRONG_WIDTH, path).json().at("/data/0/results/c");
    assertEquals("[40,5]", wide.get("shape").toString());
    byte[] bits = IbmExecutorTest.inflated(wide.get("data").asText());
    assertEquals(25, bits.length);
    assertTrue((bits[0] & 0x10) != 0, "the additional bit is set");
    assertEquals(3, with(Content.OTHER_RESULT, path).json().get("data").size());
    assertEquals(1, with(Content.MISSING_CHILD, path).json().get("data").size());
    assertEquals("[40,4]", client.get(path).json().at(shape).toString());
  }

  @Test
  void resultsForQiskitAreWrong() throws Exception {
    String path =
        path(IbmJobTest.bell("").replace("\"support_qiskit\":false", "\"support_qiskit\":true"));
    String good = client.get(path).body();
    assertEquals(404, with(Content.NOT_YET, path).status());
    assertTrue(with(Content.NOT_A_NUMBER, path).body().contains("\"shape\":[NaN]"));
    String evs = "/__value__/pub_results/0/__value__/data/__value__/fields/evs/__value__";
    JsonNode large = with(Content.SUM_NOT_ONE, path).json();
    assertNotEquals(client.get(path).json().at(evs), large.at(evs));
    JsonNode none = with(Content.MISSING_CHILD, path).json();
    assertEquals(0, none.at("/__value__/pub_results").size());
    assertEquals(good, client.get(path).body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"sampler", "executor"})
  void jobsOfEachProgramShareTheFatesOfJobs(String program) throws Exception {
    String body = body(program);
    emulator.faults().next(Phase.CREATE, Fate.DUPLICATED);
    path(body);
    assertEquals(2, emulator.seen().jobs("abc").size());
    emulator.faults().next(Phase.CREATE, new Fault.Failed("InternalError"));
    assertEquals("InternalError", client.get(path(body)).body());
    emulator.faults().next(Phase.CREATE, Fate.CHILD_MISSING);
    JsonNode fewer = client.get(path(body)).json();
    assertEquals(1, fewer.path("results").size() + fewer.path("data").size());
    emulator.faults().next(Phase.CREATE, Fate.RAN_TOO_LONG);
    path(body);
    emulator.faults().next(Phase.CREATE, Fate.CONFIGURATION_CHANGED);
    path(body);
    JsonNode last = client.get("/jobs?limit=1").json().at("/jobs/0/state");
    assertEquals(1517, last.get("reason_code").asInt());
    assertEquals(6, emulator.seen().jobs().size());
    assertEquals(4, emulator.seen().billed("abc"));
    assertEquals(5, emulator.seen().submissions("abc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sampler", "executor"})
  void aJobOfEachProgramEndsWithItsCost(String program) throws Exception {
    String capped = body(program).replace("\"params\"", "\"cost\":1,\"params\"");
    client.get(path(capped));
    JsonNode job = client.get("/jobs?exclude_params=false").json().at("/jobs/0");
    assertEquals("Cancelled - Ran too long", job.get("status").asText());
    assertEquals(1305, job.at("/state/reason_code").asInt());
    assertEquals(program, job.at("/program/id").asText());
    assertEquals(1, job.at("/usage/seconds").asInt());
    assertEquals("1", emulator.seen().bill("s").toString());
  }
}
