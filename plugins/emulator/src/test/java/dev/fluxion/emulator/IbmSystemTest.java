package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.setup.Account;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs of IBM's processors on the premises, whose input and results are in a store. */
class IbmSystemTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final TestClock clock = new TestClock();
  private final Emulator emulator =
      Emulator.builder()
          .clock(clock)
          .queue(Duration.ofSeconds(8))
          .run(Duration.ofSeconds(4))
          .start();
  private final Client client =
      new Client(
          emulator.ibmSystem(),
          Map.of(
              "Authorization",
              "Bearer "
                  + Client.token(emulator, "emulator-key").json().get("access_token").asText(),
              "Service-CRN",
              Account.CRN,
              "IBM-API-Version",
              "2026-04-15",
              "Content-Type",
              "application/json"));
  private final Map<String, byte[]> stored = new ConcurrentHashMap<>();
  private HttpServer server;

  @BeforeEach
  void startStore() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::store);
    server.start();
    JsonNode params = MAPPER.readTree(IbmJobTest.bell("")).get("params");
    stored.put("/input", params.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void store(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (exchange.getRequestMethod().equals("PUT")) {
        stored.put(path, exchange.getRequestBody().readAllBytes());
        exchange.sendResponseHeaders(200, -1);
      } else if (stored.containsKey(path)) {
        exchange.sendResponseHeaders(200, stored.get(path).length);
        exchange.getResponseBody().write(stored.get(path));
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  @AfterEach
  void close() {
    emulator.close();
    server.stop(0);
  }

  private String place(String name) {
    return "{\"type\":\"s3_compatible\",\"presigned_url\":\"http://127.0.0.1:"
        + server.getAddress().getPort()
        + "/"
        + name
        + "?X-Amz-Signature=abc\"}";
  }

  private String job(String id, int seconds) {
    return "{\"id\":\""
        + id
        + "\",\"backend\":\"ibm_emulator_7\",\"program_id\":\"estimator\",\"timeout_secs\":"
        + seconds
        + ",\"storage\":{\"input\":"
        + place("input")
        + ",\"results\":"
        + place("results-" + id)
        + ",\"logs\":"
        + place("logs-" + id)
        + "}}";
  }

  private static int code(Client.Reply refused) {
    return refused.json().at("/errors/0/code").asInt();
  }

  @Test
  void resultsAreWrittenToTheStoreOfTheClient() throws Exception {
    Client.Reply created = client.post("/jobs", job("a", 60));
    assertEquals(204, created.status(), created.body());
    assertEquals("Queued", client.get("/jobs/a").json().get("status").asText());
    clock.forward(Duration.ofSeconds(9));
    assertEquals("Running", client.get("/jobs/a").json().get("status").asText());
    assertTrue(!stored.containsKey("/results-a"));
    clock.forward(Duration.ofSeconds(3));
    JsonNode job = client.get("/jobs").json().at("/jobs/0");
    assertEquals("Completed", job.get("status").asText());
    assertEquals("2026-11-01T12:00:12Z", job.get("end_time").asText());
    assertEquals(4_000_000_000L, job.at("/usage/quantum_nanoseconds").asLong());
    JsonNode data = MAPPER.readTree(stored.get("/results-a")).at("/results/0/data");
    assertEquals(1, data.at("/evs/0").asDouble(), 1e-12);
    assertEquals(0.25, data.at("/evs/1").asDouble(), 1e-12);
    assertTrue(stored.containsKey("/logs-a"));
    assertEquals("4", emulator.seen().bill("s").toString());
  }

  @Test
  void anIdIsTakenOnce() throws Exception {
    assertEquals(204, client.post("/jobs", job("a", 60)).status());
    assertEquals(1231, code(client.post("/jobs", job("a", 60))));
    clock.forward(Duration.ofSeconds(12));
    assertEquals(204, client.send("DELETE", "/jobs/a", "").status());
    assertEquals(1291, code(client.get("/jobs/a")));
    assertEquals(1231, code(client.post("/jobs", job("a", 60))));
    assertEquals(1, emulator.seen().billed());
  }

  @Test
  void fiveJobsAreUnderWayAndOneMoreIsRefused() throws Exception {
    for (String id : new String[] {"a", "b", "c", "d", "e"}) {
      assertEquals(204, client.post("/jobs", job(id, 60)).status());
    }
    assertEquals(409, client.post("/jobs", job("f", 60)).status());
    assertEquals(204, client.post("/jobs/e/cancel", "").status());
    assertEquals("Cancelled", client.get("/jobs/e").json().get("status").asText());
    assertEquals(409, client.post("/jobs/e/cancel", "").status());
    assertEquals(204, client.post("/jobs", job("f", 60)).status());
  }

  @Test
  void aJobEndsWithItsTimeOrForItsCircuit() throws Exception {
    client.post("/jobs", job("short", 3));
    String text = new String(stored.get("/input"), StandardCharsets.UTF_8);
    stored.put("/input", text.replace("cz $1, $3", "cz $1, $6").getBytes(StandardCharsets.UTF_8));
    client.post("/jobs", job("unfit", 60));
    clock.forward(Duration.ofSeconds(12));
    JsonNode unfit = client.get("/jobs/unfit").json();
    assertEquals("Failed", unfit.get("status").asText());
    assertEquals(1517, unfit.get("reason_code").asInt());
    JsonNode late = client.get("/jobs/short").json();
    assertEquals("Cancelled", late.get("status").asText());
    assertEquals(1305, late.get("reason_code").asInt());
    assertTrue(!stored.containsKey("/results-unfit"));
    assertTrue(new String(stored.get("/logs-unfit"), StandardCharsets.UTF_8).contains("cz"));
  }

  @Test
  void whatIsNotPublishedOrCannotBeReadIsRefused() throws Exception {
    String good = job("a", 60);
    for (String wrong :
        new String[] {
          good.replace("s3_compatible", "ftp"),
          good.replace("\"timeout_secs\":60", "\"timeout_secs\":0"),
          good.replace("\"backend\"", "\"tags\":[],\"backend\""),
          good.replace("/input?", "/nothing?"),
          good.replace("http://127.0.0.1", "http://192.0.2.1"),
        }) {
      assertEquals(400, client.post("/jobs", wrong).status(), wrong);
    }
    emulator.faults().next(Phase.CREATE, new Fault.Status(423));
    assertEquals(423, client.post("/jobs", good).status());
    assertEquals(404, client.get("/jobs/a").status());
    assertEquals(0, emulator.seen().jobs().size());
  }
}
