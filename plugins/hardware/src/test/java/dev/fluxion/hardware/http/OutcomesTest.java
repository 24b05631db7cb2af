package dev.fluxion.hardware.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomesTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-26T10:00:00Z"), ZoneOffset.UTC);

  private final Outcomes outcomes =
      new Outcomes(CLOCK, response -> new Outcomes.Fault("HTTP " + response.status(), "why"));

  private static Exchange.Response response(int status, Map<String, String> headers) {
    return new Exchange.Response(status, headers, "id-1".getBytes(StandardCharsets.UTF_8));
  }

  private Submission submission(int status) {
    return outcomes.submission(response(status, Map.of()), Exchange.Response::text);
  }

  private Reply<String> reply(int status) {
    return outcomes.reply(response(status, Map.of()), Exchange.Response::text);
  }

  @Test
  void aCreatedJobHasAnId() {
    assertEquals(new Submission.Accepted("id-1"), submission(201));
    assertEquals(new Reply.Answer<>("id-1"), reply(200));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 400, 401, 402, 403, 404, 405, 409, 413, 415, 422})
  void whatIsRefusedCreatedNothingAndIsNotRepeated(int status) {
    assertEquals(new Submission.Refused("HTTP " + status, "why"), submission(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 500, 502, 503, 504, 520, 521, 524, 529, 599, 100, 418})
  void afterAnyOtherAnswerNobodyKnowsWhetherThereIsAJob(int status) {
    assertInstanceOf(Submission.Unknown.class, submission(status));
  }

  @Test
  void aSuccessThatCannotBeReadLeavesOpenWhetherThereIsAJob() {
    Submission submission =
        outcomes.submission(
            response(201, Map.of()),
            response -> {
              throw new Outcomes.Malformed("no JSON");
            });
    assertEquals(new Submission.Unknown("HTTP 201 without a job: no JSON"), submission);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 409, 500, 502, 503, 520, 529})
  void questionsMayBeRepeatedAfterFaultsOfTheServer(int status) {
    Reply<String> reply = reply(status);
    assertEquals(
        new Reply.Trouble<String>(
            Optional.empty(), "HTTP " + status + ", HTTP " + status + ": why", true),
        reply);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 422})
  void questionsThatAreRefusedAreNotRepeated(int status) {
    assertEquals(new Reply.Denied<String>("HTTP " + status, "why"), reply(status));
  }

  @Test
  void whatIsNotFoundMayComeLater() {
    assertEquals(new Reply.Missing<String>("HTTP 404: why"), reply(404));
  }

  @Test
  void aServerSaysHowLongToWaitInSecondsOrAsADate() {
    assertEquals(Optional.of(Duration.ofSeconds(7)), after("7"));
    assertEquals(Optional.of(Duration.ofSeconds(90)), after("Thu, 26 Nov 2026 10:01:30 GMT"));
    assertEquals(Optional.of(Duration.ZERO), after("Thu, 26 Nov 2026 09:01:30 GMT"));
    assertEquals(Optional.empty(), after("soon"));
  }

  private Optional<Duration> after(String text) {
    Exchange.Response response = response(429, Map.of("retry-after", text));
    Submission.Busy busy = (Submission.Busy) outcomes.submission(response, Exchange.Response::text);
    Reply.Trouble<String> trouble =
        (Reply.Trouble<String>) outcomes.reply(response, Exchange.Response::text);
    assertEquals(busy.after(), trouble.after());
    return busy.after();
  }
}
