package dev.fluxion.hardware.ibm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.hardware.http.Secret;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Price;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.spi.FluxionException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the driver sends, and what it makes of the answers. */
class IbmProviderTest {
  private static final String JOBS = "/api/v1/jobs";
  private static final String CREATE = "POST " + JOBS;
  private static final String JOB = "GET " + JOBS + "/job-1";
  private static final String CREATED = "{\"id\":\"job-1\",\"backend\":\"ibm_test\"}";

  private final IbmServer server = new IbmServer();
  private final IbmProvider provider = server.provider();

  @AfterEach
  void close() {
    provider.close();
    server.close();
  }

  private static String job(String status, String more) {
    return "{\"id\":\"job-1\",\"backend\":\"ibm_test\",\"state\":{\"status\":\""
        + status
        + "\""
        + more
        + "},\"status\":\""
        + status
        + "\",\"program\":{\"id\":\"estimator\"},\"created\":\"2026-11-26T08:00:00.5Z\",\"tags\":[\""
        + IbmWork.TAG
        + "\"],\"private\":false}";
  }

  private static String error(int code, String message) {
    return "{\"trace\":\"t\",\"errors\":[{\"code\":"
        + code
        + ",\"message\":\""
        + message
        + "\",\"more_info\":\"\"}]}";
  }

  private byte[] request() {
    return provider.request(IbmWork.of(IbmWork.bell()));
  }

  private static <T> T answer(Reply<T> reply) {
    if (reply instanceof Reply.Answer<T> answer) {
      return answer.value();
    }
    throw new AssertionError(reply);
  }

  @Test
  void aJobIsSentAskedForFetchedAndRead() {
    server
        .on(CREATE, 200, CREATED)
        .on(JOB, 200, job("Queued", ""))
        .on(JOB, 200, job("Running", ""))
        .on(JOB, 200, job("Completed", ""))
        .on(
            JOB + "/metrics",
            200,
            "{\"position_in_queue\":3,\"estimated_start_time\":\"2100-01-01T00:00:00Z\","
                + "\"usage\":{\"quantum_seconds\":1.5}}")
        .on(
            JOB + "/results",
            200,
            "{\"results\":[{\"data\":{\"evs\":[-1.5,0.01],\"stds\":[0.02,0.03]},"
                + "\"metadata\":{\"shots\":4096}}],\"metadata\":{}}");
    byte[] request = request();
    assertEquals(new Submission.Accepted("job-1"), provider.submit(request));
    RemoteJob queued = answer(provider.poll(List.of("job-1"))).get("job-1");
    assertEquals(RemoteJob.State.QUEUED, queued.state());
    assertEquals(OptionalInt.of(3), queued.position());
    assertTrue(queued.remaining().orElseThrow().toDays() > 365);
    assertEquals(Optional.of(Instant.parse("2026-11-26T08:00:00.5Z")), queued.created());
    assertEquals(
        RemoteJob.State.RUNNING, answer(provider.poll(List.of("job-1"))).get("job-1").state());
    byte[] fetched = answer(provider.fetch("job-1"));
    Reading.Values values = (Reading.Values) provider.read(request, fetched).get(0);
    assertEquals(-1.5, values.values()[0]);
    assertEquals(0.03, values.errors()[1]);
    assertEquals(new Price(new BigDecimal("1.5"), "s"), answer(provider.cost("job-1")));
    IbmServer.Request sent =
        server.requests.stream().filter(each -> each.line().equals(CREATE)).findFirst().get();
    assertEquals(new String(request, StandardCharsets.UTF_8), sent.body());
    assertEquals("Bearer token-1", sent.headers().get("Authorization"));
    assertEquals(IbmServer.CRN, sent.headers().get("Service-crn"));
    assertEquals("2026-04-15", sent.headers().get("Ibm-api-version"));
    assertEquals("application/json", sent.headers().get("Content-type"));
    IbmServer.Request first = server.requests.get(0);
    assertEquals("POST /identity/token", first.line());
    assertEquals(
        "grant_type=urn%3Aibm%3Aparams%3Aoauth%3Agrant-type%3Aapikey&apikey=" + IbmServer.KEY,
        first.body());
    assertEquals(1, server.lines().stream().filter("POST /identity/token"::equals).count());
    assertFalse(server.lines().stream().anyMatch(line -> line.startsWith("DELETE")));
    assertFalse(sent.body().contains("private"));
  }

  @Test
  void limitsAreThoseOfTheDevice() {
    assertEquals(
        new Limits(4, 300, Long.MAX_VALUE, 10_000_000, 100_000, 5, Duration.ofMinutes(1)),
        provider.limits());
    assertEquals("ibm:ibm_test", provider.id());
    assertTrue(provider.estimates());
    assertEquals(new Price(new BigDecimal(69), "s"), answer(provider.price(request())));
    assertEquals(2, server.requests.size(), "the configuration is asked for once");
    provider.forgetDevice();
    provider.limits();
    assertEquals(3, server.requests.size());
  }

  @Test
  void aTokenThatIsRefusedIsRenewedOnce() {
    provider.limits();
    server.token("token-2", 3600);
    server.on(CREATE, 401, error(1200, "expired")).on(CREATE, 200, CREATED);
    assertEquals(new Submission.Accepted("job-1"), provider.submit(new byte[] {'{', '}'}));
    List<String> tokens =
        server.requests.stream()
            .filter(each -> each.line().equals(CREATE))
            .map(each -> each.headers().get("Authorization"))
            .toList();
    assertEquals(List.of("Bearer token-1", "Bearer token-2"), tokens);
  }

  @Test
  void aTokenThatIsRefusedTwiceIsTold() {
    server.on(CREATE, 401, error(1200, "no"));
    assertEquals(new Submission.Refused("1200", "no"), provider.submit(new byte[0]));
    assertEquals(2, server.lines().stream().filter(CREATE::equals).count());
  }

  private void assertSubmission(Submission expected, int status, String body) {
    try (IbmServer other = new IbmServer()) {
      other.on(CREATE, status, body, Map.of("Retry-After", "7"));
      IbmProvider mine = other.provider();
      assertEquals(expected, mine.submit(new byte[0]));
      mine.close();
    }
  }

  @Test
  void everyAnswerToANewJobHasItsMeaning() {
    Optional<Duration> after = Optional.of(Duration.ofSeconds(7));
    assertSubmission(
        new Submission.Busy(after, "1308: usage exceeds"), 409, error(1308, "usage exceeds"));
    assertSubmission(new Submission.Busy(after, "1202: slow down"), 429, error(1202, "slow down"));
    assertSubmission(new Submission.Busy(after, "1202: slow down"), 400, error(1202, "slow down"));
    assertSubmission(
        new Submission.Refused("1216", "no such backend"), 404, error(1216, "no such backend"));
    assertSubmission(
        new Submission.Refused("HTTP 400", "bad"), 400, "{\"error\":{\"message\":\"bad\"}}");
    for (int status : List.of(500, 502, 503, 504, 520, 522, 524)) {
      assertSubmission(new Submission.Unknown("HTTP " + status + ", 1: x"), status, error(1, "x"));
    }
    assertSubmission(
        new Submission.Unknown("HTTP 503, HTTP 503: an answer that is no JSON"), 503, "<html>");
    assertSubmission(new Submission.Unknown("HTTP 200 without a job: no JSON"), 200, "<html>");
    assertSubmission(
        new Submission.Unknown("HTTP 200 without a job: a job has no id"), 200, "{\"id\":null}");
  }

  private void assertWithoutToken(Submission expected, int status, String body) {
    try (IbmServer other = new IbmServer()) {
      IbmProvider mine = other.provider();
      other.on("POST /identity/token", status, body);
      other.on("GET " + JOBS, 401, "{}");
      mine.find(IbmWork.KEY, Instant.EPOCH);
      assertEquals(expected, mine.submit(new byte[0]));
      assertEquals(0, other.lines().stream().filter(CREATE::equals).count());
      mine.close();
    }
  }

  @Test
  void withoutATokenNothingIsSent() {
    assertWithoutToken(new Submission.NotSent("no token: HTTP 503"), 503, "");
    assertWithoutToken(new Submission.NotSent("no token: an answer that is no JSON"), 200, "<");
    assertWithoutToken(new Submission.NotSent("no token: an answer without one"), 200, "{}");
    String wrong = "{\"errorCode\":\"BXNIM0415E\",\"errorMessage\":\"key not found\"}";
    assertWithoutToken(new Submission.Refused("BXNIM0415E", "key not found"), 400, wrong);
    assertWithoutToken(
        new Submission.Busy(Optional.empty(), "BXNIM: wait"),
        429,
        "{\"errorCode\":\"BXNIM\",\"errorMessage\":\"wait\"}");
  }

  @Test
  void jobsAreFoundByTheirTagPageByPage() {
    String other = job("Queued", "").replace("evk-", "evk-9").replace("job-1", "job-2");
    server.on(
        "GET " + JOBS,
        200,
        "{\"jobs\":[" + other + "," + job("Running", "") + "],\"count\":3,\"limit\":2}");
    server.on(
        "GET " + JOBS,
        200,
        "{\"jobs\":[" + job("Failed", "").replace("job-1", "job-3") + "],\"count\":3}");
    List<RemoteJob> found = answer(provider.find(IbmWork.KEY, Instant.EPOCH));
    assertEquals(List.of("job-1", "job-3"), found.stream().map(RemoteJob::id).toList());
    assertEquals(Optional.of(IbmWork.KEY), found.get(0).key());
    assertEquals(
        List.of(
            "GET " + JOBS + "?limit=200&offset=0&tags=" + IbmWork.TAG + "&exclude_params=true",
            "GET " + JOBS + "?limit=200&offset=2&tags=" + IbmWork.TAG + "&exclude_params=true"),
        server.lines().subList(2, 4));
    server.on("GET " + JOBS, 200, "{}");
    assertInstanceOf(Reply.Trouble.class, provider.find(IbmWork.KEY, Instant.EPOCH));
  }

  @Test
  void jobsThatCannotBeAskedForDoNotHideOthers() {
    server.on(JOB, 200, job("Completed", "")).on("GET " + JOBS + "/job-2", 503, "");
    Map<String, RemoteJob> jobs = answer(provider.poll(List.of("job-1", "job-2", "job-3")));
    assertEquals(RemoteJob.State.COMPLETED, jobs.get("job-1").state());
    assertEquals(RemoteJob.State.UNKNOWN, jobs.get("job-2").state());
    assertEquals(2, jobs.size());
    assertInstanceOf(Reply.Trouble.class, provider.poll(List.of("job-2")));
    assertEquals(Map.of(), answer(provider.poll(List.of("job-3"))));
    server.on("GET " + JOBS + "/job-4", 200, job("Running", ""));
    assertInstanceOf(Reply.Trouble.class, provider.poll(List.of("job-4")), "another job");
    server.on("GET " + JOBS + "/job-5", 403, error(1, "no"));
    assertEquals(new Reply.Denied<>("1", "no"), provider.poll(List.of("job-1", "job-5")));
  }

  @Test
  void wordsThatAreNotKnownAreNoError() {
    server.on(JOB, 200, job("Dreaming", ""));
    RemoteJob job = answer(provider.poll(List.of("job-1"))).get("job-1");
    assertEquals(RemoteJob.State.UNKNOWN, job.state());
    assertEquals("Dreaming", job.status());
  }

  @Test
  void resultsMayComeLate() {
    server.on(JOB, 200, job("Running", "")).on(JOB, 200, job("Completed", ""));
    assertEquals(new Reply.Missing<>("the job is Running"), provider.fetch("job-1"));
    assertEquals(new Reply.Missing<>("1291: not found"), provider.fetch("job-1"));
    server.on(JOB + "/results", 200, "<html>").on(JOB + "/results", 204, "");
    assertInstanceOf(Reply.Trouble.class, provider.fetch("job-1"));
    assertInstanceOf(Reply.Trouble.class, provider.fetch("job-1"));
  }

  @Test
  void aJobThatFailedTellsWhyAndTheDeviceIsAskedForAgain() {
    byte[] request = request();
    server.on(JOB, 200, job("Failed", ",\"reason\":\"not an ISA circuit\",\"reason_code\":1517"));
    int before = server.requests.size();
    RemoteJob job = answer(provider.poll(List.of("job-1"))).get("job-1");
    assertEquals(RemoteJob.State.FAILED, job.state());
    assertEquals("not an ISA circuit", job.reason());
    provider.limits();
    assertEquals(before + 2, server.requests.size());
    assertEquals(
        List.of(new Reading.Failed("1517", "not an ISA circuit")),
        provider.read(request, answer(provider.fetch("job-1"))));
  }

  @Test
  void aJobIsCanceledUnlessItIsTooLate() {
    server.on("POST " + JOBS + "/job-1/cancel", 204, "").on(JOB, 200, job("Cancelled", ""));
    assertEquals(RemoteJob.State.CANCELED, answer(provider.cancel("job-1")).state());
    server.on("POST " + JOBS + "/job-2/cancel", 409, error(1, "over"));
    server.on("GET " + JOBS + "/job-2", 200, job("Completed", "").replace("job-1", "job-2"));
    assertEquals(RemoteJob.State.COMPLETED, answer(provider.cancel("job-2")).state());
    server.on("GET " + JOBS + "/job-2", 200, job("Queued", "").replace("job-1", "job-2"));
    assertInstanceOf(Reply.Trouble.class, provider.cancel("job-2"), "it is not canceled");
    assertInstanceOf(Reply.Missing.class, provider.cancel("job-3"));
  }

  @Test
  void whatIsUsedIsTold() {
    server.on(JOB + "/metrics", 200, "{\"usage\":{\"status\":\"pending\",\"quantum_seconds\":0}}");
    assertInstanceOf(Reply.Missing.class, provider.cost("job-1"));
    server.on(
        "GET /api/v1/instances/usage",
        200,
        "{\"usage_consumed_seconds\":12,\"usage_limit_seconds\":600,\"usage_limit_reached\":false}");
    assertEquals(new IbmUsage(12, OptionalLong.of(600), false), answer(provider.usage()));
  }

  @Test
  void aDeviceThatIsNotThereIsRefused() {
    String lost = "FLX-516: the configuration of ibm_lost is not to be had: ";
    assertRefused(
        lost + "1291: not found", () -> open(server.account(), IbmOptions.standard(), "ibm_lost"));
    server.on("GET /api/v1/backends/ibm_lost/configuration", 502, "");
    assertRefused(
        lost + "HTTP 502, HTTP 502: an answer that is no JSON",
        () -> open(server.account(), IbmOptions.standard(), "ibm_lost"));
  }

  private static void assertRefused(String message, Runnable action) {
    assertEquals(message, assertThrows(FluxionException.class, action::run).getMessage());
  }

  private static IbmProvider open(IbmAccount account, IbmOptions options, String name) {
    return IbmProvider.of(
        Optional.of(name), account, options, Duration.ofSeconds(1), Duration.ofSeconds(1));
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    IbmOptions options = IbmOptions.standard();
    assertRefused(
        "FLX-516: the program 'executor' mitigates nothing, got a level of resilience of 2",
        () -> open(server.account(), options.program(Program.EXECUTOR).resilience(2), "ibm_test"));
    assertRefused(
        "FLX-516: 'ibm/test' is no name of a device",
        () -> open(server.account(), options, "ibm/test"));
    assertRefused(
        "FLX-516: a level of resilience is from 0 to 2, got 3", () -> options.resilience(3));
    assertRefused("FLX-516: a job may run 1 to 10800 seconds, got 0", () -> options.seconds(0));
    assertRefused(
        "FLX-516: there is at least one job in a minute, got 0", () -> options.jobsPerMinute(0));
    IbmAccount wrong =
        new IbmAccount(
            Secret.of("QISKIT_IBM_TOKEN", IbmServer.KEY::toCharArray),
            Secret.of("QISKIT_IBM_INSTANCE", "ibm-q/open/main"::toCharArray),
            Optional.empty(),
            Optional.empty());
    assertRefused(
        "FLX-517: the instance QISKIT_IBM_INSTANCE=*** is no CRN with a region: expected 10 fields,"
            + " got 1",
        () -> open(wrong, options, "ibm_test"));
  }

  @Test
  void withoutANameItIsTheFirstDeviceOnline() {
    String device = "{\"name\":\"%s\",\"status\":{\"name\":\"%s\"},\"is_simulator\":%s}";
    String devices =
        "{\"devices\":["
            + String.join(
                ",",
                device.formatted("ibm_z", "online", false),
                device.formatted("ibm_test", "online", false),
                device.formatted("ibm_x", "online", true),
                device.formatted("ibm_a", "offline", false))
            + "]}";
    server.on("GET /api/v1/backends", 200, devices);
    Duration time = Duration.ofSeconds(5);
    IbmProvider first =
        IbmProvider.of(Optional.empty(), server.account(), IbmOptions.standard(), time, time);
    assertEquals("ibm:ibm_test", first.id());
    first.close();
    server.on("GET /api/v1/backends", 200, "{\"devices\":[]}");
    assertRefused(
        "FLX-516: no device of the instance is online",
        () ->
            IbmProvider.of(Optional.empty(), server.account(), IbmOptions.standard(), time, time));
    server.on("GET /api/v1/backends", 403, error(1, "not yours"));
    assertRefused(
        "FLX-516: the list of devices is not to be had: 1: not yours",
        () ->
            IbmProvider.of(Optional.empty(), server.account(), IbmOptions.standard(), time, time));
  }

  @Test
  void theRegionIsThatOfTheInstance() {
    IbmAccount account =
        new IbmAccount(
            Secret.of("QISKIT_IBM_TOKEN", IbmServer.KEY::toCharArray),
            Secret.of("QISKIT_IBM_INSTANCE", IbmServer.CRN::toCharArray),
            Optional.empty(),
            Optional.empty());
    assertEquals("https://eu-de.quantum.cloud.ibm.com/api/v1", account.api().toString());
    IbmAccount home =
        new IbmAccount(
            account.key(),
            Secret.of("I", () -> IbmServer.CRN.replace("eu-de", "us-east").toCharArray()),
            Optional.empty(),
            Optional.empty());
    assertEquals("https://quantum.cloud.ibm.com/api/v1", home.api().toString());
    assertEquals("https://iam.cloud.ibm.com/identity/token", home.tokens().toString());
  }

  @Test
  void noTextContainsAKey() {
    String echo = IbmServer.KEY + " token-1 " + IbmServer.CRN;
    server.on(CREATE, 400, error(1, echo)).on(CREATE, 503, error(1, echo));
    server.on(JOB, 200, job("Failed", ",\"reason\":\"" + echo + "\""));
    byte[] request = request();
    List<Object> said =
        List.of(
            provider.submit(request),
            provider.submit(request),
            provider.poll(List.of("job-1")),
            new String(answer(provider.fetch("job-1")), StandardCharsets.UTF_8),
            provider.read(request, answer(provider.fetch("job-1"))),
            provider,
            server.account(),
            new String(request, StandardCharsets.UTF_8));
    for (Object each : said) {
      String text = each.toString();
      assertFalse(text.contains(IbmServer.KEY), text);
      assertFalse(text.contains("token-1"), text);
      assertFalse(text.contains(IbmServer.CRN), text);
    }
  }
}
