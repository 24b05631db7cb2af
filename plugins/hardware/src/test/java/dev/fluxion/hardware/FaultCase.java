package dev.fluxion.hardware;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.fault.Fault;
import dev.fluxion.emulator.fault.Phase;
import dev.fluxion.emulator.seen.Seen;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * Two evaluations, one job, and one fault of the server: what came of it.
 *
 * @param phase the request that has the fault
 * @param fault what goes wrong
 */
record FaultCase(Phase phase, Fault fault) {
  private static final List<Evaluation> BATCH =
      List.of(Points.at(0.4, 600, 1), Points.at(1.1, 600, 2));

  private static final Set<String> OVER =
      Set.of("completed", "failed", "canceled", "Completed", "Failed", "Cancelled");

  private static final Timing TIMING =
      new Timing(
          Duration.ofSeconds(20),
          Duration.ofMillis(5),
          Duration.ofMillis(40),
          Duration.ofMillis(10),
          Duration.ofMillis(60),
          5,
          Duration.ofMillis(1200));

  /**
   * What came of it.
   *
   * @param result {@code right}, {@code wrong} or the code of an error
   * @param state that of the job in the journal, {@code -} if the driver was not opened
   * @param submissions how many requests to create a job the server saw
   * @param billed how many jobs it billed
   * @param again what the same evaluation gives once the server is well again
   * @param submissionsInAll those of the second evaluation included
   * @param billedInAll those of the second evaluation included
   */
  record Outcome(
      String result,
      String state,
      int submissions,
      int billed,
      String again,
      int submissionsInAll,
      int billedInAll) {

    /** Returns the outcome in a line. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-8s %-10s %4d %6d   %-8s %4d %6d",
          result,
          state,
          submissions,
          billed,
          again,
          submissionsInAll,
          billedInAll);
    }
  }

  /** Runs it on a server whose jobs wait and run for a moment. */
  Outcome run(Path folder, Function<Emulator, Provider> driver, int resultRequest) {
    Duration queue =
        phase == Phase.CANCEL
            ? Duration.ofHours(1)
            : Duration.ofMillis(fault == Fault.Fate.DUPLICATED ? 3000 : 5);
    return run(folder, driver, resultRequest, queue, Duration.ofMillis(5));
  }

  /** Runs it on a server whose jobs are over, and billed, as soon as they are created. */
  Outcome runAtOnce(Path folder, Function<Emulator, Provider> driver) {
    return run(folder, driver, 2, Duration.ZERO, Duration.ZERO);
  }

  private Outcome run(
      Path folder,
      Function<Emulator, Provider> driver,
      int resultRequest,
      Duration queue,
      Duration length) {
    Path file;
    try {
      file = Files.createTempDirectory(folder, "fault").resolve("jobs.db");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    JumpingClock clock = new JumpingClock();
    Timing timing =
        fault == Fault.Fate.STUCK_IN_QUEUE ? TIMING.awaiting(Duration.ofSeconds(1)) : TIMING;
    try (Emulator emulator =
        Emulator.builder()
            .clock(clock)
            .queue(queue)
            .run(length)
            .hold(Duration.ofSeconds(6))
            .start()) {
      Optional<String> refused = Optional.empty();
      Provider provider;
      try {
        provider = opened(emulator, driver);
      } catch (FluxionException e) {
        refused = Optional.of(e.code());
        emulator.faults().clear();
        provider = driver.apply(emulator);
      }
      try (HardwareBackend backend =
          HardwareBackend.over(provider)
              .journal(file)
              .timing(timing)
              .onProgress(progress -> clock.told(progress.last()))
              .build()) {
        return refused.isPresent()
            ? afterRefusal(refused.get(), backend, emulator)
            : outcome(backend, emulator, clock, resultRequest);
      }
    }
  }

  private Outcome afterRefusal(String code, HardwareBackend backend, Emulator emulator) {
    String again = evaluated(backend);
    Seen after = settled(emulator);
    return new Outcome(code, "-", 0, 0, again, after.submissions(), after.billed());
  }

  private Outcome outcome(
      HardwareBackend backend, Emulator emulator, JumpingClock clock, int resultRequest) {
    if (phase == Phase.LIST) {
      emulator.faults().next(Phase.CREATE, Fault.Transport.ANSWER_LOST);
    }
    if (!isAtOpening()) {
      // The parts of a batch are listed before its results are fetched.
      int number = fault instanceof Fault.Content && phase == Phase.RESULT ? resultRequest : 1;
      emulator.faults().at(phase, number, fault);
    }
    boolean isStuck = fault == Fault.Fate.STUCK_IN_QUEUE;
    String result = phase == Phase.CANCEL ? canceled(backend) : evaluated(backend);
    Seen seen = phase == Phase.CANCEL || isStuck ? emulator.seen() : settled(emulator);
    JobEntry job = backend.journal().jobs().get(0);
    emulator.faults().clear();
    clock.start();
    String again = evaluated(backend);
    Seen after = isStuck ? emulator.seen() : settled(emulator);
    return new Outcome(
        result,
        job.state().name(),
        seen.submissions(),
        seen.billed(),
        again,
        after.submissions(),
        after.billed());
  }

  /** Whether the first request of the phase is one that a driver makes when it is opened. */
  private boolean isAtOpening() {
    return phase == Phase.TOKEN || phase == Phase.ASK;
  }

  private Provider opened(Emulator emulator, Function<Emulator, Provider> driver) {
    if (isAtOpening()) {
      emulator.faults().at(phase, 1, fault);
    }
    return driver.apply(emulator);
  }

  /** Returns what the server saw once no job of it waits or runs: a bill comes with the end. */
  private static Seen settled(Emulator emulator) {
    Instant deadline = Instant.now().plusSeconds(10);
    Seen seen = emulator.seen();
    while (!seen.jobs().stream().allMatch(job -> OVER.contains(job.status()))) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("a job does not end: " + seen.jobs());
      }
      LockSupport.parkNanos(2_000_000);
      seen = emulator.seen();
    }
    return seen;
  }

  private static String evaluated(HardwareBackend backend) {
    try {
      return verdict(backend.evaluate(BATCH));
    } catch (FluxionException e) {
      return e.code();
    }
  }

  /** Sends the job, and cancels it at once. */
  private static String canceled(HardwareBackend backend) {
    Pending pending = backend.submit(BATCH);
    try {
      pending.await(Duration.ofMillis(60));
      return "too early";
    } catch (FluxionException e) {
      pending.cancel();
    }
    try {
      return verdict(pending.await(Duration.ofSeconds(20)));
    } catch (FluxionException e) {
      return e.code();
    }
  }

  private static String verdict(List<Estimate> estimates) {
    double[] points = {0.4, 1.1};
    for (int k = 0; k < points.length; k++) {
      double error = estimates.get(k).standardErrors().get(0)[0];
      double off = estimates.get(k).values().get(0)[0] - Points.value(points[k]);
      if (!(error > 0 && Math.abs(off) < 5 * error)) {
        return "wrong";
      }
    }
    return "right";
  }

  /** The clock of the server; once started, the queue ends as soon as a job is in it. */
  private static final class JumpingClock extends Clock {
    private volatile boolean jumps;
    private volatile Duration ahead = Duration.ZERO;

    void start() {
      jumps = true;
    }

    void told(String text) {
      ahead = jumps && text.contains("SUBMITTED") ? Duration.ofHours(2) : ahead;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
