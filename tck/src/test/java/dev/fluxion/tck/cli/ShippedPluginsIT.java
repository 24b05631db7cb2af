package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fluxion.elementary.ElementaryPlugin;
import dev.fluxion.shift.ShiftPlugin;
import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The plugins that ship are certified, and their reports are kept in {@code target/certified}. */
class ShippedPluginsIT {
  private static final Path REPORTS = Path.of("target", "certified");

  private static Path jarOf(Class<? extends Plugin> plugin) throws URISyntaxException {
    return Path.of(plugin.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Path certify(String name, Class<? extends Plugin> plugin, String samples)
      throws Exception {
    Path report = Files.createDirectories(REPORTS.resolve(name));
    Path file = Files.writeString(report.resolve("samples.json"), samples);
    Program.run(
            "--plugin", jarOf(plugin), "--profile", "cert", "--samples", file, "--report", report)
        .endsWith(0)
        .says("CERTIFIED (profile cert, seed 0)");
    return report;
  }

  @Test
  void shift_is_certified() throws Exception {
    Path report =
        certify(
            "shift",
            ShiftPlugin.class,
            """
            [{"primitive": "shift:sin", "attributes": {"shift": "pi/4"}},
             {"primitive": "shift:sin-undeclared", "attributes": {"shift": 0.7}}]
            """);
    String html = Files.readString(report.resolve("index.html"));
    assertTrue(html.contains("<code>shift:sin[shift=π/4]</code>"));
  }

  @Test
  void elementary_is_certified_and_all_reports_say_so() throws Exception {
    Path report =
        certify(
            "elementary",
            ElementaryPlugin.class,
            """
            [{"primitive": "elementary:sinc", "attributes": {"order": 2}},
             {"primitive": "elementary:softmax", "inputs": [{"shape": [2], "values": [3, -1]}]}]
            """);
    JsonNode json =
        new ObjectMapper().readTree(Files.readString(report.resolve("fluxion-tck.json")));
    assertEquals("CERTIFIED", json.path("result").asText());
    int checks = json.path("checks").size();
    assertEquals(checks, json.path("planned").asInt());
    assertEquals(checks, json.path("executed").asInt());
    assertEquals(64, json.path("files").path(0).path("sha256").asText().length());
    Set<String> plotted = new HashSet<>();
    for (JsonNode check : json.path("checks")) {
      if (check.path("samples").size() > 0) {
        plotted.add(check.path("subject").asText());
      }
    }
    xml(report.resolve("TEST-fluxion-tck.xml"), checks);
    html(report.resolve("index.html"), plotted);
  }

  private static void xml(Path file, int checks) throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(file.toFile())
            .getDocumentElement();
    assertEquals("testsuites", root.getTagName());
    assertEquals(Integer.toString(checks), root.getAttribute("tests"));
    assertEquals("0", root.getAttribute("failures"));
    assertEquals("0", root.getAttribute("errors"));
    assertEquals(checks, root.getElementsByTagName("testcase").getLength());
    NodeList suites = root.getElementsByTagName("testsuite");
    int tests = 0;
    for (int i = 0; i < suites.getLength(); i++) {
      tests += Integer.parseInt(((Element) suites.item(i)).getAttribute("tests"));
    }
    assertEquals(checks, tests);
  }

  /** Each primitive with a derivative has a plot of each order. */
  private static void html(Path file, Set<String> plotted) throws IOException {
    String html = Files.readString(file);
    assertTrue(html.contains("<p class=\"verdict\">CERTIFIED</p>"));
    assertTrue(plotted.size() > 30, plotted::toString);
    for (String subject : plotted) {
      assertTrue(html.contains("aria-label=\"" + subject + ": order 1"), subject);
    }
    assertTrue(html.contains("aria-label=\"elementary:tanh: order 3\""));
    assertTrue(!html.contains("http://") && !html.contains("https://"), "it needs no network");
  }
}
