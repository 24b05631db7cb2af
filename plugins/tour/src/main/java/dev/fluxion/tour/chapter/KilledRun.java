package dev.fluxion.tour.chapter;

import dev.fluxion.dsl.Result;
import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.HardwareBackend;
import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.hardware.journal.Journal;
import dev.fluxion.hardware.journal.SqliteJournal;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A process that is killed while its job waits at the provider, and this one that goes on. */
final class KilledRun {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Page page;
  private final Scratch scratch;
  private final List<List<String>> rows = new ArrayList<>();

  KilledRun(Page page, Scratch scratch) {
    this.page = page;
    this.scratch = scratch;
  }

  void write() {
    // Time stands at the provider until the process is dead: its job cannot end before.
    HeldClock clock = new HeldClock();
    try (Emulator emulator = Emulator.builder().seed(7).clock(clock).start()) {
      Path journal = scratch.file(".fluxion").resolve("ionq-" + Places.DEVICE + ".db");
      int status = kill(emulator, journal);
      try (Journal view = SqliteJournal.view(journal)) {
        row("killed, exit code " + status, view.jobs(), emulator, 0, JobState.SUBMITTED);
      }
      clock.forward(Duration.ofMinutes(1));
      finish(emulator, journal);
    }
  }

  /** Starts the process and kills it once its journal has the id of its job. */
  private int kill(Emulator emulator, Path journal) {
    Path log = scratch.file("killed.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Duser.home=" + scratch.file("."),
            "-classpath",
            System.getProperty("java.class.path"),
            KilledProgram.class.getName());
    builder
        .environment()
        .putAll(
            Map.of(
                "IONQ_API_KEY", Account.DEFAULT.key(),
                "FLUXION_IONQ_URL", emulator.ionq().toString(),
                "FLUXION_IONQ_DEVICE", Places.DEVICE));
    try {
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      try {
        long start = System.nanoTime();
        while (!isSubmitted(emulator, journal)) {
          if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
            throw new IllegalStateException("the process sent no job: " + Files.readString(log));
          }
          Thread.sleep(10);
        }
      } finally {
        process.destroyForcibly();
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException("there is no process to be killed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static boolean isSubmitted(Emulator emulator, Path journal) {
    if (emulator.seen().submissions() == 0) {
      return false;
    }
    try (Journal view = SqliteJournal.view(journal)) {
      return view.jobs().stream().allMatch(job -> job.state() == JobState.SUBMITTED);
    }
  }

  private void finish(Emulator emulator, Path file) {
    try (HardwareBackend backend =
        HardwareBackend.over(Places.ionq(emulator.ionq()))
            .journal(file)
            .timing(Places.NEARBY)
            .build()) {
      Journal journal = backend.journal();
      backend.resume(PATIENCE);
      row("resumed", journal.jobs(), emulator, 1, JobState.DECODED);
      Result result = RemoteSine.at(RemoteSine.sine().on(backend, KilledProgram.SHOTS));
      List<String> numbers = RemoteSine.cells(page.checks(), "resumed", result);
      row("evaluated again", journal.jobs(), emulator, 1, JobState.DECODED);
      page.table(List.of("", "the journal's jobs", "cost", "sent", "billed"), rows);
      page.say("What the job went through, by the journal, and the numbers it was for:");
      page.listing(
          journal.events(1).stream()
              .map(event -> event.state().toString())
              .collect(Collectors.joining(", ")));
      page.table(List.of("sine", "1st derivative", "2nd"), List.of(numbers));
    }
  }

  private void row(
      String when, List<JobEntry> jobs, Emulator emulator, int billed, JobState expected) {
    Checks checks = page.checks();
    String states =
        jobs.stream()
            .map(job -> "job " + job.number() + ", " + job.tasks() + " circuits, " + job.state())
            .collect(Collectors.joining("; "));
    checks.count(when + ", jobs", jobs.size(), 1);
    rows.add(
        List.of(
            when,
            checks.text(when, states, expected.toString()),
            Place.cost(jobs),
            checks.count(when + ", submissions", emulator.seen().submissions(), 1),
            checks.count(when + ", billed", emulator.seen().billed(), billed)));
  }
}
