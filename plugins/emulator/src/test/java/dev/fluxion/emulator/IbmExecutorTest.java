package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of the program that executes circuits, at IBM. */
class IbmExecutorTest {
  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  static byte[] inflated(String base64) throws IOException {
    byte[] packed = Base64.getDecoder().decode(base64);
    return new InflaterInputStream(new ByteArrayInputStream(packed)).readAllBytes();
  }

  /** Returns numbers as JSON in a shape that is given as JSON, too. */
  static String numbers(String shape, double... numbers) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double number : numbers) {
      bytes.putDouble(number);
    }
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(to)) {
      out.write(bytes.array());
    }
    String data = Base64.getEncoder().encodeToString(to.toByteArray());
    return "{\"data\":\"" + data + "\",\"shape\":" + shape + ",\"dtype\":\"f64\"}";
  }

  static String item(String arguments, String shape, String chunk) {
    return "{\"item_type\":\"circuit\",\"circuit_arguments\":"
        + arguments
        + ",\"shape\":"
        + shape
        + ",\"chunk_size\":"
        + chunk
        + "}";
  }

  static String job(String more, int shots, String circuits, String items) {
    return "{\"program_id\":\"executor\",\"backend\":\"ibm_emulator_7\",\"tags\":[\"evk-abc\"],"
        + more
        + "\"params\":{\"schema_version\":\"v2.0\",\"options\":{\"init_qubits\":true,"
        + "\"rep_delay\":null,\"scheduler_timing\":false,\"stretch_values\":false,"
        + "\"experimental\":{}},\"quantum_program\":{\"shots\":"
        + shots
        + ",\"circuits\":{\"data\":["
        + circuits
        + "]},\"meas_level\":\"classified\",\"passthrough_data\":"
        + "{\"evalKeys\":[\"k1\",2.5,null,{\"shape\":[1]}]},\"items\":["
        + items
        + "]}}}";
  }

  /** Two qubits in a product state, turned by p0000 and p0001, and a bit that is never set. */
  static final String PROGRAM =
      "\"OPENQASM 3.0;input float[64] p0000;input float[64] p0001;bit[3] c;"
          + "sx $0;rz(p0000) $0;sx $0;sx $1;rz(p0001) $1;sx $1;"
          + "c[0] = measure $0;c[2] = measure $1;\"";

  private static final String BELL = "\"" + IbmSamplerTest.BELL + "\"";

  private static final String NOTHING = "[0]";

  private JsonNode results(String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    String path = "/jobs/" + created.json().get("id").asText();
    assertEquals(
        "Completed", client.untilOver(path).get("status").asText(), client.get(path).body());
    return client.get(path + "/results").json();
  }

  private static boolean bit(byte[] packed, int place) {
    return (packed[place / 8] >> place % 8 & 1) == 1;
  }

  @Test
  void bitsComeInTheShapeOfTheItemTheShotsAndTheRegister() throws Exception {
    double[] angles = {0, Math.PI, 1, 0.5, -1, Math.PI / 2};
    String item = item(numbers("[3,2]", angles), "[3]", "\"auto\"");
    JsonNode results = results(job("", 3001, PROGRAM, item));
    assertEquals("v2.0", results.get("schema_version").asText());
    JsonNode c = results.at("/data/0/results/c");
    assertEquals("[3,3001,3]", c.get("shape").toString());
    assertEquals("bool", c.get("dtype").asText());
    byte[] packed = inflated(c.get("data").asText());
    assertEquals((3 * 3001 * 3 + 7) / 8, packed.length);
    for (int point = 0; point < 3; point++) {
      for (int qubit = 0; qubit < 2; qubit++) {
        int ones = 0;
        for (int shot = 0; shot < 3001; shot++) {
          int place = (point * 3001 + shot) * 3;
          ones += bit(packed, place + 2 * qubit) ? 1 : 0;
          assertTrue(!bit(packed, place + 1), "a bit is set that nothing is measured into");
        }
        // sx rz(t) sx is read as 1 with probability cos^2(t/2)
        double chance = Math.pow(Math.cos(angles[2 * point + qubit] / 2), 2);
        double error = Math.sqrt(3001 * chance * (1 - chance));
        assertEquals(3001 * chance, ones, 5 * error + 1e-9);
      }
    }
    // one second, and 0.25 ms for each of 3,001 shots at three points
    assertEquals("4", emulator.seen().bill("s").toString());
    assertEquals(1, emulator.seen().billed("abc"));
  }

  @Test
  void argumentsAreBroadcastToTheShapeOfTheItem() throws Exception {
    String item = item(numbers("[2,1,2]", 0, 0, Math.PI, Math.PI), "[2,4]", "\"auto\"");
    JsonNode c = results(job("", 5, PROGRAM, item)).at("/data/0/results/c");
    assertEquals("[2,4,5,3]", c.get("shape").toString());
    byte[] packed = inflated(c.get("data").asText());
    for (int k = 0; k < 2 * 4 * 5; k++) {
      assertEquals(k < 20, bit(packed, 3 * k));
      assertEquals(k < 20, bit(packed, 3 * k + 2));
    }
  }

  @Test
  void eachItemHasItsRegistersAndPassthroughDataComeBackUnchanged() throws Exception {
    String items =
        item(numbers(NOTHING), "[]", "\"auto\"")
            + ","
            + item(numbers("[2]", 0, 0), "[]", "\"auto\"");
    JsonNode results = results(job("", 100, BELL + "," + PROGRAM, items));
    assertEquals(2, results.get("data").size());
    assertEquals("[100,4]", results.at("/data/0/results/c/shape").toString());
    assertEquals("[100,1]", results.at("/data/0/results/d/shape").toString());
    assertEquals("[100,3]", results.at("/data/1/results/c/shape").toString());
    byte[] c = inflated(results.at("/data/0/results/c/data").asText());
    byte[] d = inflated(results.at("/data/0/results/d/data").asText());
    int set = 0;
    for (int shot = 0; shot < 100; shot++) {
      assertEquals(bit(c, 4 * shot), bit(c, 4 * shot + 1));
      assertEquals(bit(c, 4 * shot), bit(d, shot));
      set += bit(d, shot) ? 1 : 0;
    }
    assertEquals(50, set, 25);
    assertEquals(
        "{\"evalKeys\":[\"k1\",2.5,null,{\"shape\":[1]}]}",
        results.get("passthrough_data").toString());
    assertTrue(results.get("semantic_role").isNull());
    assertTrue(results.at("/data/0/metadata/scheduler_timing").isNull());
    assertTrue(results.at("/data/0/metadata/stretch_values").isNull());
  }

  @Test
  void aJobIsRunInOneChunkOrInASessionInThoseOfItsItems() throws Exception {
    String zeros = numbers("[5,2]", new double[10]);
    JsonNode timing =
        results(job("", 2, PROGRAM, item(zeros, "[5]", "\"auto\""))).at("/metadata/chunk_timing");
    assertEquals(1, timing.size());
    assertEquals(
        "[{\"idx_item\":0,\"size\":5,\"permutation\":[0],\"element_range\":[0,5,1]}]",
        timing.at("/0/parts").toString());
    String chunked = job("", 2, PROGRAM, item(zeros, "[5]", "2"));
    assertFails("sessions only", chunked);
    String opened =
        client
            .post("/sessions", "{\"mode\":\"dedicated\",\"backend\":\"ibm_emulator_7\"}")
            .json()
            .get("id")
            .asText();
    String inSession =
        chunked.replace("\"params\"", "\"session_id\":\"" + opened + "\",\"params\"");
    JsonNode chunks = results(inSession).at("/metadata/chunk_timing");
    assertEquals(3, chunks.size());
    assertEquals("[4,5,1]", chunks.at("/2/parts/0/element_range").toString());
    for (int k = 0; k < 3; k++) {
      Instant start = Instant.parse(chunks.get(k).get("start").asText());
      Instant stop = Instant.parse(chunks.get(k).get("stop").asText());
      assertTrue(start.isBefore(stop), chunks.toString());
      if (k > 0) {
        assertEquals(chunks.get(k - 1).get("stop"), chunks.get(k).get("start"));
      }
    }
  }

  private void assertFails(String why, String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    JsonNode job = client.untilOver("/jobs/" + created.json().get("id").asText());
    assertEquals("Failed", job.get("status").asText());
    assertTrue(job.at("/state/reason").asText().contains(why), job.toString());
  }

  @Test
  void whatDoesNotFitTogetherFails() throws Exception {
    String zeros = numbers("[2]", 0, 0);
    String good = item(zeros, "[]", "\"auto\"");
    assertFails("2 circuits of 1 items", job("", 1, PROGRAM + "," + PROGRAM, good));
    assertFails(
        "2 parameters, got 3",
        job("", 1, PROGRAM, item(numbers("[3]", 0, 0, 0), "[]", "\"auto\"")));
    assertFails("8 bytes a number", job("", 1, PROGRAM, good.replace("[2]", "[2,2]")));
    assertFails(
        "do not fit", job("", 1, PROGRAM, item(numbers("[2,2]", 0, 0, 0, 0), "[3]", "\"auto\"")));
    assertFails(
        "shape [1]", job("", 1, PROGRAM, item(numbers("[2,2]", 0, 0, 0, 0), "[1]", "\"auto\"")));
    assertFails("at most 100000 shots", job("", 100_001, PROGRAM, good));
    assertFails(
        "either all", job("", 1, PROGRAM + "," + PROGRAM, good + "," + item(zeros, "[]", "1")));
    assertFails(
        "'rep_delay'", job("", 1, PROGRAM, good).replace("\"rep_delay\":null", "\"rep_delay\":1"));
    assertEquals(0, emulator.seen().billed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"classified\" | \"kerneled\" | meas_level",
        "\"classified\" | \"both\" | meas_level",
        "\"classified\" | \"raw\" | meas_level",
        "\"scheduler_timing\":false | \"scheduler_timing\":true | scheduler_timing",
        "\"v2.0\" | \"v1.0\" | schema_version",
        "\"circuit\",\"circuit_arguments\" | \"samplex\",\"circuit_arguments\" | item_type",
        "\"f64\" | \"f32\" | dtype",
        "\"init_qubits\" | \"seed\" | seed",
        "\"shots\":3 | \"shots\":0 | shots",
        "\"chunk_size\":\"auto\" | \"chunk_size\":0 | chunk_size",
        "\"meas_level\" | \"qubits\" | qubits",
      })
  void whatIsNotPublishedOrNotEmulatedIsRefused(String good, String wrong, String why)
      throws Exception {
    String body = job("", 3, PROGRAM, item(numbers("[2]", 0, 0), "[]", "\"auto\""));
    assertTrue(body.contains(good));
    Client.Reply refused = client.post("/jobs", body.replace(good, wrong));
    assertEquals(400, refused.status(), refused.body());
    String message = refused.json().at("/errors/0/message").asText();
    assertTrue(message.contains(why), message);
    assertEquals(0, emulator.seen().jobs().size());
  }
}
