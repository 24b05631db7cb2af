package dev.fluxion.tck.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a waiver excuses, for how long, and what it costs. */
class WaiversTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 15);

  @TempDir private Path directory;

  private static Outcome outcome(String subject, Status status) {
    Task task = new Task("AcmePlugin", subject, "D-NEST(0)", "REQ", "1.2");
    return Outcome.of(task, status, "found", 0.1);
  }

  private static List<Outcome> applied(String until, Outcome... outcomes) {
    Waiver waiver =
        new Waiver("D-NEST(0)", "acme:sin", "slow sensor", "ACME-7", LocalDate.parse(until));
    return new Waivers(List.of(waiver)).apply(List.of(outcomes), TODAY);
  }

  @Test
  void a_failure_is_excused_to_the_last_day() {
    Outcome waived = applied("2027-03-15", outcome("acme:sin", Status.FAIL)).get(0);
    assertEquals(Status.WAIVED, waived.status());
    assertEquals("waived until 2027-03-15 (ACME-7): slow sensor\nfound", waived.text());
  }

  @Test
  void attributes_and_shapes_are_included_but_no_other_primitive() {
    List<Outcome> applied =
        applied(
            "2027-12-31",
            outcome("acme:sin[shift=1]", Status.FAIL),
            outcome("acme:sin on [[3]]", Status.INCONCLUSIVE),
            outcome("acme:sinc", Status.FAIL));
    assertEquals(
        List.of(Status.WAIVED, Status.WAIVED, Status.FAIL),
        applied.stream().map(Outcome::status).toList());
  }

  @Test
  void an_expired_waiver_is_a_failure_whatever_the_check_says() {
    for (Status status : List.of(Status.FAIL, Status.PASS)) {
      Outcome expired = applied("2027-03-14", outcome("acme:sin", status)).get(0);
      assertEquals(Status.FAIL, expired.status());
      assertEquals("the waiver expired on 2027-03-14\nfound", expired.text());
    }
  }

  @Test
  void a_waiver_that_is_not_needed_is_a_failure() {
    Outcome passed = applied("2027-12-31", outcome("acme:sin", Status.PASS)).get(0);
    assertEquals(Status.FAIL, passed.status());
    assertTrue(passed.text().startsWith("the waiver is not needed"));
  }

  @Test
  void a_waiver_about_nothing_is_a_failure() {
    List<Outcome> applied = applied("2027-12-31", outcome("acme:cos", Status.PASS));
    assertEquals(2, applied.size());
    assertEquals(Status.FAIL, applied.get(1).status());
  }

  @Test
  void what_was_not_run_is_not_excused() {
    Outcome same = outcome("acme:sin", Status.NOT_RUN);
    assertEquals(List.of(same), applied("2027-12-31", same));
  }

  private Waivers read(String json) throws IOException {
    return Waivers.read(Files.writeString(directory.resolve("waivers.json"), json));
  }

  @Test
  void a_file_is_read() throws IOException {
    Waivers waivers =
        read(
            """
            [{"check": "D-NEST(0)", "subject": "acme:sin", "reason": "slow", "until": "2027-03-31"}]
            """);
    assertEquals(
        List.of(new Waiver("D-NEST(0)", "acme:sin", "slow", "", LocalDate.of(2027, 3, 31))),
        waivers.waivers());
  }

  private void isRefused(String message, String json) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> read(json));
    assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal::getMessage);
  }

  @Test
  void a_file_that_is_not_as_described_is_refused() {
    isRefused("is no JSON", "[");
    isRefused("is no array of waivers", "{}");
    isRefused("is no array of waivers", "");
    isRefused("waiver 1 of", "[{\"check\": \"D-CAP\"}]");
    isRefused("needs a 'subject'", "[{\"check\": \"D-CAP\"}]");
    isRefused(
        "needs a 'reason'", "[{\"check\": \"D-CAP\", \"subject\": \"a:b\", \"reason\": \" \"}]");
    isRefused(
        "needs a date such as 2027-03-31 as 'until', got 'never'",
        """
        [{"check": "D-CAP", "subject": "a:b", "reason": "slow", "until": "never"}]
        """);
    isRefused("has an unknown key 'expires'", "[{\"expires\": \"2027-03-31\"}]");
  }
}
