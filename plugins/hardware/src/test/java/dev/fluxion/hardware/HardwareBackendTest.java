package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.hardware.provider.RemoteJob;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs, faults and money, in virtual time against a provider in memory. */
class HardwareBackendTest {
  @TempDir Path folder;
  private final VirtualPace pace = new VirtualPace();
  private final Cloud cloud = new Cloud(pace);
  private final List<HardwareBackend> open = new ArrayList<>();

  private HardwareBackend.Builder builder() {
    return HardwareBackend.over(cloud).journal(folder.resolve("jobs.db")).pace(pace);
  }

  private HardwareBackend opened(HardwareBackend.Builder builder) {
    open.forEach(HardwareBackend::close);
    open.clear();
    open.add(builder.build());
    return open.get(0);
  }

  private HardwareBackend backend() {
    return opened(builder());
  }

  @AfterEach
  void close() {
    open.forEach(HardwareBackend::close);
  }

  private static void assertRight(Estimate estimate, double point) {
    double error = estimate.standardErrors().get(0)[0];
    assertEquals(Points.value(point), estimate.values().get(0)[0], 5 * error);
    assertTrue(error > 0 && error < 0.2, "error " + error);
  }

  private static JobEntry only(HardwareBackend backend) {
    assertEquals(1, backend.journal().jobs().size());
    return backend.journal().jobs().get(0);
  }

  private static void assertFails(String code, String part, Runnable action) {
    FluxionException e = assertThrows(FluxionException.class, action::run);
    assertEquals(code, e.code(), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
  }

  @Test
  void anEvaluationIsOneJobOfEqualShotsAndItsValueIsRight() {
    HardwareBackend backend = backend();
    Estimate estimate = backend.evaluate(List.of(Points.at(0.4, 2000, 1))).get(0);
    assertRight(estimate, 0.4);
    assertEquals(2000, estimate.shots());
    assertEquals(1, cloud.submissions);
    JobEntry job = only(backend);
    assertEquals(JobState.DECODED, job.state());
    assertEquals("2 usd", job.spent().orElseThrow().toString());
    assertEquals(
        List.of("PLANNED", "SUBMITTING", "SUBMITTED", "FETCHED", "DECODED"),
        backend.journal().events(1).stream().map(event -> event.state().name()).toList());
  }

  @Test
  void theSameEvaluationIsNeverRunAgainAndANewSeedIsANewSample() {
    List<Evaluation> batch = List.of(Points.at(0.4, 200, 1), Points.at(0.5, 200, 1));
    List<Estimate> first = backend().evaluate(batch);
    List<Estimate> again = backend().evaluate(batch);
    assertEquals(1, cloud.submissions);
    assertArrayEquals(first.get(1).values().get(0), again.get(1).values().get(0));
    backend().evaluate(List.of(Points.at(0.4, 200, 2)));
    assertEquals(2, cloud.submissions);
  }

  @Test
  void equalEvaluationsOfABatchAreRunOnce() {
    HardwareBackend backend = backend();
    Evaluation point = Points.at(0.4, 200, 1);
    List<Estimate> estimates = backend.evaluate(List.of(point, point, point));
    assertEquals(2, cloud.jobs.get("job-1").work.tasks().size());
    assertEquals(3, estimates.size());
  }

  @Test
  void aLostAnswerIsFoundAgainAndPaidOnce() {
    cloud.onSubmit.add(
        create -> {
          create.create();
          return new Submission.Unknown("connection broke off");
        });
    HardwareBackend backend = backend();
    assertRight(backend.evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(1, cloud.submissions);
    assertEquals(1, cloud.billed());
    assertTrue(
        backend.journal().events(1).stream().anyMatch(event -> event.state() == JobState.UNKNOWN));
  }

  @Test
  void twoJournalsOnOneAccountLeaveEachOthersJobsAlone() {
    List<Evaluation> batch = List.of(Points.at(1, 900, 1));
    HardwareBackend one = backend();
    Pending pending = one.submit(batch);
    try (HardwareBackend other =
        HardwareBackend.over(cloud).journal(folder.resolve("others.db")).pace(pace).build()) {
      cloud.onSubmit.add(
          create -> {
            create.create();
            return new Submission.Unknown("connection broke off");
          });
      assertRight(other.evaluate(batch).get(0), 1);
      assertRight(pending.await(Duration.ofMinutes(5)).get(0), 1);
      assertNotEquals(only(one).key(), only(other).key());
      assertNotEquals(only(one).remoteId(), only(other).remoteId());
    }
    assertEquals(2, cloud.billed(), "each has its own");
  }

  @Test
  void aJobThatIsListedLateIsFoundByALaterLook() {
    cloud.onSubmit.add(
        create -> {
          create.create();
          return new Submission.Unknown("HTTP 502");
        });
    for (int k = 0; k < 3; k++) {
      cloud.onFind.add(found -> new Reply.Answer<>(List.of()));
    }
    assertRight(backend().evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(1, cloud.submissions);
    assertTrue(pace.passed().compareTo(Duration.ofSeconds(72)) > 0, pace.passed().toString());
  }

  @Test
  void aLostAnswerWithoutAJobStopsAndIsNotSentAgain() {
    cloud.onSubmit.add(create -> new Submission.Unknown("connection broke off"));
    HardwareBackend backend = backend();
    assertFails(
        "FLX-506",
        "5 looks at its jobs found none",
        () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertEquals(1, cloud.submissions);
    assertEquals(JobState.UNKNOWN, only(backend).state());
    assertFails("FLX-506", "", () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertEquals(1, cloud.submissions);
  }

  @Test
  void whereItIsAllowedALostAnswerWithoutAJobIsSentAgain() {
    cloud.onSubmit.add(create -> new Submission.Unknown("connection broke off"));
    HardwareBackend backend = opened(builder().mayPayTwice());
    assertRight(backend.evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(2, cloud.submissions);
    assertEquals(1, cloud.billed());
    assertEquals(2, only(backend).attempt());
  }

  @Test
  void ofTwoJobsForOneRequestTheEarlierIsTakenAndTheOtherCanceled() {
    cloud.onSubmit.add(
        create -> {
          create.create();
          pace.sleep(Duration.ofSeconds(1));
          create.create();
          return new Submission.Unknown("no whole answer within 30000 ms");
        });
    HardwareBackend backend = backend();
    assertRight(backend.evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(Optional.of("job-1"), only(backend).remoteId());
    assertTrue(cloud.jobs.get("job-2").isCanceled);
    assertEquals(1, cloud.billed());
  }

  @Test
  void whatWasNotSentIsSentAgainAndWhatIsBusyWaits() {
    cloud.onSubmit.add(create -> new Submission.NotSent("connection refused"));
    cloud.onSubmit.add(
        create -> new Submission.Busy(Optional.of(Duration.ofMinutes(3)), "too many"));
    HardwareBackend backend = backend();
    assertRight(backend.evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(3, cloud.submissions);
    assertEquals(1, cloud.billed());
    assertEquals(1, only(backend).attempt());
    assertTrue(pace.passed().compareTo(Duration.ofMinutes(3)) > 0);
  }

  @Test
  void aRefusedJobIsNotSentAgainByItself() {
    cloud.onSubmit.add(create -> new Submission.Refused("HTTP 400", "unknown key"));
    HardwareBackend backend = backend();
    assertFails(
        "FLX-505",
        "the provider refused job 1 (cloud:test, REFUSED: HTTP 400: unknown key)",
        () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertEquals(1, cloud.submissions);
    backend.evaluate(List.of(Points.at(1, 900, 1)));
    assertEquals(2, cloud.submissions);
  }

  @Test
  void aWaitThatEndsLeavesTheJobAliveAndTheNextOneTakesItsResult() {
    for (int k = 0; k < 1000; k++) {
      cloud.onPoll.add(found -> new Reply.Trouble<>(Optional.empty(), "HTTP 503", true));
    }
    HardwareBackend backend =
        opened(builder().timing(Timing.standard().awaiting(Duration.ofMinutes(2))));
    List<Evaluation> batch = List.of(Points.at(1, 900, 1));
    assertFails(
        "FLX-507",
        "waiting ended after 120000 ms with 1 of 1 jobs open, the first of them job 1 (cloud:test"
            + " job-1, SUBMITTED) (HTTP 503)",
        () -> backend.evaluate(batch));
    cloud.onPoll.clear();
    assertRight(backend.evaluate(batch).get(0), 1);
    assertEquals(1, cloud.submissions);
  }

  @Test
  void anInterruptionEndsTheWaitAndTheThreadStaysInterrupted() {
    HardwareBackend backend = backend();
    Thread.currentThread().interrupt();
    assertFails(
        "FLX-507", "by an interruption", () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertTrue(Thread.interrupted());
    assertRight(backend.evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(1, cloud.submissions);
  }

  @Test
  void aBudgetIsCheckedBeforeAJobIsSent() {
    HardwareBackend backend = opened(builder().budget(Budget.unlimited().jobs(1)));
    backend.evaluate(List.of(Points.at(1, 900, 1)));
    assertFails(
        "FLX-504",
        "the budget has 1 jobs, this would be the 2th",
        () -> backend.evaluate(List.of(Points.at(2, 900, 1))));
    HardwareBackend shots = opened(builder().budget(Budget.unlimited().shots(1000)));
    assertFails(
        "FLX-504",
        "the budget has 1000 shots, with this job it would be 1800",
        () -> shots.evaluate(List.of(Points.at(3, 900, 1))));
    HardwareBackend cost = opened(builder().budget(Budget.unlimited().cost(4.5, "usd")));
    assertFails(
        "FLX-504",
        "the budget is 4.5 usd, with this job it would be 5 usd",
        () -> cost.evaluate(List.of(Points.at(4, 900, 1))));
    HardwareBackend other = opened(builder().budget(Budget.unlimited().cost(4.5, "eur")));
    assertFails(
        "FLX-504",
        "the budget is 4.5 eur, and the price 3 usd",
        () -> other.evaluate(List.of(Points.at(4, 900, 1))));
    assertEquals(1, cloud.submissions);
  }

  @Test
  void ofABatchThatFailsInPartTheRestIsKeptAndOnlyTheFailedPartIsRunAgain() {
    HardwareBackend backend = backend();
    List<Evaluation> batch = List.of(Points.at(1, 900, 1), Points.at(2, 900, 1));
    cloud.onRead =
        readings -> {
          List<Reading> changed = new ArrayList<>(readings);
          changed.set(2, new Reading.Failed("SimulationError", "out of qubits"));
          return changed;
        };
    assertFails(
        "FLX-509",
        "failed at the provider, SimulationError: out of qubits",
        () -> backend.evaluate(batch));
    assertEquals(JobState.DECODED, only(backend).state());
    cloud.onRead = readings -> readings;
    assertRight(backend.evaluate(batch).get(1), 2);
    assertEquals(2, cloud.submissions);
    assertEquals(1, cloud.jobs.get("job-2").work.tasks().size());
  }

  @Test
  void aFailedJobIsReportedAndMayBeAskedForAgain() {
    HardwareBackend backend = backend();
    cloud.onSubmit.add(
        create -> {
          Submission made = create.create();
          cloud.jobs.get("job-1").failure = Optional.of("the machine is cold");
          return made;
        });
    assertFails(
        "FLX-509",
        "job 1 (cloud:test job-1, FAILED: QuantumComputerError: the machine is cold) has no result",
        () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertRight(backend.evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(2, cloud.submissions);
    assertEquals(1, cloud.billed());
  }

  @Test
  void aResultThatIsNotValidIsKeptAndNotPaidForAgain() {
    HardwareBackend backend = backend();
    cloud.onRead = readings -> List.of(new Reading.Counts(Map.of(0L, 0.5), 450), readings.get(1));
    assertFails(
        "FLX-508",
        "the probabilities of circuit 0 add up to 0.5",
        () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertEquals(JobState.INVALID, only(backend).state());
    assertTrue(backend.journal().result(1).isPresent());
    cloud.onRead = readings -> readings;
    assertFails(
        "FLX-506",
        "may have been paid for; to send its circuits again is not allowed",
        () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertEquals(1, cloud.submissions);
  }

  @Test
  void statesThatAreNotKnownOrGoBackwardsAreWaitedOut() {
    RemoteJob strange =
        new RemoteJob(
            "job-1",
            Optional.empty(),
            RemoteJob.State.UNKNOWN,
            "pondering",
            "",
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty());
    RemoteJob.State[] states = {
      RemoteJob.State.RUNNING, RemoteJob.State.UNKNOWN, RemoteJob.State.QUEUED
    };
    for (RemoteJob.State state : states) {
      RemoteJob job =
          new RemoteJob(
              "job-1",
              Optional.empty(),
              state,
              state.name(),
              "",
              Optional.empty(),
              OptionalInt.empty(),
              strange.remaining());
      cloud.onPoll.add(found -> new Reply.Answer<>(Map.of("job-1", job)));
    }
    assertRight(backend().evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertEquals(4, cloud.polls);
  }

  @Test
  void resultsThatComeLaterThanTheJobEndsAreWaitedFor() {
    for (int k = 0; k < 4; k++) {
      cloud.onFetch.add(bytes -> new Reply.Missing<>("HTTP 404"));
    }
    assertRight(backend().evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
  }

  @Test
  void aJobThatTheProviderForgetsIsLostAfterAWhileAndNotSentAgain() {
    HardwareBackend backend = backend();
    for (int k = 0; k < 500; k++) {
      cloud.onPoll.add(found -> new Reply.Answer<>(Map.of()));
    }
    assertFails(
        "FLX-509",
        "LOST: the provider does not know it) has no result",
        () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertTrue(pace.passed().compareTo(Duration.ofMinutes(2)) >= 0);
    assertFails(
        "FLX-506", "may have been paid", () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertEquals(1, cloud.submissions);
  }

  @Test
  void cancelingWithdrawsWhatWasNotSentAndAsksForTheRest() {
    HardwareBackend backend = backend();
    Pending unsent = backend.submit(List.of(Points.at(1, 900, 1)));
    unsent.cancel();
    assertFails("FLX-507", "was canceled on request", () -> unsent.await(Duration.ofMinutes(1)));
    assertEquals(0, cloud.submissions);
    Pending sent = backend.submit(List.of(Points.at(2, 900, 1)));
    cloud.onPoll.add(
        found -> {
          sent.cancel();
          return new Reply.Answer<>(found);
        });
    assertFails("FLX-509", "CANCELED", () -> sent.await(Duration.ofMinutes(10)));
    assertEquals(0, cloud.billed());
  }

  @Test
  void aJobThatEndsBeforeItsCancellationKeepsItsResult() {
    HardwareBackend backend = backend();
    Pending pending = backend.submit(List.of(Points.at(2, 900, 1)));
    cloud.onPoll.add(
        found -> {
          cloud.jobs.get("job-1").polls = 2;
          pending.cancel();
          return new Reply.Answer<>(found);
        });
    assertRight(pending.await(Duration.ofMinutes(10)).get(0), 2);
  }

  @Test
  void tenThousandEvaluationsArePackedToTheLimitsOfTheProvider() {
    HardwareBackend backend = backend();
    List<Evaluation> batch =
        IntStream.range(0, 10_000).mapToObj(k -> Points.at(k / 1000.0, 2, 1)).toList();
    long start = System.nanoTime();
    Pending pending = backend.submit(batch);
    double each = (System.nanoTime() - start) / 1e6 / batch.size();
    assertEquals(4, pending.jobs().size());
    assertTrue(backend.journal().jobs().stream().allMatch(job -> job.tasks() == 5000), "full jobs");
    assertTrue(each < 1, "planning took ms an evaluation: " + each);
  }

  @Test
  void theRateOfSubmissionsIsThatOfTheProvider() {
    cloud.limits = new Limits(20, 1, 1000, 10_000, 1000, 5, Duration.ofMinutes(1));
    List<Evaluation> batch = IntStream.range(0, 10).mapToObj(k -> Points.at(k, 2, 1)).toList();
    assertEquals(10, backend().evaluate(batch).size());
    assertEquals(20, cloud.submissions);
    assertTrue(pace.passed().compareTo(Duration.ofMinutes(3)) >= 0, pace.passed().toString());
  }

  @Test
  void aServerThatDoesNotAnswerIsLeftAloneForAWhile() {
    for (int k = 0; k < 60; k++) {
      cloud.onPoll.add(found -> new Reply.Trouble<>(Optional.empty(), "connection refused", true));
    }
    backend().evaluate(List.of(Points.at(1, 900, 1)));
    assertTrue(pace.passed().compareTo(Duration.ofMinutes(20)) > 0, pace.passed().toString());
  }

  @Test
  void progressTellsJobsQueueAndMoney() {
    List<String> lines = new ArrayList<>();
    HardwareBackend backend = opened(builder().onProgress(p -> lines.add(p.toString())));
    backend.evaluate(List.of(Points.at(1, 900, 1)));
    assertTrue(
        lines.contains(
            "0 of 1 jobs, 0 of 2 circuits, place 7 in the queue; job 1 (cloud:test job-1,"
                + " SUBMITTED)"),
        lines.toString());
    assertEquals("1 of 1 jobs, 2 of 2 circuits, 2 usd spent", lines.get(lines.size() - 1));
  }

  @Test
  void aJumpOfTheClockChangesNoWait() {
    cloud.onPoll.add(
        found -> {
          pace.jump(Duration.ofDays(400));
          return new Reply.Answer<>(found);
        });
    assertRight(backend().evaluate(List.of(Points.at(1, 900, 1))).get(0), 1);
    assertTrue(pace.passed().compareTo(Duration.ofMinutes(1)) < 0);
  }

  @Test
  void whatNoDeviceDoesIsRefusedBeforeAnythingIsWritten() {
    HardwareBackend backend = backend();
    assertFails(
        "FLX-510",
        "'cloud:test' has no exact values: ask for shots, such as Shots(1000, seed)",
        () -> backend.evaluate(List.of(Points.at(1, 10, 1), Points.at(1, 0, 0))));
    assertFails(
        "FLX-511",
        "'cloud:test' has at most 1000000 shots, got 1500000",
        () -> backend.evaluate(List.of(Points.at(1, 3_000_000, 1))));
    assertFails(
        "FLX-514",
        "'cloud:test' runs circuits at finite parameters, got NaN",
        () -> backend.evaluate(List.of(Points.at(1, 10, 1), Points.at(Double.NaN, 10, 1))));
    assertTrue(backend.journal().jobs().isEmpty());
  }

  @Test
  void aJournalHasOneWriter() {
    backend();
    assertFails(
        "FLX-503",
        "is written by another process or backend; a journal has one writer",
        () -> builder().build());
  }

  @Test
  void aSharedJournalGivesTheJobsOfADeviceToOneBackend() {
    try (SqliteJournal shared = SqliteJournal.open(folder.resolve("shared.db"))) {
      opened(HardwareBackend.over(cloud).journal(shared).pace(pace));
      assertFails(
          "FLX-503",
          "is used by another backend of 'cloud:test'",
          () -> HardwareBackend.over(cloud).journal(shared).build());
      opened(HardwareBackend.over(cloud).journal(shared).pace(pace)).close();
      assertTrue(shared.jobs().isEmpty());
    }
  }

  @Test
  void threadsThatAskForTheSameShareItsJob() throws InterruptedException {
    HardwareBackend backend = backend();
    Map<Integer, Estimate> seen = new HashMap<>();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      int number = t;
      Thread thread =
          new Thread(
              () -> {
                Estimate estimate = backend.evaluate(List.of(Points.at(1, 900, 1))).get(0);
                synchronized (seen) {
                  seen.put(number, estimate);
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join(20_000);
    }
    assertEquals(4, seen.size());
    assertEquals(1, cloud.submissions);
  }
}
