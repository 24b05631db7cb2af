package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Submission;
import dev.fluxion.hardware.run.Pace;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Backends that begin, end, wait and fail beside each other: nothing is sent that should not be.
 */
class BackendLifeTest {
  /** Every circuit is a job of its own. */
  private static final Limits SMALL =
      new Limits(20, 1, 150_000, 10_000_000, 1_000_000, 1000, Duration.ofMinutes(1));

  private static final List<Evaluation> ONE = List.of(Points.at(1, 900, 1));

  /** Four circuits of equal shots. */
  private static final List<Evaluation> TWO = List.of(Points.at(1, 900, 1), Points.at(2, 900, 1));

  @TempDir Path folder;
  private final VirtualPace pace = new VirtualPace();
  private final Cloud cloud = new Cloud(pace);
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void close() throws Exception {
    threads.shutdownNow();
    for (int k = opened.size() - 1; k >= 0; k--) {
      opened.get(k).close();
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    opened.add(resource);
    return resource;
  }

  private SqliteJournal journal() {
    return opened(SqliteJournal.open(folder.resolve("jobs.db")));
  }

  private HardwareBackend backend(SqliteJournal journal) {
    return opened(HardwareBackend.over(cloud).journal(journal).pace(pace).build());
  }

  private static FluxionException assertFails(String code, String part, Runnable action) {
    FluxionException e = assertThrows(FluxionException.class, action::run);
    assertEquals(code, e.code(), e.getMessage());
    assertTrue(e.getMessage().contains(part), e.getMessage());
    return e;
  }

  private static void assertRight(Estimate estimate, double point) {
    double error = estimate.standardErrors().get(0)[0];
    assertEquals(Points.value(point), estimate.values().get(0)[0], 5 * error);
  }

  private static List<JobState> states(HardwareBackend backend) {
    return backend.journal().jobs().stream().map(JobEntry::state).toList();
  }

  @Test
  void aBackendThatCannotBeBuiltLeavesItsJournalFree() {
    HardwareBackend.Builder builder =
        HardwareBackend.over(cloud).journal(folder.resolve("own.db")).pace(pace);
    SqliteJournal shared = journal();
    cloud.onLimits =
        () -> {
          throw new FluxionException("FLX-516", "the configuration is not to be had");
        };
    assertFails("FLX-516", "", builder::build);
    assertFails("FLX-516", "", () -> backend(shared));
    cloud.onLimits = () -> {};
    assertRight(opened(builder.build()).evaluate(ONE).get(0), 1);
    assertEquals(List.of(), states(backend(shared)));
  }

  @Test
  void whatCannotBePlannedInFullIsNotSentInPart() {
    cloud.limits = SMALL;
    HardwareBackend backend = backend(journal());
    cloud.onRequest =
        work -> {
          if (!backend.journal().jobs().isEmpty()) {
            throw new FluxionException("FLX-515", "the device has changed");
          }
        };
    assertFails("FLX-515", "the device has changed", () -> backend.evaluate(TWO));
    assertEquals(List.of(JobState.WITHDRAWN), states(backend));
    cloud.onRequest = work -> {};
    assertRight(backend.evaluate(ONE).get(0), 1);
    assertEquals(2, cloud.submissions);
  }

  @Test
  void resumingLeavesAloneWhatThisProcessHasPlanned() {
    HardwareBackend backend = backend(journal());
    Pending pending = backend.submit(ONE);
    assertEquals(List.of(), backend.resume(Duration.ofMinutes(1)));
    assertEquals(List.of(JobState.PLANNED), states(backend));
    assertRight(pending.await(Duration.ofHours(1)).get(0), 1);
    assertEquals(1, cloud.submissions);
  }

  @Test
  void resumingAfterTheBudgetHasRefusedSendsNothing() {
    HardwareBackend backend =
        opened(
            HardwareBackend.over(cloud)
                .journal(journal())
                .pace(pace)
                .budget(Budget.unlimited().shots(800))
                .build());
    assertFails("FLX-504", "was not sent", () -> backend.evaluate(ONE));
    assertEquals(List.of(), backend.resume(Duration.ofMinutes(1)));
    assertEquals(List.of(JobState.WITHDRAWN), states(backend));
    assertEquals(0, cloud.submissions);
  }

  @Test
  void anInterruptedThreadSendsNothingMore() {
    cloud.limits = SMALL;
    HardwareBackend backend = backend(journal());
    cloud.onSubmit.add(
        create -> {
          create.create();
          Thread.currentThread().interrupt();
          return new Submission.Unknown("interrupted");
        });
    assertFails("FLX-507", "by an interruption", () -> backend.evaluate(TWO));
    assertTrue(Thread.interrupted());
    assertEquals(1, cloud.submissions);
    assertEquals(
        List.of(JobState.UNKNOWN, JobState.PLANNED, JobState.PLANNED, JobState.PLANNED),
        states(backend));
    assertRight(backend.evaluate(TWO).get(1), 2);
    assertEquals(4, cloud.submissions);
    assertEquals(4, cloud.billed());
  }

  @Test
  void aThreadThatIsInterruptedWhenAnotherHasEndedItsJobsHasTheResult() throws Exception {
    AtomicBoolean isFirst = new AtomicBoolean(true);
    Pace meanwhile =
        new Pace() {
          @Override
          public long nanos() {
            return pace.nanos();
          }

          @Override
          public Instant now() {
            return pace.now();
          }

          @Override
          public void sleep(Duration time) {
            if (isFirst.getAndSet(false)) {
              Future<List<Estimate>> other =
                  threads.submit(() -> ((HardwareBackend) opened.get(1)).evaluate(ONE));
              try {
                other.get(20, TimeUnit.SECONDS);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
              Thread.currentThread().interrupt();
            }
            pace.sleep(time);
          }
        };
    HardwareBackend backend =
        opened(HardwareBackend.over(cloud).journal(journal()).pace(meanwhile).build());
    assertRight(backend.evaluate(ONE).get(0), 1);
    assertTrue(Thread.interrupted());
    assertEquals(1, cloud.submissions);
  }

  @Test
  void aServerMayAskForAPauseOfAnyLength() {
    cloud.onSubmit.add(
        create -> new Submission.Busy(Optional.of(Duration.ofSeconds(Long.MAX_VALUE)), "too many"));
    HardwareBackend backend = backend(journal());
    assertFails("FLX-507", "PLANNED: too many", () -> backend.evaluate(ONE));
    assertEquals(List.of(JobState.PLANNED), states(backend));
  }

  private static List<Double> values(List<Estimate> estimates) {
    return estimates.stream().map(each -> each.values().get(0)[0]).toList();
  }

  @Test
  void aPendingIsAwaitedTwiceAndByTwoThreads() throws Exception {
    HardwareBackend backend = backend(journal());
    Pending pending = backend.submit(TWO);
    Future<List<Estimate>> other = threads.submit(() -> pending.await(Duration.ofHours(1)));
    List<Estimate> mine = pending.await(Duration.ofHours(1));
    assertEquals(values(mine), values(other.get(20, TimeUnit.SECONDS)));
    assertEquals(values(mine), values(pending.await(Duration.ofHours(1))));
    assertEquals(1, cloud.submissions);
  }

  @Test
  void aClosedBackendSendsNothingAndTheNextOneDoes() {
    SqliteJournal journal = journal();
    HardwareBackend first = backend(journal);
    Pending pending = first.submit(ONE);
    first.close();
    HardwareBackend second = backend(journal);
    assertFails(
        "FLX-507",
        "waiting ended because the backend was closed, with 1 of 1 jobs open",
        () -> pending.await(Duration.ofHours(1)));
    assertEquals(
        "FLX-507: 'cloud:test' is closed",
        assertThrows(FluxionException.class, () -> first.submit(ONE)).getMessage());
    assertEquals(0, cloud.submissions);
    assertRight(second.evaluate(ONE).get(0), 1);
    assertEquals(1, cloud.submissions);
  }

  /** Holds a submission until it is let go. */
  private CountDownLatch[] held() {
    CountDownLatch[] latches = {new CountDownLatch(1), new CountDownLatch(1)};
    cloud.onSubmit.add(
        create -> {
          latches[0].countDown();
          Submission made = create.create();
          try {
            latches[1].await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return made;
        });
    return latches;
  }

  @Test
  void closingWaitsForTheAnswerOfARequest() throws Exception {
    SqliteJournal journal = journal();
    HardwareBackend backend = backend(journal);
    CountDownLatch[] latches = held();
    Future<List<Estimate>> waiting = threads.submit(() -> backend.evaluate(ONE));
    latches[0].await();
    Future<?> closing = threads.submit(backend::close);
    Thread.sleep(20);
    latches[1].countDown();
    closing.get(20, TimeUnit.SECONDS);
    assertEquals(Optional.of("job-1"), journal.job(1).orElseThrow().remoteId());
    assertThrows(Exception.class, () -> waiting.get(20, TimeUnit.SECONDS));
    assertEquals(JobState.SUBMITTED, journal.job(1).orElseThrow().state());
  }

  @Test
  void aSlowRequestOfOneThreadKeepsNoOtherFromPlanningOrFromEndingInTime() throws Exception {
    HardwareBackend backend =
        opened(HardwareBackend.over(cloud).journal(journal()).pace(Pace.SYSTEM).build());
    CountDownLatch[] latches = held();
    Future<List<Estimate>> slow = threads.submit(() -> backend.evaluate(ONE));
    latches[0].await();
    Future<Throwable> other =
        threads.submit(
            () -> {
              Pending pending = backend.submit(List.of(Points.at(2, 900, 1)));
              return assertThrows(
                  FluxionException.class, () -> pending.await(Duration.ofMillis(30)));
            });
    String message = other.get(20, TimeUnit.SECONDS).getMessage();
    assertTrue(message.contains("waiting ended after 30 ms with 1 of 1"), message);
    assertEquals(1, cloud.submissions);
    latches[1].countDown();
    assertRight(slow.get(20, TimeUnit.SECONDS).get(0), 1);
  }

  @Test
  void backendsThatShareAJournalShareItsBudget() {
    SqliteJournal journal = journal();
    Budget one = Budget.unlimited().jobs(1);
    Cloud elsewhere = new Cloud(pace);
    elsewhere.id = "cloud:elsewhere";
    HardwareBackend first =
        opened(HardwareBackend.over(cloud).journal(journal).pace(pace).budget(one).build());
    HardwareBackend second =
        opened(HardwareBackend.over(elsewhere).journal(journal).pace(pace).budget(one).build());
    first.evaluate(ONE);
    assertFails("FLX-504", "the budget has 1 jobs", () -> second.evaluate(ONE));
    assertEquals(0, elsewhere.submissions);
  }

  @Test
  void aKeyThatIsNotToBeHadLeavesNoDoubtThatNothingWasSent() {
    AtomicBoolean isThere = new AtomicBoolean(true);
    try (Emulator emulator = Emulator.start();
        HardwareBackend backend =
            HardwareBackend.over(
                    Ionq.device("qpu.forte-1")
                        .at(emulator.ionq())
                        .key(
                            () -> {
                              if (!isThere.get()) {
                                throw new IllegalStateException("emulator-key is locked away");
                              }
                              return "emulator-key".toCharArray();
                            })
                        .open())
                .journal(folder.resolve("ionq.db"))
                .timing(Timing.standard().faster(50))
                .build()) {
      isThere.set(false);
      FluxionException e =
          assertFails(
              "FLX-505",
              "not sent: FLX-501: the supplier of the key failed with a IllegalStateException",
              () -> backend.evaluate(ONE));
      assertTrue(!e.getMessage().contains("emulator-key"), e.getMessage());
      assertEquals(List.of(JobState.REFUSED), states(backend));
      isThere.set(true);
      assertRight(backend.evaluate(ONE).get(0), 1);
      assertEquals(1, emulator.seen().submissions());
    }
  }
}
