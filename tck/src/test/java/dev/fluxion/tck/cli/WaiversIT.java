package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A waiver excuses a failure, and nobody takes the run for more than it is. */
class WaiversIT {
  @TempDir private Path directory;

  private Program run(String until) throws IOException, InterruptedException {
    Path waivers =
        Files.writeString(
            directory.resolve("waivers.json"),
            """
            [{"check": "D-NEST(0)", "subject": "bad:cosine", "reason": "the sign is under dispute",
              "issue": "ACME-7", "until": "%s"}]
            """
                .formatted(until));
    return Program.run(
        "--plugin",
        Jars.of("WrongDerivative", directory),
        "--check",
        "D-NEST(0)",
        "--waivers",
        waivers,
        "--report",
        directory.resolve("report"));
  }

  @Test
  void a_valid_waiver_excuses_and_is_shown() throws IOException, InterruptedException {
    run("2999-12-31")
        .endsWith(0)
        .says(
            "PASSED (profile full, seed 0): 2 planned, 2 executed: 1 passed, 1 waived",
            "run with waivers, which rules certification out");
    String html = Files.readString(directory.resolve("report").resolve("index.html"));
    assertEquals(true, html.contains("the sign is under dispute"));
  }

  @Test
  void an_expired_waiver_fails() throws IOException, InterruptedException {
    run("2025-12-31").endsWith(1).says("the waiver expired on 2025-12-31");
  }
}
