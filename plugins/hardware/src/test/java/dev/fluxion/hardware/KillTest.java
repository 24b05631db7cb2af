package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.hardware.journal.JobState;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.FluxionException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real process, killed before (even) and after (odd) each write of its journal, and what the next
 * process makes of it.
 */
@Tag("long")
class KillTest {
  @TempDir Path folder;

  private Path file() {
    return folder.resolve("jobs.db");
  }

  private void killAt(int step, Emulator emulator) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcess.class.getName(),
                emulator.ionq().toString(),
                file().toString(),
                Integer.toString(step))
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null && !line.equals("STOPPED")) {
        said.append(line).append('\n');
        line = reader.readLine();
      }
      assertEquals("STOPPED", line, said.toString());
      // SIGKILL.
      process.destroyForcibly();
      process.waitFor();
    }
  }

  @ParameterizedTest(name = "at step {0}")
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
  void nothingIsLostAndNothingIsPaidTwice(int step) throws Exception {
    try (Emulator emulator = Emulator.start()) {
      killAt(step, emulator);
      int before = emulator.seen().submissions();
      try (HardwareBackend backend =
          HardwareBackend.over(
                  Ionq.device("qpu.forte-1")
                      .at(emulator.ionq())
                      .key("emulator-key"::toCharArray)
                      .open())
              .journal(file())
              .timing(KilledProcess.TIMING)
              .build()) {
        backend.resume(Duration.ofSeconds(60));
        assertEquals(before, emulator.seen().submissions(), "resuming sends nothing");
        if (step == 3) {
          assertNothingIsKnown(backend, emulator);
          return;
        }
        Estimate estimate = backend.evaluate(List.of(Points.at(1, 900, 1))).get(0);
        double error = estimate.standardErrors().get(0)[0];
        assertEquals(Points.value(1), estimate.values().get(0)[0], 5 * error);
        assertEquals(1, emulator.seen().submissions());
        assertEquals(1, emulator.seen().billed());
        assertTrue(backend.journal().jobs().stream().noneMatch(job -> job.state().isOpen()));
      }
    }
  }

  /** Killed between journal and wire: as if an answer were lost, nothing is sent again. */
  private static void assertNothingIsKnown(HardwareBackend backend, Emulator emulator) {
    assertEquals(JobState.UNKNOWN, backend.journal().jobs().get(0).state());
    FluxionException e =
        assertThrows(FluxionException.class, () -> backend.evaluate(List.of(Points.at(1, 900, 1))));
    assertEquals("FLX-506", e.code());
    assertEquals(0, emulator.seen().submissions());
  }
}
