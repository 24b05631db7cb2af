package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs whose result is the energy of an ansatz. */
class IonqFunctionTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ONE_QUBIT =
      "OPENQASM 3.0;\ninput float theta;\nqubit[1] q;\nry(theta) q[0];\n";

  /** The ansatz of IonQ's example hamiltonian_energy_vqe.py. */
  private static final String VQE = ansatz();

  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private static String ansatz() {
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    for (int k = 0; k < 8; k++) {
      text.append("input float[64] theta").append(k).append(";\n");
    }
    text.append("qubit[2] q;\n");
    for (int k = 0; k < 8; k++) {
      text.append(k % 2 == 0 ? "ry" : "rz").append("(theta").append(k).append(") q[");
      text.append(k / 2 % 2).append(k == 3 ? "];\ncx q[0], q[1];\n" : "];\n");
    }
    return text.toString();
  }

  /** Returns the same state by matrices. */
  private static DenseState state(double... theta) {
    DenseState state = new DenseState(2);
    for (int k = 0; k < 8; k++) {
      state.apply(k % 2 == 0 ? DenseState.ry(theta[k]) : DenseState.rz(theta[k]), k / 2 % 2);
      if (k == 3) {
        state.apply(DenseState.cx(), 0, 1);
      }
    }
    return state;
  }

  /** Returns a job; terms in short: {@code "ZI -1, XY 0.5"}. */
  private static ObjectNode job(String backend, String terms, String program, double... params) {
    ObjectNode job = JSON.createObjectNode().put("type", "quantum-function").put("name", "k1");
    job.put("backend", backend).put("shots", 4000);
    ObjectNode input = job.putObject("input");
    ObjectNode function = input.putObject("data").put("type", "hamiltonian-energy");
    ObjectNode data = function.putObject("data");
    for (String term : terms.split(",")) {
      int space = term.lastIndexOf(' ');
      data.withArray("hamiltonian")
          .addObject()
          .put("pauli_string", term.substring(0, space).trim())
          .put("coefficient", Double.parseDouble(term.substring(space + 1)));
    }
    data.putObject("ansatz").put("data", program);
    Arrays.stream(params).forEach(input.withArray("params")::add);
    return job;
  }

  private static ObjectNode with(ObjectNode job, Consumer<ObjectNode> change) {
    change.accept((ObjectNode) job.at("/input/data/data"));
    return job;
  }

  private JsonNode run(JsonNode body) throws Exception {
    return client.untilOver("/jobs/" + Fixtures.create(client, body.toString()));
  }

  private JsonNode results(JsonNode body) throws Exception {
    JsonNode job = run(body);
    assertEquals("completed", job.get("status").asText(), job.toString());
    return job.get("results");
  }

  @Test
  void theEnergyOfOneQubitIsACosine() throws Exception {
    JsonNode job = run(job("simulator", "Z -1", ONE_QUBIT, 0.7));
    assertEquals("quantum-function", job.get("type").asText());
    assertTrue(job.get("child_job_ids").isNull());
    assertEquals(-Math.cos(0.7), job.at("/results/value").asDouble(), 1e-12);
    assertEquals(Math.pow(Math.sin(0.7), 2), job.at("/results/variance").asDouble(), 1e-12);
    assertEquals(2, job.get("results").size());
    assertEquals(-Math.cos(0.7), job.at("/output/energy").asDouble(), 1e-12);
  }

  @Test
  void theLastLetterIsThatOfQubitZeroAndTheIdentityIsLeftOut() throws Exception {
    double[] theta = {0.3, 1.1, -0.7, 0.2, 2.1, -1.3, 0.9, 0.4};
    DenseState state = state(theta);
    JsonNode energy = results(job("simulator", "IZ 0.17,ZI -0.4,ZZ 0.25,II 9", VQE, theta));
    double expected =
        0.17 * state.expectation("ZI")
            - 0.4 * state.expectation("IZ")
            + 0.25 * state.expectation("ZZ");
    assertEquals(expected, energy.get("value").asDouble(), 1e-12);
    // of products of Z that are measured together, by H² = Σ c² + 2 Σ c c' Z…
    double square =
        0.17 * 0.17
            + 0.4 * 0.4
            + 0.25 * 0.25
            + 2 * 0.17 * -0.4 * state.expectation("ZZ")
            + 2 * 0.17 * 0.25 * state.expectation("IZ")
            + 2 * -0.4 * 0.25 * state.expectation("ZI");
    assertEquals(square - expected * expected, energy.get("variance").asDouble(), 1e-12);
  }

  @Test
  void termsInOtherBasesAreMeasuredInCircuitsOfTheirOwn() throws Exception {
    double[] theta = {0.3, 1.1, -0.7, 0.2, 2.1, -1.3, 0.9, 0.4};
    DenseState state = state(theta);
    JsonNode job = run(job("simulator", "XY 0.5,ZI 2,X0 -1,Y1 0.3", VQE, theta));
    double expected =
        0.5 * state.expectation("YX")
            + 2 * state.expectation("IZ")
            - state.expectation("XI")
            + 0.3 * state.expectation("IY");
    assertEquals(expected, job.at("/results/value").asDouble(), 1e-12);
    // X1 Y0; Z1 X0, in which X0 fits; Y1
    assertEquals(3, job.at("/stats/circuits").asInt());
  }

  @Test
  void aMaximalCutHasItsEnergy() throws Exception {
    String program =
        "OPENQASM 3.0; include \"stdgates.inc\"; input float[64] p0; input float[64] p1;"
            + "qubit[3] q; h q[0]; h q[1]; h q[2]; rzz(p0) q[0], q[1]; rzz(p0) q[1], q[2];"
            + "rx(p1) q[0]; rx(p1) q[1]; rx(p1) q[2];";
    JsonNode energy = results(job("simulator", "Z0 Z1 0.5,Z1 Z2 0.5", program, 0.5, 1.0));
    DenseState state = new DenseState(3);
    for (int qubit = 0; qubit < 3; qubit++) {
      state.apply(DenseState.hadamard(), qubit);
    }
    double[][][] zz = DenseState.diagonal(-0.25, 0.25, 0.25, -0.25);
    state.apply(zz, 0, 1).apply(zz, 1, 2);
    for (int qubit = 0; qubit < 3; qubit++) {
      state.apply(DenseState.rx(1.0), qubit);
    }
    double expected = 0.5 * state.expectation("ZZI") + 0.5 * state.expectation("IZZ");
    assertEquals(expected, energy.get("value").asDouble(), 1e-12);
  }

  @Test
  void aProcessorSamplesTheEnergyAndIsBilledForEachCircuit() throws Exception {
    JsonNode energy = results(job("qpu.forte-1", "Z -1,X 0.5", ONE_QUBIT, 0.7));
    double expected = -Math.cos(0.7) + 0.5 * Math.sin(0.7);
    double variance = Math.pow(Math.sin(0.7), 2) + 0.25 * Math.pow(Math.cos(0.7), 2);
    double value = energy.get("value").asDouble();
    assertEquals(expected, value, 5 * Math.sqrt(variance / 4000));
    assertTrue(value != expected);
    assertEquals(variance, energy.get("variance").asDouble(), 0.1 * variance);
    assertEquals(1, emulator.seen().billed("k1"));
    ObjectNode large = job("qpu.forte-1", "Z -1,X 0.5", ONE_QUBIT, 0.7).put("shots", 100_000);
    run(large);
    // a dollar for the first; then 100,000 (1 + 2) * 0.00003 for RY, and for RY and H
    assertEquals(new BigDecimal("10.00"), emulator.seen().bill("usd"));
  }

  @Test
  void theValueAtRiskIsTheMeanOfTheLowestEnergies() throws Exception {
    // energies -1 with probability cos² and 1 with sin²
    double low = Math.pow(Math.cos(0.5), 2);
    ObjectNode all = job("simulator", "Z -1", ONE_QUBIT, 1.0);
    JsonNode half = results(with(all, data -> data.put("cvar_alpha", 0.5)));
    assertEquals(-1, half.get("value").asDouble(), 1e-12);
    JsonNode most = results(with(all, data -> data.put("cvar_alpha", 0.9)));
    assertEquals((-low + (0.9 - low)) / 0.9, most.get("value").asDouble(), 1e-12);
    JsonNode whole = results(with(all, data -> data.put("cvar_alpha", 1)));
    assertEquals(-Math.cos(1.0), whole.get("value").asDouble(), 1e-12);
  }

  @Test
  void constraintsWithoutAPenaltyChangeNothing() throws Exception {
    JsonNode energy = results(JSON.readTree(Fixtures.request("function")));
    assertEquals(0.5 * Math.cos(0.1) * Math.cos(0.2), energy.get("value").asDouble(), 1e-12);
  }

  @Test
  void namesOfInputsMayHaveLettersOfAllAlphabets() throws Exception {
    String greek = ONE_QUBIT.replace("theta", "_θ_0_");
    JsonNode energy = results(job("simulator", "Z 1", greek, 0.4));
    assertEquals(Math.cos(0.4), energy.get("value").asDouble(), 1e-12);
  }

  @Test
  void whatCannotBeEvaluatedIsAFailedJobThatSaysWhyAndIsFree() throws Exception {
    ObjectNode penalty = (ObjectNode) JSON.readTree(Fixtures.request("function"));
    with(penalty, data -> data.put("penalty", 3)).put("backend", "qpu.forte-1");
    refused(penalty, "InvalidInput", "penalty");
    String qpu = "qpu.forte-1";
    refused(job(qpu, "Z 1", ONE_QUBIT), "InvalidInput", "1 inputs");
    refused(job(qpu, "Z 1", ONE_QUBIT, 1, 2), "InvalidInput", "1 inputs");
    refused(job(qpu, "ZZ 1", ONE_QUBIT, 1), "InvalidInput", "'ZZ'");
    refused(job(qpu, "Z1 1", ONE_QUBIT, 1), "InvalidInput", "'Z1'");
    refused(job(qpu, "Q 1", ONE_QUBIT, 1), "InvalidInput", "'Q'");
    refused(job(qpu, "I 1", ONE_QUBIT, 1), "InvalidInput", "identity");
    refused(job(qpu, "Z 1", "{\"qubits\":1,\"circuit\":[]}", 1), "PreflightError", "OPENQASM");
    ObjectNode diagonal = job(qpu, "X 1", ONE_QUBIT, 1);
    refused(with(diagonal, data -> data.put("cvar_alpha", 0.5)), "InvalidInput", "I and Z");
    ObjectNode alpha = job(qpu, "Z 1", ONE_QUBIT, 1);
    refused(with(alpha, data -> data.put("cvar_alpha", 1.5)), "InvalidInput", "cvar_alpha");
    assertEquals(0, emulator.seen().billed());
  }

  private void refused(JsonNode body, String code, String word) throws Exception {
    JsonNode failure = run(body).get("failure");
    assertEquals(code, failure.path("code").asText(), failure.toString());
    assertTrue(failure.get("message").asText().contains(word), failure.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "CHILD_FAILED, failed, 0",
    "CHILD_AND_PARENT_FAILED, failed, 0",
    "RAN_TOO_LONG, failed, 0",
    "CHILD_MISSING, completed, 1",
    "CHILDREN_OUT_OF_ORDER, completed, 1",
    "LEAKAGE, completed, 1",
    "DUPLICATED, completed, 2",
  })
  void itsCircuitsAreNoChildrenThatFailOrAreLost(Fault.Fate fate, String status, int billed)
      throws Exception {
    emulator.faults().next(Phase.CREATE, fate);
    JsonNode job = run(job("qpu.forte-1", "Z -1,X 0.5", ONE_QUBIT, 0.7));
    assertEquals(status, job.get("status").asText());
    if (status.equals("completed")) {
      double expected = -Math.cos(0.7) + 0.5 * Math.sin(0.7);
      assertEquals(expected, job.at("/results/value").asDouble(), 5 * Math.sqrt(0.6 / 3500));
    }
    for (int k = 0; k < 100 && emulator.seen().billed() < billed; k++) {
      Thread.sleep(2);
    }
    assertEquals(billed, emulator.seen().billed());
    assertEquals(Math.max(1, billed), emulator.seen().jobs("k1").size());
  }

  @Test
  void itsResultIsNothingToFetchAndADryRunHasNone() throws Exception {
    JsonNode job = run(job("simulator", "Z -1", ONE_QUBIT, 0.7));
    String path = "/jobs/" + job.get("id").asText();
    assertEquals(404, client.get(path + "/results/probabilities").status());
    assertEquals(404, client.get(path + "/artifacts/probabilities").status());
    JsonNode dry = run(job("simulator", "Z -1", ONE_QUBIT, 0.7).put("dry_run", true));
    assertTrue(dry.get("results").isNull());
  }

  @Test
  void theBodyIsCheckedAtOnce() throws Exception {
    String good = job("simulator", "Z -1", ONE_QUBIT, 0.7).toString();
    for (String wrong :
        new String[] {
          good.replace("hamiltonian-energy", "qcqp"),
          good.replace("\"ansatz\"", "\"circuit\""),
          good.replace("pauli_string", "pauli"),
          good.replace("\"shots\"", "\"noise\":{\"model\":\"ideal\"},\"shots\""),
          good.replace("[0.7]", "[\"0.7\"]"),
          good.replace("\"hamiltonian\":[", "\"penalty\":\"1\",\"hamiltonian\":["),
        }) {
      assertEquals(400, client.post("/jobs", wrong).status(), wrong);
    }
  }
}
