package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.Noise;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of the program that samples, at IBM. */
class IbmSamplerTest {
  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  static String job(String more, String options, String... pubs) {
    return "{\"program_id\":\"sampler\",\"backend\":\"ibm_emulator_7\",\"tags\":[\"evk-abc\"],"
        + more
        + "\"params\":{\"version\":2,\"support_qiskit\":false,\"pubs\":["
        + String.join(",", pubs)
        + "],\"options\":{"
        + options
        + "}}}";
  }

  /** A Bell pair, read into a register of four bits, two of them of qubits without gates. */
  static final String BELL =
      IbmJobTest.BELL.replace("rz(pi/2) $1;sx $1", "bit[4] c;bit d;rz(pi/2) $1;sx $1")
          + "barrier $1,$3;c[0] = measure $1;c[1] = measure $3;c[3] = measure $5;d = measure $3;";

  private Client.Reply results(Client from, String body) throws Exception {
    Client.Reply created = from.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    String path = "/jobs/" + created.json().get("id").asText();
    assertEquals("Completed", from.untilOver(path).get("status").asText(), from.get(path).body());
    return from.get(path + "/results");
  }

  private JsonNode data(String body) throws Exception {
    return results(client, body).json().at("/results/0/data");
  }

  static Map<String, Integer> counts(JsonNode samples) {
    Map<String, Integer> counts = new HashMap<>();
    samples.forEach(sample -> counts.merge(sample.asText(), 1, Integer::sum));
    return counts;
  }

  @Test
  void eachRegisterHasASampleForEachShot() throws Exception {
    JsonNode data = data(job("", "", IbmJobTest.pub(BELL, "null,4000")));
    assertEquals(4, data.at("/c/num_bits").asInt());
    assertEquals(1, data.at("/d/num_bits").asInt());
    Map<String, Integer> counts = counts(data.at("/c/samples"));
    assertEquals(4000, counts.getOrDefault("0x0", 0) + counts.getOrDefault("0x3", 0));
    // within five standard deviations of a half
    assertEquals(2000, counts.get("0x3"), 5 * Math.sqrt(4000 * 0.25));
    for (int shot = 0; shot < 4000; shot++) {
      boolean isSet = data.at("/c/samples").get(shot).asText().equals("0x3");
      assertEquals(isSet ? "0x1" : "0x0", data.at("/d/samples").get(shot).asText());
    }
    // one second, and 0.25 ms for each of 4,000 shots
    assertEquals("2", emulator.seen().bill("s").toString());
    assertEquals(1, emulator.seen().billed("abc"));
  }

  @Test
  void samplesOfManyPointsAreNestedInTheirShape() throws Exception {
    String program =
        IbmJobTest.HEAD
            + "input float[64] p0;input float[64] p1;bit c;sx $0;rz((p0 + p1)/1) $0;sx $0;"
            + "measure $0 -> c[0];";
    String values = "[[[0.0,0.0],[1.0,2.141592653589793]],[[0.5,0.5],[-1.0,1.0]]]";
    JsonNode samples =
        data(job("", "", IbmJobTest.pub(program, values + ",9000"))).at("/c/samples");
    assertEquals(2, samples.size());
    // sx rz(t) sx is read as 1 with probability cos^2(t/2)
    double[] ones = {1, 0, Math.pow(Math.cos(0.5), 2), 1};
    for (int k = 0; k < 4; k++) {
      JsonNode shots = samples.get(k / 2).get(k % 2);
      assertEquals(9000, shots.size());
      double error = Math.sqrt(9000 * ones[k] * (1 - ones[k]));
      assertEquals(9000 * ones[k], counts(shots).getOrDefault("0x1", 0), 5 * error + 1e-9);
    }
    assertEquals("10", emulator.seen().bill("s").toString());
  }

  @Test
  void shotsAreThoseOfThePubThenOfTheParametersThenOfTheOptions() throws Exception {
    String own = IbmJobTest.pub(BELL, "[],7");
    String body = job("", "\"default_shots\":9", own, "[\"" + BELL + "\"]");
    JsonNode results = results(client, body).json().get("results");
    assertEquals(7, results.at("/0/data/c/samples").size());
    assertEquals(9, results.at("/1/data/c/samples").size());
    String all = body.replace("\"version\"", "\"shots\":8,\"version\"");
    JsonNode overruled = results(client, all).json().get("results");
    assertEquals(7, overruled.at("/0/data/c/samples").size());
    assertEquals(8, overruled.at("/1/data/c/samples").size());
    JsonNode byDefault = data(job("", "", "[\"" + BELL + "\"]"));
    assertEquals(4096, byDefault.at("/c/samples").size());
  }

  @Test
  void theResultSaysWhenWhichShotsWereRun() throws Exception {
    JsonNode results = results(client, job("", "", IbmJobTest.pub(BELL, "null,5"))).json();
    JsonNode span = results.at("/metadata/execution/execution_spans/0");
    assertEquals("{\"0\":[[5],[0,1],[0,5]]}", span.get(2).toString());
    assertTrue(span.get(0).get("date").asText().compareTo(span.get(1).get("date").asText()) < 0);
    assertEquals(2, results.at("/metadata/version").asInt());
    assertEquals("{}", results.at("/results/0/metadata/circuit_metadata").toString());
  }

  @Test
  void resultsForQiskitHaveTheSameSamplesInBytes() throws Exception {
    String wide =
        IbmJobTest.HEAD
            + "bit[10] c;x $0;sx $2;c[0] = measure $0;c[5] = measure $2;c[9] = measure $0;";
    String seed = "\"simulator\":{\"seed_simulator\":11}";
    String plain = job("", seed, IbmJobTest.pub(wide, "null,50"));
    JsonNode samples = data(plain).at("/c/samples");
    String typed = plain.replace("\"support_qiskit\":false,", "");
    JsonNode result = results(client, typed).json();
    assertEquals("PrimitiveResult", result.get("__type__").asText());
    JsonNode pub = result.at("/__value__/pub_results/0");
    assertEquals("SamplerPubResult", pub.get("__type__").asText());
    JsonNode bits = pub.at("/__value__/data/__value__/fields/c");
    assertEquals("BitArray", bits.get("__type__").asText());
    assertEquals(10, bits.at("/__value__/num_bits").asInt());
    byte[] npy = IbmExecutorTest.inflated(bits.at("/__value__/array/__value__").asText());
    assertTrue(new String(npy, StandardCharsets.ISO_8859_1).contains("'|u1'"));
    assertTrue(new String(npy, StandardCharsets.ISO_8859_1).contains("(50, 2)"));
    for (int shot = 0; shot < 50; shot++) {
      int at = npy.length - 100 + 2 * shot;
      int value = (npy[at] & 0xFF) << 8 | (npy[at + 1] & 0xFF);
      assertEquals(samples.get(shot).asText(), "0x" + Integer.toHexString(value));
    }
    String slices = "/__value__/metadata/execution/execution_spans/__value__/spans/0/__value__";
    assertEquals("{\"0\":[[50],0,1,0,50]}", result.at(slices).get("data_slices").toString());
  }

  @Test
  void aQubitWithoutGatesIsReadWithTheNoiseOfTheDevice() throws Exception {
    String program = IbmJobTest.HEAD + "bit[2] c;x $0;c[0] = measure $0;c[1] = measure $4;";
    try (Emulator noisy = Emulator.builder().noise(Noise.none().readout(0.1, 0.2)).start()) {
      String body = job("", "", IbmJobTest.pub(program, "null,5000"));
      Map<String, Integer> counts =
          counts(results(Client.ibm(noisy), body).json().at("/results/0/data/c/samples"));
      int up = counts.getOrDefault("0x2", 0) + counts.getOrDefault("0x3", 0);
      assertEquals(500, up, 5 * Math.sqrt(5000 * 0.1 * 0.9));
      int down = counts.getOrDefault("0x0", 0) + counts.getOrDefault("0x2", 0);
      assertEquals(1000, down, 5 * Math.sqrt(5000 * 0.2 * 0.8));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "9999 | x $0; | no register",
        "9999 | bit[2] c;c[2] = measure $0; | no bit 'c[2]'",
        "9999 | bit c;c = measure $0;x $0; | after its last gate",
        "9999 | bit c;x $0;reset $0;c = measure $0; | before its first gate",
        "9999 | bit c;bit c; | two registers 'c'",
        "9999 | input float[64] a;bit c;rz(a) $0;c = measure $0; | 1 parameters, got 0",
        "1517 | bit c;c = measure $7; | no qubit",
        "1517 | bit c;h $0;c = measure $0; | instruction h",
      })
  void aCircuitThatCannotBeSampledFails(int code, String statements, String why) throws Exception {
    String body = job("", "", IbmJobTest.pub(IbmJobTest.HEAD + statements, "null,10"));
    String path = "/jobs/" + client.post("/jobs", body).json().get("id").asText();
    JsonNode job = client.untilOver(path);
    assertEquals("Failed", job.get("status").asText());
    assertEquals(code, job.at("/state/reason_code").asInt());
    assertEquals(code, job.at("/state/reasonCode").asInt());
    assertTrue(job.at("/state/reason").asText().contains(why), job.toString());
    assertTrue(client.get(path + "/results").body().contains(why));
    assertTrue(client.get(path + "/logs").body().contains(why));
    assertEquals(0, emulator.seen().billed());
  }

  @Test
  void delaysAndEarlyResetsChangeNothing() throws Exception {
    String program =
        IbmJobTest.HEAD + "bit c;reset $0;delay[100ns] $0;x $0;delay[2dt] $0, $1;c = measure $0;";
    JsonNode data = data(job("", "", IbmJobTest.pub(program, "null,20")));
    assertEquals(Map.of("0x1", 20), counts(data.at("/c/samples")));
  }

  @Test
  void whatIsNotPublishedOrNotEmulatedIsRefused() throws Exception {
    String good = job("", "\"execution\":{\"meas_type\":\"classified\"}", "[\"" + BELL + "\"]");
    assertEquals(200, client.post("/jobs", good).status());
    Client.Reply kerneled = client.post("/jobs", good.replace("\"classified", "\"kerneled"));
    assertEquals(400, kerneled.status());
    String message = kerneled.json().at("/errors/0/message").asText();
    assertTrue(message.contains("meas_type") && message.contains("kerneled"), message);
    for (String wrong :
        new String[] {
          good.replace("meas_type", "meas_level"),
          good.replace("\"version\":2", "\"version\":2,\"resilience_level\":1"),
          good.replace("\"]]", "\",null,0]]"),
          good.replace("\"execution\"", "\"resilience\":{},\"execution\""),
        }) {
      assertEquals(400, client.post("/jobs", wrong).status(), wrong);
    }
    assertEquals(1, emulator.seen().jobs().size());
  }
}
