package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.fault.Fault.Content;
import dev.fluxion.emulator.fault.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Well-formed answers that say something wrong. */
class ContentFaultTest {
  private final Emulator emulator = Emulator.start();

  @AfterEach
  void close() {
    emulator.close();
  }

  private Client.Reply with(Content fault, Phase phase, Client client, String path)
      throws Exception {
    emulator.faults().next(phase, fault);
    return client.get(path);
  }

  @Test
  void aJobAtIonqSaysSomethingWrongOfItself() throws Exception {
    Client ionq = Client.ionq(emulator);
    String id = ionq.post("/jobs", IonqJobTest.bell("simulator", 1)).json().get("id").asText();
    String path = "/jobs/" + id;
    ionq.untilOver(path);
    JsonNode unknown = with(Content.UNKNOWN_STATUS, Phase.POLL, ionq, path).json();
    assertEquals("suspended", unknown.get("status").asText());
    JsonNode back = with(Content.STATUS_BACKWARDS, Phase.POLL, ionq, path).json();
    assertEquals("submitted", back.get("status").asText());
    JsonNode other = with(Content.OTHER_JOB, Phase.POLL, ionq, "/jobs?ids=" + id).json();
    assertNotEquals(id, other.at("/jobs/0/id").asText());
    assertEquals("completed", ionq.get(path).json().get("status").asText());
  }

  @Test
  void probabilitiesOfIonqAreWrong() throws Exception {
    Client ionq = Client.ionq(emulator);
    String id = ionq.post("/jobs", IonqJobTest.bell("simulator", 1)).json().get("id").asText();
    ionq.untilOver("/jobs/" + id);
    String path = "/jobs/" + id + "/results/probabilities";
    assertTrue(with(Content.WRONG_SHAPE, Phase.RESULT, ionq, path).json().isArray());
    JsonNode less = with(Content.SUM_NOT_ONE, Phase.RESULT, ionq, path).json();
    assertEquals(0.9, less.get("0").asDouble() + less.get("3").asDouble(), 1e-9);
    String broken = with(Content.NOT_A_NUMBER, Phase.RESULT, ionq, path).body();
    assertTrue(broken.contains("\"0\":NaN"), broken);
    assertTrue(with(Content.WRONG_WIDTH, Phase.RESULT, ionq, path).json().has("7"));
    String other = with(Content.OTHER_RESULT, Phase.RESULT, ionq, path).body();
    assertEquals("{\"0\":1.0}", other);
    assertEquals(404, with(Content.NOT_YET, Phase.RESULT, ionq, path).status());
    assertEquals(2, ionq.get(path).json().size());
  }

  @Test
  void probabilitiesInRegistersAreWrongToo() throws Exception {
    Client ionq = Client.ionq(emulator);
    String id = ionq.post("/jobs", IonqJobTest.bell("simulator", 1)).json().get("id").asText();
    JsonNode job = ionq.untilOver("/jobs/" + id);
    String artifact = job.at("/results/ionq.result.probabilities.json.v2/id").asText();
    String path = "/jobs/" + id + "/artifacts/" + artifact;
    String register = "/probabilities/registers/output_all";
    JsonNode wide = with(Content.WRONG_WIDTH, Phase.RESULT, ionq, path).json();
    assertTrue(wide.at(register).has("111"), wide.toString());
    JsonNode less = with(Content.SUM_NOT_ONE, Phase.RESULT, ionq, path).json();
    assertEquals(0.45, less.at(register).get("00").asDouble(), 1e-9);
  }

  @Test
  void aBatchOfIonqLacksAResultOrHasThoseOfAnother() throws Exception {
    Client ionq = Client.ionq(emulator);
    String id =
        ionq.post("/jobs", IonqBatchTest.batch("simulator", 1, 3)).json().get("id").asText();
    JsonNode children = ionq.untilOver("/jobs/" + id).get("child_job_ids");
    String path = "/jobs/" + id + "/results/probabilities/aggregated";
    assertEquals(2, with(Content.MISSING_CHILD, Phase.RESULT, ionq, path).json().size());
    JsonNode other = with(Content.OTHER_RESULT, Phase.RESULT, ionq, path).json();
    assertEquals(3, other.size());
    children.forEach(child -> assertTrue(!other.has(child.asText())));
    JsonNode wide = with(Content.WRONG_WIDTH, Phase.RESULT, ionq, path).json();
    assertTrue(wide.get(children.get(2).asText()).has("18"), wide.toString());
  }

  @Test
  void resultsOfIbmAreWrong() throws Exception {
    Client ibm = Client.ibm(emulator);
    String id = ibm.post("/jobs", IbmJobTest.bell("")).json().get("id").asText();
    ibm.untilOver("/jobs/" + id);
    String path = "/jobs/" + id + "/results";
    String evs = "/results/0/data/evs";
    assertTrue(with(Content.WRONG_SHAPE, Phase.RESULT, ibm, path).json().isArray());
    JsonNode large = with(Content.SUM_NOT_ONE, Phase.RESULT, ibm, path).json();
    assertTrue(large.at(evs).get(0).asDouble() > 900);
    String broken = with(Content.NOT_A_NUMBER, Phase.RESULT, ibm, path).body();
    assertTrue(broken.contains("\"evs\":[NaN,"), broken);
    JsonNode wide = with(Content.WRONG_WIDTH, Phase.RESULT, ibm, path).json();
    assertEquals(4, wide.at(evs).size());
    JsonNode more = with(Content.OTHER_RESULT, Phase.RESULT, ibm, path).json();
    assertEquals(2, more.get("results").size());
    JsonNode none = with(Content.MISSING_CHILD, Phase.RESULT, ibm, path).json();
    assertEquals(0, none.get("results").size());
    assertEquals(404, with(Content.NOT_YET, Phase.RESULT, ibm, path).status());
    JsonNode unknown = with(Content.UNKNOWN_STATUS, Phase.POLL, ibm, "/jobs/" + id).json();
    assertEquals("Suspended", unknown.at("/state/status").asText());
  }
}
