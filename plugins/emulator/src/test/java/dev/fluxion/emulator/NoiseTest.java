package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fluxion.circuit.Noise;
import org.junit.jupiter.api.Test;

/** Results are those of shots, of a seed, and of the noise of the device. */
class NoiseTest {
  private static final String BELL = IonqJobTest.bell("qpu.forte-1", 4000);

  private static JsonNode run(Client client, String body) throws Exception {
    String id = client.post("/jobs", body).json().get("id").asText();
    JsonNode job = client.untilOver("/jobs/" + id);
    assertEquals("completed", job.get("status").asText(), job.toString());
    return client.get("/jobs/" + id + "/results/probabilities").json();
  }

  @Test
  void wrongReadingsMakeOutcomesThatNoBellPairHas() throws Exception {
    try (Emulator emulator = Emulator.builder().noise(Noise.none().readout(0.1, 0.1)).start()) {
      JsonNode noisy = run(Client.ionq(emulator), BELL);
      // one of two bits is read wrongly: 2 * 0.1 * 0.9, within five standard deviations
      double odd = noisy.get("1").asDouble() + noisy.get("2").asDouble();
      assertEquals(0.18, odd, 5 * Math.sqrt(0.18 * 0.82 / 4000));
      Client ibm = Client.ibm(emulator);
      String job = ibm.post("/jobs", IbmJobTest.bell("")).json().get("id").asText();
      ibm.untilOver("/jobs/" + job);
      JsonNode data = ibm.get("/jobs/" + job + "/results").json().at("/results/0/data");
      // each reading shrinks Z by 1 - 2 * 0.1
      double error = data.at("/stds/0").asDouble();
      assertEquals(0.64, data.at("/evs/0").asDouble(), 5 * error);
    }
  }

  @Test
  void equalSeedsGiveEqualResultsAndJobsHaveDifferentOnes() throws Exception {
    String first;
    String second;
    try (Emulator emulator = Emulator.builder().seed(5).start()) {
      first = run(Client.ionq(emulator), BELL).toString();
      second = run(Client.ionq(emulator), BELL).toString();
    }
    try (Emulator emulator = Emulator.builder().seed(5).start()) {
      assertEquals(first, run(Client.ionq(emulator), BELL).toString());
    }
    assertNotEquals(first, second);
  }

  @Test
  void aSeedOfTheRequestOverrulesThatOfTheEmulator() throws Exception {
    String noise = "\"noise\":{\"model\":\"forte-1\",\"seed\":7},\"name\"";
    String body = IonqJobTest.bell("simulator", 4000).replace("\"name\"", noise);
    try (Emulator emulator = Emulator.start()) {
      Client client = Client.ionq(emulator);
      assertEquals(run(client, body), run(client, body));
      assertNotEquals(run(client, body), run(client, body.replace(":7}", ":8}")));
    }
  }

  @Test
  void aCircuitOnTooManyQubitsFails() throws Exception {
    StringBuilder gates = new StringBuilder("{\"gate\":\"h\",\"target\":0}");
    for (int qubit = 1; qubit < 21; qubit++) {
      gates.append(",{\"gate\":\"h\",\"target\":").append(qubit).append("}");
    }
    try (Emulator emulator = Emulator.start()) {
      Client client = Client.ionq(emulator);
      String body = IonqJobTest.job("qpu.forte-1", 10, 36, gates.toString());
      String id = client.post("/jobs", body).json().get("id").asText();
      JsonNode job = client.untilOver("/jobs/" + id);
      assertEquals("SimulationError", job.at("/failure/code").asText());
      String far = "{\"gate\":\"x\",\"target\":35}";
      assertEquals(
          "{\"34359738368\":1.0}",
          run(client, IonqJobTest.job("qpu.forte-1", 10, 36, far)).toString());
    }
  }
}
