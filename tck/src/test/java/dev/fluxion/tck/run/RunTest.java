package dev.fluxion.tck.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of a plugin, and with which code a program ends. */
class RunTest {
  private static Task task(int number) {
    return new Task("AcmePlugin", "acme:f" + number, "D-CAP", "REQ", "1.8");
  }

  private static About about(Profile profile, boolean isPartial) {
    return new About(
        List.of(),
        profile,
        0,
        1e-5,
        isPartial,
        "fluxion-tck",
        "fluxion-tck --check " + About.CHECK + " --subject " + About.SUBJECT,
        "1",
        "17",
        "Linux",
        "2027-01-01");
  }

  private static Run run(Profile profile, boolean isPartial, List<Waiver> waivers, Status... all) {
    List<Task> planned = new ArrayList<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (Status status : all) {
      planned.add(task(planned.size()));
      outcomes.add(Outcome.of(task(outcomes.size()), status, "", 0));
    }
    return new Run(about(profile, isPartial), planned, outcomes, waivers, 1);
  }

  private static void ends(Run.Result expected, int code, Status... all) {
    Run run = run(Profile.FULL, false, List.of(), all);
    assertEquals(expected, run.result());
    assertEquals(code, run.result().exitCode());
  }

  @Test
  void what_passes_ends_with_0() {
    ends(Run.Result.PASSED, 0, Status.PASS, Status.INACCURATE, Status.UNSUPPORTED, Status.WAIVED);
  }

  @Test
  void what_fails_or_is_inconclusive_ends_with_1() {
    ends(Run.Result.FAILED, 1, Status.PASS, Status.FAIL);
    ends(Run.Result.FAILED, 1, Status.PASS, Status.INCONCLUSIVE);
    ends(Run.Result.FAILED, 1, Status.PASS, Status.ERROR);
    ends(Run.Result.FAILED, 1, Status.NOT_RUN, Status.FAIL);
  }

  @Test
  void nothing_and_less_than_planned_end_with_3() {
    ends(Run.Result.INCOMPLETE, 3);
    ends(Run.Result.INCOMPLETE, 3, Status.PASS, Status.NOT_RUN);
  }

  @Test
  void a_plan_that_was_not_followed_is_noticed() {
    Outcome one = Outcome.of(task(0), Status.PASS, "", 0);
    Run run =
        new Run(about(Profile.FULL, false), List.of(task(0), task(1)), List.of(one), List.of(), 1);
    assertEquals(Run.Result.INCOMPLETE, run.result());
    assertEquals("2 planned, 1 executed: 1 passed, 1 not run", run.summary());
  }

  @Test
  void only_the_whole_of_cert_without_an_excuse_is_certified() {
    Waiver waiver = new Waiver("D-CAP", "acme:f0", "slow", "", LocalDate.of(2027, 1, 1));
    assertEquals(Run.Result.CERTIFIED, run(Profile.CERT, false, List.of(), Status.PASS).result());
    assertEquals(Run.Result.PASSED, run(Profile.CERT, true, List.of(), Status.PASS).result());
    assertEquals(
        Run.Result.PASSED, run(Profile.CERT, false, List.of(waiver), Status.PASS).result());
    assertEquals(Run.Result.PASSED, run(Profile.FULL, false, List.of(), Status.PASS).result());
  }

  @Test
  void a_subject_of_several_plugins_is_named_with_its_plugin() {
    Task one = new Task("One", "acme:f", "D-CAP", "REQ", "1.8");
    Task two = new Task("Two", "acme:f", "D-CAP", "REQ", "1.8");
    Task three = new Task("Two", "acme:g", "D-CAP", "REQ", "1.8");
    List<Outcome> outcomes = new ArrayList<>();
    for (Task task : List.of(one, two, three)) {
      outcomes.add(Outcome.of(task, Status.PASS, "", 0));
    }
    Run run = new Run(about(Profile.FULL, false), List.of(one, two, three), outcomes, List.of(), 1);
    assertEquals(
        List.of("acme:f of One", "acme:f of Two", "acme:g"), List.copyOf(run.bySubject().keySet()));
  }

  @Test
  void a_text_that_no_report_could_show_is_cut() {
    Outcome outcome = Outcome.of(task(0), Status.FAIL, "x".repeat(1_000_000), 0);
    assertEquals(8000, outcome.text().indexOf("… (1000000 characters)"));
  }

  @Test
  void the_command_to_repeat_a_check_survives_a_shell() {
    Task task = new Task("P", "a:b[label=it's]", "D-NEST(0)", "REQ", "1.2");
    assertEquals(
        "fluxion-tck --check 'D-NEST(0)' --subject 'a:b[label=it'\\''s]'",
        run(Profile.FULL, false, List.of()).repeat(task));
  }
}
