package dev.fluxion.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Fault.Transport;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.fault.RetryAfter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A client sees what breaks on the way, and the server knows what was done nevertheless. */
class TransportFaultTest {
  private final Emulator emulator =
      Emulator.builder()
          .queue(Duration.ofHours(1))
          .hold(Duration.ofMillis(150))
          .drip(Duration.ofMillis(1))
          .start();
  private final Client ionq = Client.ionq(emulator);
  private final String bell = IonqJobTest.bell("qpu.forte-1", 10);

  @AfterEach
  void close() {
    emulator.close();
  }

  private void createWith(Fault fault) {
    emulator.faults().next(Phase.CREATE, fault);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_BEFORE_HEADERS", "ANSWER_LOST", "TRUNCATED_BODY", "STALLED_BODY"})
  void anAnswerThatBreaksIsAnErrorOfTransport(Transport fault) {
    createWith(fault);
    long before = System.nanoTime();
    assertThrows(IOException.class, () -> ionq.post("/jobs", bell));
    long millis = (System.nanoTime() - before) / 1_000_000;
    assertEquals(fault == Transport.STALLED_BODY, millis >= 150, millis + " ms");
    int created = fault == Transport.RESET_BEFORE_HEADERS ? 0 : 1;
    assertEquals(created, emulator.seen().jobs("k1").size());
    assertEquals(1, emulator.seen().submissions("k1"));
  }

  @Test
  void aSlowAnswerComesWholeAtLast() throws Exception {
    createWith(Transport.SLOW_DRIP);
    long before = System.nanoTime();
    Client.Reply created = ionq.post("/jobs", bell);
    assertEquals(201, created.status());
    assertTrue(System.nanoTime() - before > created.body().length() * 1_000_000L);
  }

  @Test
  void anAnswerMayBeAPageOrLackTheId() throws Exception {
    createWith(Transport.HTML_BODY);
    Client.Reply page = ionq.post("/jobs", bell);
    assertEquals(201, page.status());
    assertEquals("text/html", page.headers().get("content-type"));
    createWith(Transport.WITHOUT_ID);
    Client.Reply without = ionq.post("/jobs", bell);
    assertEquals(201, without.status());
    assertFalse(without.json().has("id"));
    assertEquals(2, emulator.seen().jobs("k1").size());
  }

  static Stream<Fault.Status> statuses() {
    return Fault.of(Phase.CREATE).stream()
        .filter(Fault.Status.class::isInstance)
        .map(Fault.Status.class::cast);
  }

  @ParameterizedTest
  @MethodSource("statuses")
  void aStatusOfFailureTellsWhenToTryAgainAndMayHideAJob(Fault.Status fault) throws Exception {
    createWith(fault);
    Client.Reply reply = ionq.post("/jobs", bell);
    assertEquals(fault.code(), reply.status());
    assertEquals(fault.isDone() ? 1 : 0, emulator.seen().jobs().size());
    String header = reply.headers().get("retry-after");
    switch (fault.retryAfter().form()) {
      case NONE -> assertEquals(null, header);
      case SECONDS -> assertEquals("1", header);
      case DATE -> {
        Instant time = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(header));
        assertTrue(Duration.between(Instant.now(), time).abs().toSeconds() < 5, header);
      }
    }
  }

  @Test
  void everyPhaseOfBothProvidersHasFaults() throws Exception {
    Client ibm = Client.ibm(emulator);
    String one = ionq.post("/jobs", bell).json().get("id").asText();
    String other = ibm.post("/jobs", IbmJobTest.bell("")).json().get("id").asText();
    Fault fault = new Fault.Status(503, RetryAfter.NONE, false);
    for (Phase phase : Phase.values()) {
      emulator.faults().always(phase, fault);
    }
    List<Client.Reply> replies =
        List.of(
            ionq.post("/jobs", bell),
            ionq.get("/jobs/" + one),
            ionq.get("/jobs/" + one + "/results/probabilities"),
            ionq.get("/jobs"),
            ionq.get("/jobs?ids=" + one),
            ionq.put("/jobs/" + one + "/status/cancel", ""),
            ionq.get("/jobs/" + one + "/cost"),
            ibm.post("/jobs", "{}"),
            ibm.get("/jobs/" + other),
            ibm.get("/jobs/" + other + "/results"),
            ibm.get("/jobs?tags=x"),
            ibm.post("/jobs/" + other + "/cancel", ""),
            ibm.get("/instances/usage"),
            Client.token(emulator, "emulator-key"));
    replies.forEach(reply -> assertEquals(503, reply.status()));
    emulator.faults().clear();
    assertEquals(200, ionq.get("/jobs/" + one).status());
    assertEquals(14, emulator.faults().fired().size());
  }

  @Test
  void anEmptyAnswerCanBreakToo() throws Exception {
    Client ibm = Client.ibm(emulator);
    for (Transport fault : Transport.values()) {
      if (fault.fits(Phase.CANCEL)) {
        String id = ibm.post("/jobs", IbmJobTest.bell("")).json().get("id").asText();
        emulator.faults().next(Phase.CANCEL, fault);
        String path = "/jobs/" + id + "/cancel";
        switch (fault) {
          case SLOW_DRIP -> assertEquals(204, ibm.post(path, "").status());
          case HTML_BODY -> assertEquals(200, ibm.post(path, "").status());
          default -> assertThrows(IOException.class, () -> ibm.post(path, ""));
        }
      }
    }
  }
}
