package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A process that ends before or after each write of the journal, and the one after it. */
class CrashTest {
  private static final List<Evaluation> BATCH = List.of(Points.at(1, 900, 1));

  @TempDir Path folder;
  private final VirtualPace pace = new VirtualPace();
  private final Cloud cloud = new Cloud(pace);

  /** The end of a process. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1;
  }

  private Path file() {
    return folder.resolve("jobs.db");
  }

  private void crashAt(int step) {
    try (SqliteJournal file = SqliteJournal.open(file())) {
      SteppingJournal journal =
          new SteppingJournal(
              file,
              now -> {
                if (now == step) {
                  throw new Crash();
                }
              });
      HardwareBackend backend = HardwareBackend.over(cloud).journal(journal).pace(pace).build();
      assertThrows(Crash.class, () -> backend.evaluate(BATCH));
    }
  }

  private HardwareBackend restarted() {
    return HardwareBackend.over(cloud).journal(file()).pace(pace).build();
  }

  @ParameterizedTest(name = "step {0}, {1}")
  @CsvSource({
    "0, before the job is written",
    "1, after the job is written",
    "2, before the journal knows that it is sent",
    "4, after the provider got it and before its id is written",
    "5, after its id is written",
    "6, before the bytes of the result are written",
    "7, after the bytes of the result are written",
    "8, before the result is written",
    "9, after the result is written",
  })
  void nothingIsLostAndNothingIsPaidTwice(int step, String when) {
    crashAt(step);
    int before = cloud.submissions;
    assertEquals(step < 4 ? 0 : 1, before, when);
    try (HardwareBackend backend = restarted()) {
      backend.resume(Duration.ofHours(1));
      assertEquals(before, cloud.submissions, "resuming sends nothing");
      Estimate estimate = backend.evaluate(BATCH).get(0);
      double error = estimate.standardErrors().get(0)[0];
      assertEquals(Points.value(1), estimate.values().get(0)[0], 5 * error);
      assertEquals(1, cloud.submissions);
      assertEquals(1, cloud.billed());
      assertTrue(backend.journal().jobs().stream().noneMatch(job -> job.state().isOpen()));
    }
  }

  /** From outside it looks like a lost answer: nobody knows, and nobody pays twice. */
  @Test
  void aProcessThatEndsBetweenJournalAndWireStopsTheNextOne() {
    crashAt(3);
    assertEquals(0, cloud.submissions);
    try (HardwareBackend backend = restarted()) {
      backend.resume(Duration.ofHours(1));
      assertEquals(JobState.UNKNOWN, backend.journal().jobs().get(0).state());
      FluxionException e = assertThrows(FluxionException.class, () -> backend.evaluate(BATCH));
      assertEquals("FLX-506", e.code());
      assertEquals(0, cloud.submissions);
    }
    try (HardwareBackend allowed =
        HardwareBackend.over(cloud).journal(file()).pace(pace).mayPayTwice().build()) {
      assertEquals(1, allowed.evaluate(BATCH).size());
      assertEquals(1, cloud.billed());
    }
  }
}
