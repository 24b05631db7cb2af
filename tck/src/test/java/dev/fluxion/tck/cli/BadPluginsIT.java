package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whatever a plugin does, the program survives, names the subject, goes on with the rest, and does
 * not end with 0. Each plugin registers {@code good:sine} after what is bad of it.
 */
class BadPluginsIT {
  private static final List<String> TOGETHER =
      List.of(
          "Allocates",
          "ExitsWhenLoaded",
          "Halts",
          "Prints",
          "PrintsPastJava",
          "Overwrites",
          "Overflows",
          "ThrowsErrors",
          "WrongLengths",
          "WrongDerivative",
          "NoPlugin");

  @TempDir private static Path directory;

  private static Program together;

  /** One program for most of them, as each needs two or three JVMs. */
  @BeforeAll
  static void checkThemTogether() throws IOException, InterruptedException {
    List<Object> arguments = new ArrayList<>();
    for (String name : TOGETHER) {
      arguments.add("--plugin");
      arguments.add(Jars.of(name, directory));
    }
    arguments.addAll(List.of("--profile=smoke", "--memory=128", "--report"));
    arguments.add(directory.resolve("together"));
    together = Program.run(arguments.toArray());
  }

  private static Program alone(String name, Object... more)
      throws IOException, InterruptedException {
    List<Object> arguments = new ArrayList<>();
    arguments.addAll(List.of("--plugin", Jars.of(name, directory), "--profile=smoke"));
    arguments.addAll(List.of("--report", directory.resolve(name + "-report")));
    arguments.addAll(List.of(more));
    return Program.run(arguments.toArray());
  }

  private static List<JsonNode> checks(String report, String plugin, String subject)
      throws IOException {
    Path file = directory.resolve(report).resolve("fluxion-tck.json");
    List<JsonNode> checks = new ArrayList<>();
    for (JsonNode check : new ObjectMapper().readTree(Files.readString(file)).path("checks")) {
      if (check.path("plugin").asText().equals(plugin)
          && check.path("subject").asText().startsWith(subject)) {
        checks.add(check);
      }
    }
    return checks;
  }

  /** The good primitive was checked, and passed. */
  private static void wentOn(String report, String plugin) throws IOException {
    List<JsonNode> good = checks(report, plugin, "good:sine");
    assertTrue(good.size() >= 3, good::toString);
    for (JsonNode check : good) {
      assertEquals("PASS", check.path("status").asText(), check::toPrettyString);
    }
  }

  @Test
  void the_program_ends_with_1_and_a_short_text() {
    together.endsWith(1).says("FAILED (profile smoke, seed 0)");
    assertTrue(together.output().length() < 100_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Allocates       | bad:kernel | used up the heap of 128 MB and ended the JVM
          Halts           | bad:kernel | ended the JVM with code 0
          Prints          | bad:kernel | printed more than 1048576 bytes while one check was made
          PrintsPastJava  | bad:kernel | wrote more than 1048576 bytes past System.out
          Overwrites      | bad:kernel | the kernel changed its input
          Overflows       | bad:kernel | java.lang.StackOverflowError
          ThrowsErrors    | bad:kernel | NoClassDefFoundError: com/acme/Missing
          ThrowsErrors    | bad:kernel | OutOfMemoryError: pretended
          WrongLengths    | bad:vjp    | bad:vjp
          WrongLengths    | bad:kernel | ArrayIndexOutOfBoundsException
          WrongDerivative | bad:cosine | WRONG: g = 0.84
          """)
  void the_subject_is_named_and_the_rest_is_checked(String plugin, String subject, String text)
      throws IOException {
    List<JsonNode> bad = checks("together", plugin, subject);
    assertTrue(
        bad.stream()
            .filter(check -> check.path("status").asText().equals("FAIL"))
            .anyMatch(check -> check.path("text").asText().contains(text)),
        bad::toString);
    wentOn("together", plugin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ExitsWhenLoaded | called System.exit, which ended the JVM with code 0
          NoPlugin        | threw java.lang.ClassCastException
          """)
  void a_plugin_that_cannot_be_loaded_is_named(String plugin, String text) throws IOException {
    List<JsonNode> loading = checks("together", plugin, plugin);
    assertEquals(1, loading.size());
    assertEquals("FAIL", loading.get(0).path("status").asText());
    assertTrue(loading.get(0).path("text").asText().contains(text), loading::toString);
  }

  @Test
  void an_attack_on_the_report_is_text_in_it() throws IOException {
    String html = Files.readString(directory.resolve("together").resolve("index.html"));
    assertFalse(html.contains("<script"));
    assertTrue(html.contains("&lt;script&gt;alert(&#39;1 &amp; 2&#39;)&lt;/script&gt;"));
  }

  @Test
  void the_command_that_a_failure_prints_repeats_it() throws IOException, InterruptedException {
    together.says("--check 'D-NEST(0)' --subject 'bad:cosine[label=");
    Program.run(
            "--plugin",
            directory.resolve("WrongDerivative.jar"),
            "--check",
            "D-NEST(0)",
            "--subject",
            "bad:cosine[label=<script>alert('1 & 2')</script>]")
        .endsWith(1)
        .says("1 planned, 1 executed: 1 failed");
  }

  @Test
  void a_kernel_that_exits_with_0() throws IOException, InterruptedException {
    alone("Exits")
        .endsWith(1)
        .says(
            "D-PRIMAL of 'bad:kernel' called System.exit, which ended the JVM with code 0",
            "Exits.java:");
    wentOn("Exits-report", "Exits");
  }

  @Test
  void a_kernel_that_hangs() throws IOException, InterruptedException {
    alone("HangsInKernel", "--timeout=10")
        .endsWith(1)
        .says(
            "FAIL D-PRIMAL of 'bad:kernel' did not end within 10.0 s; it was",
            "HangsInKernel.java:",
            "NOT_RUN D-NEST(0) of 'bad:kernel': not made, since D-PRIMAL ended the JVM");
    wentOn("HangsInKernel-report", "HangsInKernel");
  }

  @Test
  void a_plugin_that_hangs_when_it_is_asked() throws IOException, InterruptedException {
    alone("HangsWhenAsked", "--timeout=3")
        .endsWith(1)
        .says("plugin 'HangsWhenAsked' did not end within 3.0 s", "HangsWhenAsked.java:");
  }

  @Test
  void a_shape_rule_that_hangs() throws IOException, InterruptedException {
    alone("HangsInShapes", "--timeout=10")
        .endsWith(1)
        .says("planning for 'bad:shapes' did not end within 10.0 s", "HangsInShapes.java:");
    wentOn("HangsInShapes-report", "HangsInShapes");
  }

  @Test
  void rules_and_backends_that_hang_while_they_are_planned_for()
      throws IOException, InterruptedException {
    alone("HangsInPlanning", "--timeout=10")
        .endsWith(1)
        .says(
            "FAIL R-LOAD of 'bad:rule': planning for 'bad:rule' did not end within 10.0 s",
            "planning for backend 'bad-supports' did not end within 10.0 s",
            "planning for backend 'bad-evaluate' did not end within 10.0 s",
            "HangsInPlanning.java:");
    wentOn("HangsInPlanning-report", "HangsInPlanning");
  }

  @Test
  void a_plugin_that_registers_nothing() throws IOException, InterruptedException {
    alone("Empty").endsWith(3).says("plugin 'Empty' registers nothing that can be checked");
  }

  @Test
  void a_jar_without_a_plugin() throws IOException, InterruptedException {
    Path jar = Jars.withoutServices("NoPlugin", directory.resolve("forgotten"));
    Program.run("--plugin", jar).endsWith(3).says("NoPlugin.jar' has no plugin");
  }

  @Test
  void a_file_that_is_no_jar() throws IOException, InterruptedException {
    Path file = Files.writeString(directory.resolve("text.jar"), "not a jar");
    Program.run("--plugin", file).endsWith(3).says("text.jar' cannot be read");
  }

  @Test
  void a_command_that_is_wrong() throws IOException, InterruptedException {
    Program.run("--plugin", "my.jar", "--colour").endsWith(2).says("Unknown option: '--colour'");
  }
}
