package dev.fluxion.hardware.ibm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.Work;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Results are those of the request, in either form, or none. */
class IbmResultsTest {
  private static final String EVS =
      "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUK"
          + "FAAuBjB4YF8tss79YVXIfgAlUiBu";
  private static final String STDS =
      "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOpo6CrUK"
          + "FAAuo2frVJ80z7NngAIAPtofjA==";
  private static final String MATRIX =
      "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBuk2ahrqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RpGOgrGmjoK"
          + "tQpkAy4GMPhgD6EZHCAUB5QWgNIiUFrCAQDG/x4j";
  private static final String SINGLE_PRECISION =
      "eJyb7BfqGxDJyFDGUK2eklqcXKRupaBuk2airqOgnpZfVFKUmBefX5SSChJ3S8wpTgWKF2ckFqQC+RqGOpo6CrUK"
          + "FAAuBoYGewDA8RwX";

  private static final String JOB =
      "{'id':'job-1','backend':'ibm_test','state':{'status':'Completed'},'status':'Completed',"
          + "'program':{'id':'estimator'},'tags':['evk-0123456789abcdef0123456789abcdef'],"
          + "'usage':{'seconds':2}}";

  private static final byte[] REQUEST = request(IbmWork.of(IbmWork.bell()));

  private static byte[] request(Work work) {
    return IbmRequest.write(work, device(), IbmOptions.standard());
  }

  private static IbmDevice device() {
    try {
      return IbmDevice.read(
          "ibm_test", IbmJson.read(IbmServer.CONFIGURATION.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<Reading> read(byte[] request, String job, String results) {
    try {
      ObjectNode fetched = IbmJson.object();
      fetched.set("job", IbmJson.read(job.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
      fetched.put("results", results.replace('\'', '"'));
      return IbmResults.read(request, IbmJson.write(fetched));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String plain(String evs, String stds) {
    return "{'results':[{'data':{'evs':"
        + evs
        + ",'stds':"
        + stds
        + ",'ensemble_standard_error':[0.1,0.1]},'metadata':{'shots':4100,'target_precision':0.01,"
        + "'circuit_metadata':{},'resilience':{},'num_randomizations':32}}],'metadata':{}}";
  }

  private static String typed(String evs, String stds) {
    String array = "{'__type__':'ndarray','__value__':'";
    return "{'__type__':'PrimitiveResult','__value__':{'pub_results':[{'__type__':'PubResult',"
        + "'__value__':{'data':{'__type__':'DataBin','__value__':{'field_names':['evs','stds'],"
        + "'field_types':[],'shape':[2],'fields':{'evs':"
        + (array + evs + "'}")
        + ",'stds':"
        + (array + stds + "'}")
        + "}}},'metadata':{'shots':4100}}}],'metadata':{'version':2}}}";
  }

  private static Reading.Values values(byte[] request, String results) {
    return assertInstanceOf(Reading.Values.class, read(request, JOB, results).get(0));
  }

  @Test
  void plainAndTypedResultsAreTheSame() {
    for (String form : List.of(plain("[0.5,-0.00125]", "[0.0298,0.0]"), typed(EVS, STDS))) {
      Reading.Values values = values(REQUEST, form);
      assertArrayEquals(new double[] {0.5, -0.00125}, values.values());
      assertArrayEquals(new double[] {0.0298, 0}, values.errors());
      assertEquals(4100, values.shots());
    }
  }

  @Test
  void aSingleObservableMayHaveANumberForAnArray() {
    byte[] one =
        request(
            IbmWork.of(
                IbmWork.task(IbmWork.bell().gates(), IbmWork.bell().observables().subList(0, 1))));
    assertArrayEquals(new double[] {2.25}, values(one, plain("2.25", "0.01")).values());
    assertArrayEquals(new double[] {2.25}, values(one, plain("[2.25]", "[0.01]")).values());
  }

  @Test
  void shotsThatAreNotToldAreThoseThatWereAsked() {
    String results = plain("[0,0]", "[0,0]").replace("'shots':4100,", "");
    assertEquals(4096, values(REQUEST, results).shots());
  }

  @Test
  void jobsThatDidNotCompleteHaveNoValues() {
    String failed =
        JOB.replace(
            "{'status':'Completed'}",
            "{'status':'Failed','reason':'not an ISA circuit','reason_code':1517}");
    assertEquals(
        List.of(new Reading.Failed("1517", "not an ISA circuit")), read(REQUEST, failed, ""));
    String slow =
        JOB.replace(
            "{'status':'Completed'},'status':'Completed'",
            "{'status':'Cancelled','reasonCode':'1305'},'status':'Cancelled - Ran too long'");
    assertEquals(List.of(new Reading.Failed("1305", "Ran too long")), read(REQUEST, slow, ""));
    String canceled = JOB.replace("{'status':'Completed'}", "{'status':'Cancelled'}");
    assertEquals(List.of(new Reading.Failed(Reading.CANCELED, "")), read(REQUEST, canceled, ""));
    byte[] two = request(IbmWork.of(IbmWork.bell(), IbmWork.bell()));
    assertEquals(2, read(two, failed, "").size());
  }

  private static void assertInvalid(String reason, String job, String results) {
    assertEquals(
        "FLX-508: the result is not that of the request: " + reason,
        assertThrows(FluxionException.class, () -> read(REQUEST, job, results)).getMessage());
  }

  @Test
  void resultsOfAnotherJobAreRefused() {
    String good = plain("[0,0]", "[0,0]");
    assertInvalid("it is of the device 'ibm_other'", JOB.replace("ibm_test", "ibm_other"), good);
    assertInvalid("it is of the program 'sampler'", JOB.replace("estimator", "sampler"), good);
    assertInvalid(
        "it is of a job without the tag '" + IbmWork.TAG + "'", JOB.replace("evk-", "key-"), good);
  }

  @Test
  void resultsThatCannotBeAreRefused() {
    assertInvalid("it is no JSON", JOB, "<html>");
    assertInvalid("it has 0 parts for 1 circuits", JOB, "{'results':[]}");
    assertInvalid("it has 0 parts for 1 circuits", JOB, "{'message':'sorry'}");
    assertInvalid("circuit 0 has 3 'evs' for 2 observables", JOB, plain("[0,0,0]", "[0,0]"));
    assertInvalid("circuit 0 has 0 'stds' for 2 observables", JOB, plain("[0,0]", "0.1"));
    assertInvalid("circuit 0 has 'evs' that are no numbers", JOB, plain("[0,'x']", "[0,0]"));
    assertInvalid("circuit 0 has the value NaN +- 0.0", JOB, plain("[0,NaN]", "[0,0]"));
    assertInvalid("circuit 0 has the value 0.0 +- -0.1", JOB, plain("[0,0]", "[0,-0.1]"));
    assertInvalid("circuit 0 has the value 0.0 +- Infinity", JOB, plain("[0,0]", "[0,Infinity]"));
    assertInvalid(
        "circuit 0 has the value 1.6 of an observable of at most 1.0",
        JOB,
        plain("[0,1.6]", "[0.1,0.1]"));
    assertInvalid("circuit 0 has 0 shots", JOB, plain("[0,0]", "[0,0]").replace("4100", "0"));
  }

  @Test
  void arraysThatAreNoneAreRefused() {
    assertInvalid("circuit 0 has 'evs' of shape [2, 3]", JOB, typed(MATRIX, STDS));
    assertInvalid(
        "circuit 0 has 'stds' that cannot be read: an array is none of doubles",
        JOB,
        typed(EVS, SINGLE_PRECISION));
    assertInvalid(
        "circuit 0 has 'evs' that cannot be read: an array is cut off or too long",
        JOB,
        typed(EVS.substring(0, 60), STDS));
    assertInvalid(
        "circuit 0 has 'evs' that cannot be read: an array is not compressed as it should be",
        JOB,
        typed("AAAA", STDS));
  }

  @Test
  void whatIsMitigatedMayGoTooFar() {
    byte[] mitigated =
        IbmRequest.write(IbmWork.of(IbmWork.bell()), device(), IbmOptions.standard().resilience(1));
    assertArrayEquals(
        new double[] {0, 1.6}, values(mitigated, plain("[0,1.6]", "[0.1,0.1]")).values());
    assertArrayEquals(
        new double[] {0, 1.4}, values(REQUEST, plain("[0,1.4]", "[0.1,0.1]")).values());
  }
}
