package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.seen.Seen;
import dev.fluxion.emulator.seen.SeenJob;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many evaluations under faults that are drawn by a seed: no job that was billed is lost, no
 * circuit is billed twice, and every value is right. {@code -Dfluxion.soak.seeds=50} runs the long
 * one, from the seed {@code fluxion.soak.first} on.
 */
@Tag("long")
class SoakTest {
  private static final int SEEDS = Integer.getInteger("fluxion.soak.seeds", 1);
  private static final int FIRST = Integer.getInteger("fluxion.soak.first", 1);
  private static final int EVALUATIONS = 1000;

  /** So many that errors estimated from them are near the true ones. */
  private static final int SHOTS = 10_000;

  private static final int BATCH = 25;
  private static final double RATE = 0.2;

  private static final Timing TIMING =
      new Timing(
          Duration.ofSeconds(30),
          Duration.ofMillis(2),
          Duration.ofMillis(20),
          Duration.ofMillis(5),
          Duration.ofMillis(40),
          5,
          Duration.ofMillis(400));

  @TempDir Path folder;

  /**
   * Returns all faults but those that take long, and jobs that a server runs twice before anybody
   * can ask.
   */
  private static List<Fault> faults() {
    Set<Fault> all = new HashSet<>();
    for (Phase phase :
        List.of(Phase.CREATE, Phase.LIST, Phase.POLL, Phase.RESULT, Phase.TOKEN, Phase.ASK)) {
      all.addAll(Fault.of(phase));
    }
    all.removeIf(
        fault ->
            fault instanceof Fault.Late
                || fault == Fault.Fate.STUCK_IN_QUEUE
                || fault == Fault.Fate.BACKEND_RETIRED
                || fault == Fault.Fate.DUPLICATED
                || (fault instanceof Fault.Status status
                    && !status.label().equals(Integer.toString(status.code()))
                    && !status.isDone()));
    return all.stream().sorted((a, b) -> a.label().compareTo(b.label())).toList();
  }

  /** What became of the evaluations of a seed. */
  private static final class Tally {
    int right;
    int stopped;
    double worst;
    final Map<JobState, Integer> states = new EnumMap<>(JobState.class);

    @Override
    public String toString() {
      return right + " right, " + stopped + " refused, worst z " + worst + ", jobs " + states;
    }
  }

  /** A provider of the emulator. */
  private enum Cloud {
    IONQ,
    IBM;

    /** Opens the device; that of IBM asks for its configuration, which may take several tries. */
    Provider open(Emulator emulator, Duration deadline) {
      if (this == IONQ) {
        return Ionq.device("qpu.forte-1")
            .at(emulator.ionq())
            .key("emulator-key"::toCharArray)
            .deadline(deadline)
            .open();
      }
      Ibm ibm =
          Ibm.device("ibm_emulator_7")
              .at(emulator.ibm(), emulator.ibmTokens())
              .key("emulator-key"::toCharArray)
              .instance(Account.CRN::toCharArray)
              .jobsPerMinute(100_000)
              .deadline(deadline);
      for (int attempt = 1; ; attempt++) {
        try {
          return ibm.open();
        } catch (FluxionException e) {
          if (!e.code().equals("FLX-516") || attempt == 100) {
            throw e;
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cloud.class)
  void nothingIsLostNothingIsPaidTwiceAndEveryValueIsRight(Cloud cloud) {
    for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
      long start = System.nanoTime();
      Tally tally = run(cloud, seed);
      System.out.printf(
          "soak %s seed %d: %s, %.1f s%n", cloud, seed, tally, (System.nanoTime() - start) / 1e9);
      assertEquals(EVALUATIONS, tally.right + tally.stopped);
      assertTrue(tally.right > EVALUATIONS / 3, tally.toString());
    }
  }

  private Tally run(Cloud cloud, int seed) {
    Path file = folder.resolve("soak-" + seed + ".db");
    Tally tally = new Tally();
    try (Emulator emulator =
        Emulator.builder()
            .queue(Duration.ofMillis(2))
            .run(Duration.ofMillis(1))
            .hold(Duration.ofSeconds(1))
            .drip(Duration.ofMillis(5))
            .start()) {
      emulator.faults().randomly(RATE, seed, faults());
      for (int from = 0; from < EVALUATIONS; from += 4 * BATCH) {
        // A new process now and then.
        try (HardwareBackend backend =
            HardwareBackend.over(cloud.open(emulator, Duration.ofMillis(500)))
                .journal(file)
                .timing(TIMING)
                .build()) {
          for (int k = from; k < from + 4 * BATCH; k += BATCH) {
            evaluate(backend, k, tally);
          }
        }
      }
      emulator.faults().clear();
      Provider provider = cloud.open(emulator, Duration.ofSeconds(10));
      try (HardwareBackend backend =
          HardwareBackend.over(provider).journal(file).timing(TIMING).build()) {
        backend.resume(Duration.ofSeconds(30));
        for (JobEntry job : backend.journal().jobs()) {
          tally.states.merge(job.state(), 1, Integer::sum);
        }
        assertBilledOnce(emulator.seen(), backend, provider);
      }
    }
    return tally;
  }

  /** Every bill has its bytes in the journal, and every circuit at most one with a result. */
  private static void assertBilledOnce(Seen seen, HardwareBackend backend, Provider provider) {
    Set<String> results = new HashSet<>();
    Map<String, JobEntry> byId = new HashMap<>();
    for (JobEntry job : backend.journal().jobs()) {
      job.remoteId().ifPresent(id -> byId.put(id, job));
    }
    for (SeenJob job : seen.jobs()) {
      if (job.isBilled()) {
        JobEntry entry = byId.get(job.id());
        assertTrue(entry != null, () -> "billed and not in the journal: " + job);
        boolean isKept = backend.journal().result(entry.number()).isPresent();
        assertTrue(isKept || entry.state() == JobState.LOST, entry::toString);
        assertTrue(results.add(entry.key()), () -> "billed twice: " + entry);
      }
    }
    Map<String, Long> withResult = new HashMap<>();
    for (JobEntry job : backend.journal().jobs()) {
      if (job.state() == JobState.DECODED) {
        List<Reading> readings =
            provider.read(
                backend.journal().request(job.number()),
                backend.journal().result(job.number()).orElseThrow());
        List<String> tasks = backend.journal().tasks(job.number());
        for (int k = 0; k < tasks.size(); k++) {
          if (!(readings.get(k) instanceof Reading.Failed)) {
            withResult.merge(tasks.get(k), 1L, Long::sum);
          }
        }
      }
    }
    withResult.forEach((task, times) -> assertEquals(1, times, () -> task + " was run twice"));
  }

  private static void evaluate(HardwareBackend backend, int from, Tally tally) {
    List<Evaluation> batch = new ArrayList<>();
    IntStream.range(from, from + BATCH).forEach(k -> batch.add(Points.at(k / 100.0, SHOTS, k)));
    for (int attempt = 1; ; attempt++) {
      try {
        List<Estimate> estimates = backend.evaluate(batch);
        for (int k = 0; k < BATCH; k++) {
          double error = estimates.get(k).standardErrors().get(0)[0];
          double off = estimates.get(k).values().get(0)[0] - Points.value((from + k) / 100.0);
          tally.worst = Math.max(tally.worst, Math.abs(off) / error);
          assertTrue(
              Math.abs(off) <= 5 * error,
              "evaluation " + (from + k) + " is off by " + off + ", error " + error);
        }
        tally.right += BATCH;
        return;
      } catch (FluxionException e) {
        if (e.code().equals("FLX-506") || attempt == 20) {
          tally.stopped += BATCH;
          return;
        }
      }
    }
  }
}
