package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What is wrong with a command is said before anything runs. */
class CommandLineTest {
  @TempDir private Path directory;

  private static void isRefused(String message, String... arguments) {
    StringWriter errors = new StringWriter();
    int code =
        new CommandLine(new TckCommand(false))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setErr(new PrintWriter(errors))
            .execute(arguments);
    assertEquals(2, code, errors::toString);
    assertTrue(errors.toString().contains(message), errors::toString);
  }

  private String plugin() throws IOException {
    return Files.writeString(directory.resolve("my.jar"), "").toString();
  }

  @Test
  void an_unknown_option() {
    isRefused("Unknown option: '--colour'", "--plugin", "my.jar", "--colour");
  }

  @Test
  void no_plugin() {
    isRefused("Missing required option: '--plugin=JAR'");
  }

  @Test
  void a_plugin_that_does_not_exist() {
    isRefused("--plugin names 'no.jar', which does not exist", "--plugin", "no.jar");
  }

  @Test
  void an_unknown_profile() throws IOException {
    isRefused("Invalid value for option '--profile'", "--plugin", plugin(), "--profile", "fast");
  }

  @Test
  void waivers_that_would_be_certified() throws IOException {
    isRefused(
        "the profile cert takes no waivers",
        "--plugin",
        plugin(),
        "--profile",
        "cert",
        "--waivers",
        plugin());
  }

  @Test
  void a_file_of_waivers_that_has_none() throws IOException {
    Path file = Files.writeString(directory.resolve("waivers.json"), "{");
    isRefused("is no JSON", "--plugin", plugin(), "--waivers", file.toString());
  }

  @Test
  void limits_that_allow_nothing() throws IOException {
    isRefused("--timeout needs", "--plugin", plugin(), "--timeout", "0");
    isRefused("--memory needs", "--plugin", plugin(), "--memory", "1");
    isRefused("--accuracy needs", "--plugin", plugin(), "--accuracy", "0");
  }

  @Test
  void the_help_names_the_exit_codes() {
    StringWriter output = new StringWriter();
    int code =
        new CommandLine(new TckCommand(false)).setOut(new PrintWriter(output)).execute("--help");
    assertEquals(0, code);
    assertTrue(output.toString().contains("fewer checks were made than planned"));
  }
}
