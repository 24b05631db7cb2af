package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.emulator.schema.RequestSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Requests that IBM's own models and Qiskit's exporter have written, a file for each program.
 *
 * <p>They were made by ibm-quantum-schemas 0.13 ({@code ParamsModel} of each program, {@code
 * F64CompressedTensorModel.from_numpy}, {@code RuntimeEncoder} for arrays of NumPy) and Qiskit
 * 2.6.2: {@code q.ry(p0000, 0); q.cx(0, 1); q.ry(p0001, 1)}, measured for all but the estimator,
 * {@code transpile(q, basis_gates=["cz","id","rz","sx","x"], coupling_map=…, initial_layout=[1,
 * 3])} and {@code qasm3.Exporter(includes=[], basis_gates=…, disable_constants=True)}, at the three
 * points below.
 */
class IbmFixtureTest {
  private static final double[][] POINTS = {{0.3, 0.0}, {1.1, 0.7}, {2.0, -0.4}};

  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  static String request(String program) throws IOException {
    try (InputStream in =
        IbmFixtureTest.class.getResourceAsStream("ibm-" + program + "-job.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private JsonNode results(String body) throws Exception {
    Client.Reply created = client.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    String path = "/jobs/" + created.json().get("id").asText();
    assertEquals(
        "Completed", client.untilOver(path).get("status").asText(), client.get(path).body());
    return client.get(path + "/results").json();
  }

  @Test
  void eachRequestIsOfThePublishedForm() throws Exception {
    Map<String, RequestSchema> schemas =
        Map.of(
            "estimator", RequestSchema.IBM_ESTIMATOR_JOB,
            "sampler", RequestSchema.IBM_SAMPLER_JOB,
            "executor", RequestSchema.IBM_EXECUTOR_JOB);
    for (Map.Entry<String, RequestSchema> each : schemas.entrySet()) {
      byte[] body = request(each.getKey()).getBytes(StandardCharsets.UTF_8);
      assertEquals(0, each.getValue().violations(body).size(), each.getKey());
    }
    byte[] sampler = request("sampler").getBytes(StandardCharsets.UTF_8);
    assertTrue(!RequestSchema.IBM_EXECUTOR_JOB.violations(sampler).isEmpty());
  }

  private static double[] numbers(JsonNode array) throws IOException {
    byte[] npy = IbmExecutorTest.inflated(array.get("__value__").asText());
    double[] numbers = new double[6];
    ByteBuffer.wrap(npy, npy.length - 48, 48)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asDoubleBuffer()
        .get(numbers);
    return numbers;
  }

  @Test
  void theEstimatorReadsArraysOfNumpyAndBroadcastsThem() throws Exception {
    JsonNode bin =
        results(request("estimator")).at("/__value__/pub_results/0/__value__/data/__value__");
    assertEquals("[3,2]", bin.get("shape").toString());
    double[] values = numbers(bin.at("/fields/evs"));
    double[] errors = numbers(bin.at("/fields/stds"));
    for (int k = 0; k < 3; k++) {
      double a = POINTS[k][0];
      double b = POINTS[k][1];
      // <Z1 Z0> = cos b, <Z0> = cos a, <X1> = cos a sin b
      double[] exact = {Math.cos(b), (0.5 - 0.25 * Math.sin(b)) * Math.cos(a)};
      for (int i = 0; i < 2; i++) {
        assertEquals(exact[i], values[2 * k + i], 5 * errors[2 * k + i] + 1e-9);
        assertTrue(errors[2 * k + i] <= 0.75 * 0.02 || i == 0);
      }
      // one outcome of the product, at 2,500 shots
      assertEquals(Math.abs(Math.sin(b)) * 0.02, errors[2 * k], 0.002);
    }
  }

  /** Returns the chance of each outcome, the bit of qubit 0 being the lower one. */
  private static double[] chances(double[] point) {
    double one = Math.pow(Math.sin(point[0] / 2), 2);
    double turned = Math.pow(Math.sin(point[1] / 2), 2);
    return new double[] {
      (1 - one) * (1 - turned), one * turned, (1 - one) * turned, one * (1 - turned)
    };
  }

  private static void assertCounts(double[] chances, int[] counts) {
    for (int k = 0; k < 4; k++) {
      double error = Math.sqrt(1000 * chances[k] * (1 - chances[k]));
      assertEquals(1000 * chances[k], counts[k], 5 * error + 1e-9);
    }
  }

  @Test
  void theSamplerDrawsFromTheDistributionOfEachPoint() throws Exception {
    JsonNode bin =
        results(request("sampler")).at("/__value__/pub_results/0/__value__/data/__value__");
    assertEquals("[3]", bin.get("shape").toString());
    String array = bin.at("/fields/c/__value__/array/__value__").asText();
    byte[] npy = IbmExecutorTest.inflated(array);
    for (int point = 0; point < 3; point++) {
      int[] counts = new int[4];
      for (int shot = 0; shot < 1000; shot++) {
        counts[npy[npy.length - 3000 + point * 1000 + shot]]++;
      }
      assertCounts(chances(POINTS[point]), counts);
    }
  }

  @Test
  void theExecutorDrawsFromTheDistributionOfEachPoint() throws Exception {
    JsonNode results = results(request("executor"));
    JsonNode c = results.at("/data/0/results/c");
    assertEquals("[3,1000,2]", c.get("shape").toString());
    byte[] packed = IbmExecutorTest.inflated(c.get("data").asText());
    for (int point = 0; point < 3; point++) {
      int[] counts = new int[4];
      for (int shot = 0; shot < 1000; shot++) {
        int pair = point * 1000 + shot;
        counts[packed[pair / 4] >> 2 * (pair % 4) & 3]++;
      }
      assertCounts(chances(POINTS[point]), counts);
    }
    assertEquals(
        "{\"evalKeys\":[\"k0\",\"k1\",\"k2\"]}", results.get("passthrough_data").toString());
  }
}
