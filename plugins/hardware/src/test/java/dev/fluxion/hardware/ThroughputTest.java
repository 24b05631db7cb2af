package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.hardware.provider.Reading;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.ref.Reference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand evaluations at a time: what they take of the processor, and of memory. */
@Tag("measured")
class ThroughputTest {
  private static final int MANY = 10_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @TempDir Path folder;

  static List<Evaluation> many() {
    return IntStream.range(0, MANY).mapToObj(k -> Points.at(k / 1000.0, 2, 1)).toList();
  }

  private static long used() throws InterruptedException {
    for (int k = 0; k < 4; k++) {
      System.gc();
      Thread.sleep(30);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /**
   * The requests of 20,000 circuits are on the disk. What is held is the evaluations themselves,
   * with which results are read: a record with a list and an array for its inputs, a list and a
   * shape, and shots, 200 to 300 bytes in all. An evaluation with its circuits, its keys or its
   * request would be more than a kilobyte.
   */
  @Test
  void whatIsPendingHoldsItsEvaluationsAndNothingElse() throws InterruptedException {
    Provider ionq =
        Ionq.device("qpu.forte-1")
            .at(URI.create("http://127.0.0.1:9/v0.4"))
            .key("emulator-key"::toCharArray)
            .open();
    try (HardwareBackend backend =
        HardwareBackend.over(ionq).journal(folder.resolve("jobs.db")).build()) {
      backend.submit(List.of(Points.at(20, 2, 1)));
      List<Evaluation> held = many();
      long before = used();
      Reference.reachabilityFence(held);
      held = List.of();
      long evaluations = before - used();
      before -= evaluations;
      long start = THREADS.getCurrentThreadCpuTime();
      Pending pending = backend.submit(many());
      double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / MANY;
      long grown = used() - before;
      assertEquals(4, pending.jobs().size());
      long requests = 0;
      for (long job : pending.jobs()) {
        requests += backend.journal().request(job).length;
      }
      System.out.printf(
          "pending: %d bytes an evaluation, of which it is itself %d; %d bytes of requests on the"
              + " disk; planned in %.3f ms of the processor%n",
          grown / MANY, evaluations / MANY, requests / MANY, millis);
      assertTrue(grown < evaluations + MANY * 50L, grown + " bytes, evaluations " + evaluations);
      assertTrue(grown < MANY * 400L, grown + " bytes are held");
      assertTrue(millis < 1, "planning takes ms " + millis);
    }
  }

  /** The provider is in memory and draws nothing, so that only journal and packing count. */
  @Test
  void journalAndPackingTakeLessThanAMillisecond() {
    VirtualPace pace = new VirtualPace();
    Cloud cloud = new Cloud(pace);
    Reading reading = new Reading.Counts(Map.of(0L, 0.5, 1L, 0.5), 1);
    cloud.device = task -> reading;
    try (HardwareBackend backend =
        HardwareBackend.over(cloud).journal(folder.resolve("jobs.db")).pace(pace).build()) {
      List<Evaluation> batch = many();
      long wall = System.nanoTime();
      long start = THREADS.getCurrentThreadCpuTime();
      List<Estimate> estimates = backend.evaluate(batch);
      double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / MANY;
      double all = (System.nanoTime() - wall) / 1e6 / MANY;
      assertEquals(MANY, estimates.size());
      assertEquals(4, cloud.submissions);
      start = THREADS.getCurrentThreadCpuTime();
      backend.evaluate(batch);
      double again = (THREADS.getCurrentThreadCpuTime() - start) / 1e6 / MANY;
      System.out.printf(
          "journal and packing: %.3f ms of the processor an evaluation, %.3f ms on the clock;"
              + " %.3f ms when the journal has it%n",
          millis, all, again);
      assertTrue(millis < 1, "ms an evaluation: " + millis);
      assertTrue(again < 1, "ms an evaluation that is known: " + again);
      assertEquals(4, cloud.submissions);
    }
  }

  /** A process that evaluates, in the memory that it is given. */
  static final class Small {
    private Small() {}

    /**
     * Runs the process.
     *
     * @param args the address of the emulator and the file of the journal
     */
    public static void main(String[] args) {
      try (HardwareBackend backend =
          HardwareBackend.over(
                  Ionq.device("qpu.forte-1")
                      .at(URI.create(args[0]))
                      .key("emulator-key"::toCharArray)
                      .open())
              .journal(Path.of(args[1]))
              .timing(Timing.standard().faster(10).awaiting(Duration.ofMinutes(5)))
              .build()) {
        List<Estimate> estimates = backend.evaluate(many());
        System.out.println(estimates.size() + " estimates");
      }
    }
  }

  @Test
  void tenThousandArePlannedSentAndReadInLittleMemory() throws Exception {
    try (Emulator emulator = Emulator.start()) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx96m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Small.class.getName(),
                  emulator.ionq().toString(),
                  folder.resolve("jobs.db").toString())
              .redirectErrorStream(true)
              .start();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      assertTrue(said.endsWith(MANY + " estimates"), said);
      assertEquals(0, process.waitFor());
      assertEquals(4, emulator.seen().submissions());
      assertEquals(
          List.of(5000, 5000, 5000, 5000),
          emulator.seen().jobs().stream().map(job -> job.tasks().size()).toList());
    }
  }
}
