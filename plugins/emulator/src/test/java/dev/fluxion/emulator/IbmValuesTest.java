package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of parameters, precision and shots of the estimator at IBM. */
class IbmValuesTest {
  /** Turns the expectation value of Z to -cos of the sum of both inputs. */
  private static final String PROGRAM =
      IbmJobTest.HEAD
          + "input float[64] p0001;input float[64] p0000;sx $0;rz(p0000 + p0001*3) $0;sx $0;";

  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ibm(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private JsonNode job(String options, String pub) throws Exception {
    String body = IbmJobTest.job("ibm_emulator_7", "", options, pub);
    Client.Reply created = client.post("/jobs", body);
    assertEquals(200, created.status(), created.body());
    return client.untilOver("/jobs/" + created.json().get("id").asText());
  }

  private JsonNode result(String options, String rest) throws Exception {
    JsonNode job = job(options, IbmJobTest.pub(PROGRAM, "{\"IIIIIIZ\":1}," + rest));
    assertEquals("Completed", job.get("status").asText(), job.toString());
    return client.get("/jobs/" + job.get("id").asText() + "/results").json().at("/results/0");
  }

  @Test
  void parametersAreSortedByNameNotByPlace() throws Exception {
    JsonNode data =
        result("\"default_shots\":9", "[[3.141592653589793,0.0],[0.0,0.0]]").get("data");
    assertEquals("[1.0,-1.0]", data.get("evs").toString());
    assertEquals("[0.0,0.0]", data.get("ensemble_standard_error").toString());
  }

  @Test
  void aSinglePointGivesASingleNumber() throws Exception {
    assertEquals("-1.0", result("\"default_shots\":9", "[0.0,0.0]").at("/data/evs").toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | [0.5,0.5] | 4096 | 0.015625",
        "\"default_precision\":0.05 | [0.5,0.5] | 400 | 0.05",
        "\"default_precision\":0.05,\"default_shots\":123 | [0.5,0.5] | 123 | 0",
        "\"default_shots\":123 | [0.5,0.5],0.03 | 1112 | 0.03",
        "\"default_shots\":null | [0.5,0.5],null | 4096 | 0.015625",
      })
  void precisionOfThePubComesBeforeShotsBeforePrecisionByDefault(
      String options, String rest, int shots, double precision) throws Exception {
    JsonNode result = result(options, rest);
    assertEquals(shots, result.at("/metadata/shots").asInt());
    double target = result.at("/metadata/target_precision").asDouble();
    assertEquals(precision == 0 ? 1 / Math.sqrt(shots) : precision, target, 1e-12);
    // <Z> = -cos 2, an outcome of one shot has the variance sin^2 2
    double error = result.at("/data/stds").asDouble();
    assertEquals(Math.sin(2) / Math.sqrt(shots), error, 0.1 / Math.sqrt(shots));
    assertEquals(-Math.cos(2), result.at("/data/evs").asDouble(), 5 * error);
  }

  @Test
  void anEmptyArrayIsThePointOfACircuitWithoutParameters() throws Exception {
    // numpy.zeros(0) and numpy.zeros((2, 0)), as Qiskit sends them
    String none = ndarray("(0,)");
    String two = ndarray("(2, 0)");
    String flip = IbmJobTest.HEAD + "x $0;";
    for (String[] each : new String[][] {{none, "-1.0"}, {two, "[-1.0,-1.0]"}, {"[]", "-1.0"}}) {
      JsonNode job = job("\"default_shots\":9", IbmJobTest.pub(flip, "{\"IIIIIIZ\":1}," + each[0]));
      String path = "/jobs/" + job.get("id").asText() + "/results";
      assertEquals(each[1], client.get(path).json().at("/results/0/data/evs").toString());
    }
  }

  private static String ndarray(String shape) throws Exception {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    byte[] bytes = new byte[128];
    byte[] magic = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, 118, 0};
    System.arraycopy(magic, 0, bytes, 0, 10);
    byte[] text =
        (header + " ".repeat(117 - header.length()) + "\n").getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(text, 0, bytes, 10, 118);
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(to)) {
      out.write(bytes);
    }
    String base64 = Base64.getEncoder().encodeToString(to.toByteArray());
    return "{\"__type__\":\"ndarray\",\"__value__\":\"" + base64 + "\"}";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[[0.1]] | 2 parameters, got 1",
        "{\"p0000\":1} | 2 parameters, got 1",
        "{\"p0000\":1,\"p0002\":1} | no value of parameter p0001",
        "[[0.1,0.2],[0.3]] | not ragged",
        "{\"p0000\":[1,2],\"p0001\":[1,2,3]} | do not fit",
        "{\"__type__\":\"ndarray\",\"__value__\":\"YWJj\"} | compressed by zlib",
        "{\"__type__\":\"ndarray\",\"__value__\":\"eJxLTEoGAAJNASc=\"} | of version 1.0",
        "{\"__type__\":\"ndarray\",\"__value__\":\"?\"} | base64",
        "[0.1,0.2],0.001 | at most 100000 shots",
      })
  void valuesThatDoNotFitMakeTheJobFail(String rest, String why) throws Exception {
    JsonNode job = job("", IbmJobTest.pub(PROGRAM, "{\"IIIIIIZ\":1}," + rest));
    assertEquals("Failed", job.get("status").asText());
    assertTrue(job.at("/state/reason").asText().contains(why), job.toString());
  }

  @Test
  void optionsAreCheckedToTheirLeaves() throws Exception {
    String good =
        IbmJobTest.bell("")
            .replace(
                "\"default_shots\":4000",
                "\"resilience\":{\"zne_mitigation\":true,\"zne\":{\"amplifier\":\"pea\","
                    + "\"noise_factors\":[1,3],\"extrapolator\":[\"linear\"],"
                    + "\"extrapolated_noise_factors\":\"auto\"},\"pec\":{\"noise_gain\":\"auto\"},"
                    + "\"measure_noise_learning\":{\"num_randomizations\":8},"
                    + "\"layer_noise_learning\":{\"layer_pair_depths\":[0,1]}},"
                    + "\"simulator\":null");
    assertEquals(200, client.post("/jobs", good).status());
    for (String[] wrong :
        new String[][] {
          {"\"pea\"", "\"pec\""},
          {"[1,3]", "[0,3]"},
          {"[\"linear\"]", "[]"},
          {"num_randomizations", "randomizations"},
          {"[0,1]", "[-1]"},
          {"\"simulator\":null", "\"simulator\":{\"seed\":1}"},
          {"\"zne_mitigation\":true", "\"zne_mitigation\":true,\"pec_mitigation\":true"},
        }) {
      assertTrue(good.contains(wrong[0]));
      Client.Reply refused = client.post("/jobs", good.replace(wrong[0], wrong[1]));
      assertEquals(400, refused.status(), wrong[1]);
    }
  }
}
