package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.schema.RequestSchema;
import dev.fluxion.emulator.seen.SeenRequest;
import dev.fluxion.emulator.setup.Account;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a test can ask an emulator. */
class SeenTest {
  @Test
  void requestsAreKeptAsTheyCame() throws Exception {
    try (Emulator emulator = Emulator.start()) {
      Client client = Client.ionq(emulator);
      String body = IonqJobTest.bell("simulator", 1);
      client.post("/jobs", body);
      client.get("/jobs?limit=1");
      SeenRequest first = emulator.seen().requests().get(0);
      assertEquals("ionq", first.provider());
      assertEquals(Phase.CREATE, first.phase());
      assertEquals("/v0.4/jobs", first.path());
      assertEquals(body, first.text());
      assertEquals("apiKey emulator-key", first.headers().get("authorization"));
      assertEquals("2. GET /v0.4/jobs?limit=1", emulator.seen().requests().get(1).toString());
      assertEquals(1, emulator.seen().submissions("k1"));
      assertEquals(0, emulator.seen().submissions("k2"));
      assertEquals(List.of(), RequestSchema.IONQ_CIRCUIT_JOB.violations(first.body()));
    }
  }

  @Test
  void aKeyIsFoundInTheTagThatHasItsBeginning() throws Exception {
    String key = "0123456789abcdef".repeat(4);
    try (Emulator emulator = Emulator.start()) {
      Client client = Client.ibm(emulator);
      client.post("/jobs", IbmJobTest.bell("").replace("evk-abc", "evk-" + key.substring(0, 32)));
      assertEquals(1, emulator.seen().submissions(key));
      assertEquals(1, emulator.seen().jobs(key).size());
      assertEquals(0, emulator.seen().jobs("abc").size());
    }
  }

  @Test
  void aSchemaNamesTheKeyThatIsWrong() throws Exception {
    byte[] body = "{\"ids\":[\"a\",2],\"more\":true}".getBytes(StandardCharsets.UTF_8);
    List<String> keys =
        RequestSchema.IONQ_IDS.violations(body).stream()
            .map(RequestSchema.Violation::key)
            .sorted()
            .toList();
    assertEquals(List.of("ids/1", "more"), keys);
  }

  @Test
  void noTextShowsTheKeyOfAnAccount() {
    assertTrue(!Account.of("secret-key").toString().contains("secret-key"));
  }
}
