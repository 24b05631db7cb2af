package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Circuits in the gates that IonQ's processors have, angles in turns. */
class IonqNativeGatesTest {
  private static final double TURN = 2 * Math.PI;

  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private static String job(String backend, int qubits, String gates) {
    return IonqJobTest.job(backend, 100, qubits, gates).replace("\"qis\"", "\"native\"");
  }

  private JsonNode run(String body) throws Exception {
    return client.untilOver("/jobs/" + Fixtures.create(client, body));
  }

  private JsonNode probabilities(String body) throws Exception {
    JsonNode job = run(body);
    assertEquals("completed", job.get("status").asText(), job.toString());
    return client.get("/jobs/" + job.get("id").asText() + "/results/probabilities").json();
  }

  /** The matrix of GPI as ionq-core has it: {@code [[0, e^-iφ], [e^iφ, 0]]}. */
  private static double[][][] gpi(double phase) {
    return new double[][][] {
      {{0, 0}, DenseState.turn(1, -TURN * phase)}, {DenseState.turn(1, TURN * phase), {0, 0}}
    };
  }

  /** The matrix of GPI2: {@code [[1, -i e^-iφ], [-i e^iφ, 1]] / √2}. */
  private static double[][][] gpi2(double phase) {
    double half = Math.sqrt(0.5);
    return new double[][][] {
      {{half, 0}, DenseState.turn(half, -TURN / 4 - TURN * phase)},
      {DenseState.turn(half, -TURN / 4 + TURN * phase), {half, 0}}
    };
  }

  /** The matrix of MS, whose corners have the sum of the phases and whose middle the difference. */
  private static double[][][] ms(double phase0, double phase1, double angle) {
    double c = Math.cos(Math.PI * angle);
    double s = Math.sin(Math.PI * angle);
    double sum = TURN * (phase0 + phase1);
    double difference = TURN * (phase0 - phase1);
    double[] zero = {0, 0};
    return new double[][][] {
      {{c, 0}, zero, zero, DenseState.turn(s, -TURN / 4 - sum)},
      {zero, {c, 0}, DenseState.turn(s, -TURN / 4 - difference), zero},
      {zero, DenseState.turn(s, -TURN / 4 + difference), {c, 0}, zero},
      {DenseState.turn(s, -TURN / 4 + sum), zero, zero, {c, 0}}
    };
  }

  private static double[][][] zz(double angle) {
    double half = Math.PI * angle;
    return DenseState.diagonal(-half, half, half, -half);
  }

  private static String format(String form, Object... values) {
    return String.format(Locale.ROOT, form.replace('\'', '"'), values);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void circuitsHaveTheProbabilitiesOfTheirPublishedMatrices(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    DenseState state = new DenseState(3);
    List<String> gates = new ArrayList<>();
    for (int k = 0; k < 25; k++) {
      int one = random.nextInt(3);
      int other = (one + 1 + random.nextInt(2)) % 3;
      double a = random.nextDouble() - 0.5;
      double b = random.nextDouble() - 0.5;
      double c = random.nextDouble() / 4;
      switch (random.nextInt(5)) {
        case 0 -> {
          gates.add(format("{'gate':'gpi','target':%d,'phase':%.17f}", one, a));
          state.apply(gpi(a), one);
        }
        case 1 -> {
          gates.add(format("{'gate':'gpi2','target':%d,'phase':%.17f}", one, a));
          state.apply(gpi2(a), one);
        }
        case 2 -> {
          String form = "{'gate':'ms','targets':[%d,%d],'phases':[%.17f,%.17f],'angle':%.17f}";
          gates.add(format(form, one, other, a, b, c));
          state.apply(ms(a, b, c), one, other);
        }
        case 3 -> {
          gates.add(format("{'gate':'zz','targets':[%d,%d],'angle':%.17f}", one, other, c));
          state.apply(zz(c), one, other);
        }
        default -> gates.add(format("{'gate':'nop','target':%d}", one));
      }
    }
    JsonNode result = probabilities(job("simulator", 3, String.join(",", gates)));
    for (int outcome = 0; outcome < 8; outcome++) {
      double expected = state.probability(outcome);
      assertEquals(expected, result.path(Integer.toString(outcome)).asDouble(0), 1e-12);
    }
  }

  @Test
  void msWithoutAnAngleEntanglesFully() throws Exception {
    String ms = "{\"gate\":\"ms\",\"targets\":[0,1],\"phases\":[0,0]}";
    JsonNode result = probabilities(job("simulator", 2, ms));
    assertEquals(0.5, result.get("0").asDouble(), 1e-12);
    assertEquals(0.5, result.get("3").asDouble(), 1e-12);
  }

  @Test
  void theCircuitsOfABatchHaveTheGatesOfTheBatchOrTheirOwn() throws Exception {
    JsonNode job = run(Fixtures.request("mixed"));
    String id = job.get("id").asText();
    JsonNode results = client.get("/jobs/" + id + "/results/probabilities/aggregated").json();
    // qubit 1, the control, is 0, so that the flip does nothing
    JsonNode qis = results.get(job.get("child_job_ids").get(0).asText());
    assertEquals(0.5, qis.get("0").asDouble(), 1e-12);
    assertEquals(0.5, qis.get("1").asDouble(), 1e-12);
    DenseState state = new DenseState(2).apply(ms(0, 0.25, 0.1), 0, 1).apply(gpi2(0.75), 0);
    String child = job.get("child_job_ids").get(1).asText();
    for (int outcome = 0; outcome < 4; outcome++) {
      double value = results.get(child).path(Integer.toString(outcome)).asDouble(0);
      assertEquals(state.probability(outcome), value, 1e-12);
    }
    JsonNode artifact =
        client.get("/jobs/" + child).json().at("/results/ionq.result.probabilities.json.v2/id");
    JsonNode registers =
        client
            .get("/jobs/" + child + "/artifacts/" + artifact.asText())
            .json()
            .at("/probabilities/registers");
    // the register has qubit 1, nothing, qubit 0
    assertEquals(state.probability(1), registers.at("/r/001").asDouble(0), 1e-12);
    assertEquals(state.probability(2), registers.at("/r/100").asDouble(0), 1e-12);
    assertEquals(state.probability(1), registers.at("/output_all/10").asDouble(0), 1e-12);
  }

  @Test
  void gatesOfTheOtherSetAndWrongFieldsAreRefused() throws Exception {
    for (String wrong :
        new String[] {
          "{\"gate\":\"h\",\"target\":0}",
          "{\"gate\":\"gpi\",\"target\":0}",
          "{\"gate\":\"gpi\",\"target\":0,\"phase\":0.1,\"angle\":0.1}",
          "{\"gate\":\"gpi\",\"targets\":[0,1],\"phase\":0.1}",
          "{\"gate\":\"gpi2\",\"target\":0,\"phase\":0.1,\"controls\":[1]}",
          "{\"gate\":\"gpi2\",\"target\":0,\"phase\":\"0.1\"}",
          "{\"gate\":\"ms\",\"targets\":[0],\"phases\":[0,0]}",
          "{\"gate\":\"ms\",\"targets\":[0,1],\"phases\":[0]}",
          "{\"gate\":\"zz\",\"targets\":[0,1]}",
          "{\"gate\":\"zz\",\"targets\":[0,1],\"rotation\":0.1}",
          "{\"gate\":\"zz\",\"targets\":[0,2],\"angle\":0.1}",
          "{\"gate\":\"nop\",\"time\":1}"
        }) {
      assertEquals(400, client.post("/jobs", job("simulator", 2, wrong)).status(), wrong);
    }
    String gpi = "{\"gate\":\"gpi\",\"target\":0,\"phase\":0.1}";
    assertEquals(400, client.post("/jobs", IonqJobTest.job("simulator", 1, 2, gpi)).status());
  }

  @Test
  void aProcessorSupportsTheNativeGatesItSaysAndNoOthers() throws Exception {
    JsonNode supported = client.get("/backends/qpu.forte-1").json().get("supported_native_gates");
    assertEquals("[\"gpi\",\"gpi2\",\"zz\"]", supported.toString());
    String ms = "{\"gate\":\"ms\",\"targets\":[0,1],\"phases\":[0,0]}";
    JsonNode failed = run(job("qpu.forte-1", 2, ms));
    assertEquals("UnsupportedGate", failed.at("/failure/code").asText());
    String pauliexp = "{\"gate\":\"pauliexp\",\"targets\":[0,1],\"rotation\":1}";
    JsonNode other = run(IonqJobTest.job("simulator", 1, 2, pauliexp));
    assertEquals("UnsupportedGate", other.at("/failure/code").asText());
    assertEquals(0, emulator.seen().billed());
    String good = "{\"gate\":\"gpi\",\"target\":0,\"phase\":0},{\"gate\":\"nop\",\"target\":0}";
    JsonNode job = run(job("qpu.forte-1", 2, good).replace(":100,", ":100000,"));
    assertEquals(1, job.at("/stats/gate_counts/1q").asInt());
    // 0.00003 dollars for each of 100,000 flips, and nothing for what does nothing
    assertEquals(new BigDecimal("3.00"), emulator.seen().bill("usd"));
    assertTrue(emulator.seen().billed("k1") == 1);
  }
}
