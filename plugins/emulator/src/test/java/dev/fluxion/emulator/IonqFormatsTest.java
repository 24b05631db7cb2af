package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The formats of results, their schemas, and the ways to aggregate debiased results. */
class IonqFormatsTest {
  private final Emulator emulator = Emulator.start();
  private final Client client = Client.ionq(emulator);

  @AfterEach
  void close() {
    emulator.close();
  }

  private JsonNode run(String body) throws Exception {
    JsonNode job = client.untilOver("/jobs/" + Fixtures.create(client, body));
    assertEquals("completed", job.get("status").asText(), job.toString());
    return job;
  }

  private JsonNode artifact(JsonNode job, JsonNode descriptor) throws Exception {
    assertEquals("application/json", descriptor.get("media_type").asText());
    String path = "/jobs/" + job.get("id").asText() + "/artifacts/";
    Client.Reply reply = client.get(path + descriptor.get("id").asText());
    assertEquals(200, reply.status(), descriptor.toString());
    return reply.json();
  }

  private void requireForm(String format, JsonNode content) throws Exception {
    ObjectNode schema = (ObjectNode) client.get("/schemas/formats/" + format).json();
    assertEquals(format, schema.remove("$id").asText());
    schema.remove("$schema");
    var violations =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema)
            .validate(content);
    assertTrue(violations.isEmpty(), format + " " + violations + " " + content);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyArtifactHasTheFormOfItsSchema(boolean leaks) throws Exception {
    if (leaks) {
      emulator.faults().next(Phase.CREATE, Fault.Fate.LEAKAGE);
    }
    JsonNode job = run(IonqJobTest.bell("qpu.forte-1", 100));
    int count = 0;
    for (Map.Entry<String, JsonNode> each : job.get("results").properties()) {
      if (each.getKey().startsWith("ionq.")) {
        count++;
        assertEquals(each.getKey(), each.getValue().get("format").asText());
        requireForm(each.getKey(), artifact(job, each.getValue()));
      }
    }
    assertEquals(6, count);
    JsonNode batch = run(IonqBatchTest.batch("qpu.forte-1", 100, 3));
    String format = "ionq.result.probabilities-aggregate.json.v1";
    JsonNode whole = artifact(batch, batch.get("results").get(format));
    assertEquals(3, whole.size());
    requireForm(format, whole);
  }

  @Test
  void shotsThatLeakSayWhichQubitDidAndCountNowhere() throws Exception {
    emulator.faults().next(Phase.CREATE, Fault.Fate.LEAKAGE);
    JsonNode job = run(IonqJobTest.job("qpu.forte-1", 80, 2, "{\"gate\":\"x\",\"target\":0}"));
    JsonNode results = job.get("results");
    JsonNode shots = artifact(job, results.get("ionq.result.shots.json.v2")).get("shots");
    assertEquals(80, shots.size());
    int leaked = 0;
    for (JsonNode shot : shots) {
      leaked += shot.has("leakage_bits") ? 1 : 0;
    }
    assertEquals(10, leaked);
    assertEquals(70, artifact(job, results.get("ionq.result.shots.json.v1")).size());
    JsonNode histogram = artifact(job, results.get("ionq.result.histogram.json.v2"));
    assertEquals(70, histogram.at("/histogram/registers/output_all/10").asInt());
    JsonNode old = artifact(job, results.get("ionq.result.histogram.json.v1"));
    assertEquals("{\"1\":70}", old.toString());
  }

  @Test
  void allPublishedFormatsHaveASchemaAndNoOthers() throws Exception {
    for (String format :
        List.of(
            "result.probabilities.json.v1",
            "result.probabilities.json.v2",
            "result.histogram.json.v1",
            "result.histogram.json.v2",
            "result.shots.json.v1",
            "result.shots.json.v2",
            "result.probabilities-aggregate.json.v1",
            "native.v1")) {
      JsonNode schema = client.get("/schemas/formats/ionq." + format).json();
      assertEquals("ionq." + format, schema.get("$id").asText());
      assertTrue(schema.hasNonNull("$schema") && schema.hasNonNull("type"), format);
    }
    assertEquals(404, client.get("/schemas/formats/ionq.result.none").status());
  }

  private static String debiased(String gates) {
    return IonqJobTest.job("qpu.forte-1", 505, 2, gates)
        .replace("\"name\"", "\"settings\":{\"error_mitigation\":{\"debiasing\":true}},\"name\"");
  }

  @Test
  void aDebiasedJobHasVariantsWithAllOfItsShots() throws Exception {
    JsonNode job = run(debiased("{\"gate\":\"h\",\"target\":0}"));
    JsonNode debiasing = job.at("/output/error_mitigation/debiasing");
    long shots = 0;
    long zeros = 0;
    for (JsonNode variant : debiasing.get("variants")) {
      shots += variant.get("shots").asLong();
      for (Map.Entry<String, JsonNode> each : variant.get("results").properties()) {
        requireForm(each.getKey(), artifact(job, each.getValue()));
      }
      JsonNode histogram =
          artifact(job, variant.get("results").get("ionq.result.histogram.json.v2"));
      JsonNode counts = histogram.at("/histogram/registers/output_all");
      assertEquals(
          variant.get("shots").asLong(), counts.path("00").asLong() + counts.path("10").asLong());
      zeros += counts.path("00").asLong();
    }
    assertEquals(505, shots);
    String path = "/jobs/" + job.get("id").asText() + "/results/";
    JsonNode counts = client.get(path + "histogram").json();
    assertEquals(zeros, counts.get("0").asLong());
    JsonNode aggregations = job.at("/output/error_mitigation/aggregations");
    JsonNode average = artifact(job, aggregations.get("average"));
    assertEquals(zeros, average.at("/histogram/registers/output_all/00").asLong());
    String averaged = client.get(path + "probabilities?aggregation=average").body();
    assertEquals(client.get(path + "probabilities").body(), averaged);
  }

  @Test
  void sharpeningIsVotingAndChangesWhatIsDebiasedOnly() throws Exception {
    String turn = "{\"gate\":\"ry\",\"target\":0,\"rotation\":1}";
    JsonNode job = run(debiased(turn));
    String path = "/jobs/" + job.get("id").asText() + "/results/probabilities";
    JsonNode plain = client.get(path).json();
    JsonNode sharp = client.get(path + "?sharpen=true").json();
    assertEquals(sharp, client.get(path + "?aggregation=voting").json());
    assertEquals(sharp, client.get(path + "?sharpen=True").json());
    assertEquals(plain, client.get(path + "?sharpen=false").json());
    double zero = plain.get("0").asDouble();
    assertEquals(Math.pow(Math.cos(0.5), 2), zero, 5 * Math.sqrt(0.25 / 505));
    assertTrue(sharp.get("0").asDouble() > zero + 0.1, sharp.toString());
    JsonNode histogram =
        artifact(job, job.at("/output/error_mitigation/aggregations/voting"))
            .at("/histogram/registers/output_all");
    double votes = histogram.path("00").asDouble() + histogram.path("10").asDouble();
    assertEquals(sharp.get("0").asDouble(), histogram.get("00").asDouble() / votes, 1e-12);
    JsonNode filtered = client.get(path + "?aggregation=dnl").json();
    assertEquals(1, filtered.get("0").asDouble() + filtered.get("1").asDouble(), 1e-12);
    JsonNode undone = run(IonqJobTest.job("qpu.forte-1", 505, 2, turn));
    String other = "/jobs/" + undone.get("id").asText() + "/results/probabilities";
    assertEquals(client.get(other).json(), client.get(other + "?sharpen=true").json());
    assertFalse(undone.get("output").has("error_mitigation"));
  }

  @Test
  void otherWaysToAggregateAreRefused() throws Exception {
    JsonNode job = run(IonqJobTest.bell("qpu.forte-1", 10));
    String path = "/jobs/" + job.get("id").asText() + "/results/probabilities";
    for (String query :
        List.of(
            "sharpen=yes",
            "aggregation=median",
            "sharpen=true&aggregation=voting",
            "format=json")) {
      assertEquals(400, client.get(path + "?" + query).status(), query);
    }
  }
}
