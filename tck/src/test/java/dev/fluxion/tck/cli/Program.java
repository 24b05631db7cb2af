package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What {@code java -jar fluxion-tck.jar} said and how it ended.
 *
 * @param exitCode the code
 * @param output what it printed
 */
record Program(int exitCode, String output) {
  private static final Path JAR = Path.of(System.getProperty("tck.program", "no program"));

  /** Runs the packaged program in a process of its own. */
  static Program run(Object... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // What is short is over before the second compiler would pay.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:+UseSerialGC");
    command.add("-jar");
    command.add(JAR.toString());
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    File output = File.createTempFile("fluxion-tck", ".txt");
    try {
      Process process =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
      assertTrue(process.waitFor(5, TimeUnit.MINUTES), () -> "does not end: " + command);
      return new Program(process.exitValue(), Files.readString(output.toPath()));
    } finally {
      Files.delete(output.toPath());
    }
  }

  Program endsWith(int expected) {
    assertEquals(expected, exitCode, output);
    return this;
  }

  Program says(String... parts) {
    for (String part : parts) {
      assertTrue(output.contains(part), () -> "no '" + part + "' in:\n" + output);
    }
    return this;
  }
}
