package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each gate of IonQ does what its name says. */
class IonqGatesTest {
  private static Emulator emulator;
  private static Client client;

  @BeforeAll
  static void start() {
    emulator = Emulator.start();
    client = Client.ionq(emulator);
  }

  @AfterAll
  static void close() {
    emulator.close();
  }

  /** Gates in short: {@code rx 0 1.5} with target and rotation, {@code x 0,1>2} with controls. */
  private static String gate(String text) {
    String[] words = text.trim().split(" ");
    String[] sides = words[1].split(">");
    String[] targets = sides[sides.length - 1].split(",");
    StringBuilder json = new StringBuilder("{\"gate\":\"" + words[0] + "\"");
    if (targets.length > 1) {
      json.append(",\"targets\":[").append(String.join(",", targets)).append("]");
    } else {
      json.append(",\"target\":").append(targets[0]);
    }
    if (sides.length > 1) {
      json.append(",\"controls\":[").append(sides[0]).append("]");
    }
    if (words.length > 2) {
      json.append(",\"rotation\":").append(words[2]);
    }
    return json.append("}").toString();
  }

  private static JsonNode run(String gates) throws Exception {
    StringBuilder all = new StringBuilder();
    for (String each : gates.split(";")) {
      all.append(all.isEmpty() ? "" : ",").append(gate(each));
    }
    Client.Reply created = client.post("/jobs", IonqJobTest.job("simulator", 1, 3, all.toString()));
    assertEquals(201, created.status(), created.body());
    String id = created.json().get("id").asText();
    client.untilOver("/jobs/" + id);
    return client.get("/jobs/" + id + "/results/probabilities").json();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x 0 | 1 | 1",
        "not 0 | 1 | 1",
        "y 0 | 1 | 1",
        "h 0;z 0;h 0 | 1 | 1",
        "h 0;s 0;s 0;h 0 | 1 | 1",
        "h 0;s 0;si 0;h 0 | 0 | 1",
        "h 0;t 0;t 0;t 0;t 0;h 0 | 1 | 1",
        "h 0;t 0;ti 0;h 0 | 0 | 1",
        "v 0;v 0 | 1 | 1",
        "v 0;vi 0 | 0 | 1",
        "v 0;s 0;h 0 | 0 | 1",
        "rx 0 1.2 | 1 | 0.31882112276166324",
        "ry 0 1.2 | 1 | 0.31882112276166324",
        "h 0;rz 0 1.2;h 0 | 1 | 0.31882112276166324",
        "x 0;swap 0,2 | 4 | 1",
        "x 0;cnot 0>2 | 5 | 1",
        "xx 0,1 1.2 | 3 | 0.31882112276166324",
        "yy 0,1 1.2 | 3 | 0.31882112276166324",
        "x 0;x 1;xx 0,1 0.7;yy 0,1 0.7 | 0 | 0",
        "xx 0,1 0.7;yy 0,1 -0.7 | 3 | 0.41501642854987953",
        "h 0;zz 0,1 1.2;h 0 | 1 | 0.31882112276166324",
        "x 0;x 1;x 0,1>2 | 7 | 1",
        "x 0;x 0,1>2 | 1 | 1",
        "x 0;rx 0>2 1.2 | 5 | 0.31882112276166324",
        "x 0;ry 0>1 1.2 | 3 | 0.31882112276166324",
        "h 0;x 1;z 1>0;h 0 | 3 | 1",
        "h 0;x 1;rz 1>0 1.2;h 0 | 3 | 0.31882112276166324",
        "x 0;v 0>1;v 0>1 | 3 | 1",
        "x 0;h 1;s 0>1;s 0>1;h 1 | 3 | 1",
        "x 2;x 0;swap 2>0,1 | 6 | 1",
        "x 2;xx 2>0,1 1.2 | 7 | 0.31882112276166324",
        "x 2;yy 2>0,1 1.2 | 7 | 0.31882112276166324",
        "x 2;xx 2>0,1 0.7;yy 2>0,1 -0.7 | 7 | 0.41501642854987953",
        "x 2;h 0;zz 2>0,1 1.2;h 0 | 5 | 0.31882112276166324",
      })
  void aGateHasItsEffect(String gates, String outcome, double probability) throws Exception {
    assertEquals(probability, run(gates).path(outcome).asDouble(0), 1e-12);
  }
}
