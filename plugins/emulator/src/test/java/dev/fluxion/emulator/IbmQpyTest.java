package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.ibm.qpy.Qpy;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Circuits in QPY, as Qiskit 2.6.2 has written them, {@code qpy.dump(circuit, file,
 * version=version)}, compressed and in Base64, by name and version:
 *
 * <pre>
 * angles:     a = Parameter("a"); t = ParameterVector("theta", 12)
 *             q = QuantumCircuit(QuantumRegister(7, "q"), ClassicalRegister(3, "low"),
 *                                ClassicalRegister(3, "high")); q.reset(0)
 *             for k, e in enumerate([t[2], t[10]-t[2], 1-a, -2*t[0]+a/4, 2/(1+a*a), 0.5]):
 *                 q.sx(k); q.rz(e, k); q.sx(k); q.id(k)
 *             q.delay(100, 6, "dt"); q.barrier(); q.measure(range(6), range(6))
 * measured:   the circuit of IbmFixtureTest; unmeasured: without measurements
 * three:      angles, measured, angles
 * directed:   q = QuantumCircuit(16, 2); q.x(1); q.ecr(0, 1); q.measure([0, 1], [0, 1])
 * hadamard:   q = QuantumCircuit(7, 1); q.h(0); q.measure(0, 0)
 * conditional: q.measure(0, 0), then q.x(1) in q.if_test((q.clbits[0], 1))
 * </pre>
 */
class IbmQpyTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private static String packed(String name) throws Exception {
    try (InputStream in = IbmQpyTest.class.getResourceAsStream("qpy.json")) {
      return MAPPER.readTree(in).get(name).asText();
    }
  }

  private static String typed(String name) throws Exception {
    return "{\"__type__\":\"QuantumCircuit\",\"__value__\":\"" + packed(name) + "\"}";
  }

  private JsonNode over(String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    return client.untilOver("/jobs/" + created.json().get("id").asText());
  }

  private JsonNode results(String body) throws Exception {
    JsonNode job = over(body);
    assertEquals("Completed", job.get("status").asText(), job.toString());
    return client.get("/jobs/" + job.get("id").asText() + "/results").json();
  }

  /** Of the parameters a, theta[0], theta[2] and theta[10], which is their order. */
  private static final double[] POINT = {0.7, 1.1, -0.4, 2.3};

  private static void assertAngles(JsonNode low, JsonNode high, int shots) {
    double a = POINT[0];
    double[] angles = {
      POINT[2], POINT[3] - POINT[2], 1 - a, -2 * POINT[1] + a / 4, 2 / (1 + a * a), 0.5
    };
    for (int k = 0; k < 6; k++) {
      int ones = 0;
      for (JsonNode sample : k < 3 ? low : high) {
        ones += Integer.decode(sample.asText()) >> k % 3 & 1;
      }
      // sx rz(t) sx is read as 1 with probability cos^2(t/2)
      double chance = Math.pow(Math.cos(angles[k] / 2), 2);
      assertEquals(
          shots * chance, ones, 5 * Math.sqrt(shots * chance * (1 - chance)), "qubit " + k);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 14, 15, 16, 17, 18})
  void gatesAnglesAndRegistersAreReadInEachVersion(int version) throws Exception {
    String pub = "[" + typed("angles-" + version) + "," + Arrays.toString(POINT) + ",9000]";
    JsonNode data = results(IbmSamplerTest.job("", "", pub)).at("/results/0/data");
    assertEquals(3, data.at("/low/num_bits").asInt());
    assertAngles(data.at("/low/samples"), data.at("/high/samples"), 9000);
  }

  @Test
  void aCircuitHasTheSameResultsInQpyAndInOpenQasm() throws Exception {
    for (String[] each :
        new String[][] {{"sampler", "measured-17"}, {"estimator", "unmeasured-13"}}) {
      ObjectNode request = (ObjectNode) MAPPER.readTree(IbmFixtureTest.request(each[0]));
      ObjectNode params = (ObjectNode) request.get("params");
      params.put("support_qiskit", false);
      String inQasm = results(request.toString()).at("/results/0/data").toString();
      ((ArrayNode) params.at("/pubs/0")).set(0, MAPPER.readTree(typed(each[1])));
      assertEquals(inQasm, results(request.toString()).at("/results/0/data").toString());
    }
  }

  private static String executor(String name, int count, String items) throws Exception {
    String circuits =
        "\"circuits\":{\"b64_data\":\""
            + packed(name)
            + "\",\"qpy_version\":17,\"num_programs\":"
            + count
            + "}";
    return IbmExecutorTest.job("", 50, "", items).replace("\"circuits\":{\"data\":[]}", circuits);
  }

  @Test
  void theExecutorTakesAllCircuitsOfAFile() throws Exception {
    String angles = IbmExecutorTest.item(IbmExecutorTest.numbers("[4]", POINT), "[]", "\"auto\"");
    String pair =
        IbmExecutorTest.item(IbmExecutorTest.numbers("[2,2]", 0, 0, Math.PI, 0), "[]", "\"auto\"");
    JsonNode results = results(executor("three-17", 3, angles + "," + pair + "," + angles));
    assertEquals("[50,3]", results.at("/data/2/results/high/shape").toString());
    JsonNode c = results.at("/data/1/results/c");
    assertEquals("[2,50,2]", c.get("shape").toString());
    byte[] bits = IbmExecutorTest.inflated(c.get("data").asText());
    for (int k = 0; k < 25; k++) {
      // no qubit is turned at the first point, both are at the second: 100 bits each
      assertEquals(k < 12 ? 0 : k > 12 ? -1 : (byte) 0xF0, bits[k]);
    }
    JsonNode wrong = over(executor("three-17", 2, angles + "," + pair));
    assertTrue(wrong.at("/state/reason").asText().contains("num_programs"), wrong.toString());
  }

  @Test
  void gatesInOneDirectionAreReadInIt() throws Exception {
    String pub = "[" + typed("directed-17") + ",null,2000]";
    String body = IbmSamplerTest.job("", "", pub).replace("emulator_7", "emulator_16");
    JsonNode samples = results(body).at("/results/0/data/c/samples");
    // ECR turns Z1 to Y1 Z0, so that qubit 1 is read as either, and Z0 to -Z0
    int first = 0;
    int second = 0;
    for (JsonNode sample : samples) {
      first += Integer.decode(sample.asText()) & 1;
      second += Integer.decode(sample.asText()) >> 1;
    }
    assertEquals(2000, first);
    assertEquals(1000, second, 5 * Math.sqrt(2000 * 0.25));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hadamard-17 | 1517 | The instruction h is not supported",
        "directed-17 | 1517 | The instruction ecr is not supported",
        "conditional-17 | 9999 | no condition",
        "three-17 | 9999 | one circuit, got 3",
      })
  void aCircuitThatIsNotReadOrNotRunFails(String name, int code, String why) throws Exception {
    String body = IbmSamplerTest.job("", "", "[" + typed(name) + ",null,10]");
    JsonNode state = over(body).get("state");
    assertTrue(state.get("reason").asText().contains(why), state.toString());
    assertEquals(code, state.get("reason_code").asInt());
  }

  @Test
  void bytesThatEndEarlyOrAreOfAnotherVersionAreRefused() throws Exception {
    byte[] good = IbmExecutorTest.inflated(packed("angles-17"));
    byte[] old = good.clone();
    old[6] = 12;
    assertThrows(IllegalArgumentException.class, () -> Qpy.read(old));
    assertThrows(IllegalArgumentException.class, () -> Qpy.read(new byte[] {'Q', 'I'}));
    // the layout at the end is not needed
    int used = good.length - 40;
    for (int length = 0; length < used; length += 7) {
      byte[] part = Arrays.copyOf(good, length);
      assertThrows(IllegalArgumentException.class, () -> Qpy.read(part), "length " + length);
    }
  }
}
