package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A large plugin in the profile for every save; the program prints how long it takes. */
class HundredPrimitivesIT {
  @TempDir private Path directory;

  @Test
  void a_hundred_primitives_are_all_checked() throws Exception {
    Program.run(
            "--plugin",
            Jars.of("Hundred", directory),
            "--profile=smoke",
            "--quiet",
            "--report",
            directory)
        .endsWith(0)
        .says("PASSED (profile smoke, seed 0)");
    String json = Files.readString(directory.resolve("fluxion-tck.json"));
    Set<String> subjects = new HashSet<>();
    for (JsonNode check : new ObjectMapper().readTree(json).path("checks")) {
      subjects.add(check.path("subject").asText());
    }
    assertEquals(100, subjects.size());
  }
}
