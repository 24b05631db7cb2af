package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large plugin is checked within the time that each profile is meant for. */
class HundredPrimitivesIT {
  private static final double SMOKE_SECONDS = 5;
  private static final double FULL_SECONDS = 60;
  private static final int ATTEMPTS = 3;

  @TempDir private Path directory;

  @Test
  void a_hundred_primitives_are_all_checked_on_every_save() throws Exception {
    // Other programs may take the processors away for a while; what the kit itself needs is less.
    assertTrue(fastest("smoke", SMOKE_SECONDS, ATTEMPTS) < SMOKE_SECONDS);
    assertEquals(100, subjects());
  }

  @Test
  void a_hundred_primitives_are_all_checked_in_every_build() throws Exception {
    assertTrue(fastest("full", FULL_SECONDS, 1) < FULL_SECONDS);
    assertEquals(100, subjects());
  }

  /** Returns the time of the fastest run of the program, the start of its JVM included. */
  private double fastest(String profile, double enough, int attempts) throws Exception {
    Path jar = Jars.of("Hundred", directory);
    double fastest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < attempts && fastest >= enough; k++) {
      long begin = System.nanoTime();
      Program.run("--plugin", jar, "--profile", profile, "--quiet", "--report", directory)
          .endsWith(0)
          .says("PASSED (profile " + profile + ", seed 0)");
      fastest = Math.min(fastest, (System.nanoTime() - begin) / 1e9);
    }
    System.out.printf("100 primitives, profile %s: %.1f s%n", profile, fastest);
    return fastest;
  }

  private int subjects() throws Exception {
    String json = Files.readString(directory.resolve("fluxion-tck.json"));
    Set<String> subjects = new HashSet<>();
    for (JsonNode check : new ObjectMapper().readTree(json).path("checks")) {
      subjects.add(check.path("subject").asText());
    }
    return subjects.size();
  }
}
