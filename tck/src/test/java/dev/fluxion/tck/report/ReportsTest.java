package dev.fluxion.tck.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fluxion.tck.check.SampledPoint;
import dev.fluxion.tck.numerics.PointGrade;
import dev.fluxion.tck.run.About;
import dev.fluxion.tck.run.Outcome;
import dev.fluxion.tck.run.PluginFile;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Run;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import dev.fluxion.tck.run.Waiver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** The reports of a run in which everything occurs, and every name is an attack. */
class ReportsTest {
  private static final String EVIL = "acme:f[label=</pre><script>alert(\"1\" & '2')</script>]";

  @TempDir private static Path directory;

  private static Task task(String subject, String check) {
    return new Task("com.acme.Plugin", subject, check, "REQ", "1.2");
  }

  private static List<SampledPoint> samples() {
    List<SampledPoint> samples = new ArrayList<>();
    for (int k = 0; k < 9; k++) {
      double x = k - 4;
      samples.add(new SampledPoint("partial(0)", "x", 1, x, x * x, x * x, 1e-9, PointGrade.AGREES));
    }
    double nan = Double.NaN;
    double infinite = Double.POSITIVE_INFINITY;
    samples.add(new SampledPoint("partial(0)", "x", 1, 5, 30, 25, 1e-9, PointGrade.WRONG));
    samples.add(new SampledPoint("partial(0)", "x", 1, 6, nan, 1, 1, PointGrade.WRONG));
    samples.add(
        new SampledPoint("partial(0)", "x", 1, 7, 1, nan, infinite, PointGrade.INCONCLUSIVE));
    samples.add(new SampledPoint("forward", "case", 2, 1, 0, 0, 0, PointGrade.AGREES));
    samples.add(new SampledPoint("partial(0, 0)", "x", 2, 0, 2, 2, 0, PointGrade.AGREES));
    samples.add(new SampledPoint("curvature", "x", 2, 0, 2, 2, 0, PointGrade.AGREES));
    return samples;
  }

  @BeforeAll
  static void write() throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    for (Status status : Status.values()) {
      outcomes.add(Outcome.of(task(EVIL, "S-" + status), status, "a\u0000b ]]> <i> " + status, 1));
    }
    outcomes.add(new Outcome(task(EVIL, "D-NEST(0)"), Status.FAIL, "bad", 0.5, samples()));
    outcomes.add(Outcome.of(task("acme:g", "D-CAP"), Status.PASS, "detectable bias 0.1", 0.25));
    PluginFile file =
        new PluginFile("/home/<b>/my & co.jar", "ab12", "1.0", List.of("com.acme.Plugin"), "");
    About about =
        new About(
            List.of(file),
            Profile.FULL,
            7,
            1e-5,
            false,
            "java -jar fluxion-tck.jar --plugin '<x>'",
            "java -jar fluxion-tck.jar --check " + About.CHECK,
            "0.1",
            "17",
            "Linux",
            "2027-01-01T00:00:00Z");
    Waiver waiver = new Waiver("S-WAIVED", EVIL, "<u>late</u>", "", LocalDate.of(2027, 3, 31));
    List<Task> planned = outcomes.stream().map(Outcome::task).toList();
    Reports.write(new Run(about, planned, outcomes, List.of(waiver), 12.5), directory);
  }

  @Test
  void the_xml_has_the_counts_that_build_servers_read() throws Exception {
    Element root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(directory.resolve(Reports.JUNIT).toFile())
            .getDocumentElement();
    assertEquals("testsuites", root.getTagName());
    assertEquals("10", root.getAttribute("tests"));
    assertEquals("3", root.getAttribute("failures"));
    assertEquals("2", root.getAttribute("errors"));
    assertEquals("3", root.getAttribute("skipped"));
    assertEquals(10, root.getElementsByTagName("testcase").getLength());
    assertEquals(3, root.getElementsByTagName("failure").getLength());
    assertEquals(2, root.getElementsByTagName("error").getLength());
    assertEquals(3, root.getElementsByTagName("skipped").getLength());
    Element suite = (Element) root.getElementsByTagName("testsuite").item(0);
    assertEquals(EVIL, suite.getAttribute("name"));
    Element failure = (Element) root.getElementsByTagName("failure").item(0);
    assertTrue(failure.getTextContent().startsWith("a\uFFFDb ]]> <i> FAIL"));
    assertTrue(failure.getTextContent().contains("repeat: java -jar"));
  }

  @Test
  void the_json_is_read_back() throws Exception {
    JsonNode root = new ObjectMapper().readTree(directory.resolve(Reports.JSON).toFile());
    assertEquals("FAILED", root.path("result").asText());
    assertEquals(1, root.path("exitCode").asInt());
    assertEquals(10, root.path("planned").asInt());
    assertEquals(9, root.path("executed").asInt());
    assertEquals(2, root.path("counts").path("FAIL").asInt());
    assertEquals(7, root.path("seed").asLong());
    assertEquals("ab12", root.path("files").path(0).path("sha256").asText());
    assertEquals("<u>late</u>", root.path("waivers").path(0).path("reason").asText());
    JsonNode nest = root.path("checks").path(8);
    assertEquals(EVIL, nest.path("subject").asText());
    assertEquals(samples().size(), nest.path("samples").size());
    assertEquals("NaN", nest.path("samples").path(10).path("analytic").asText());
    assertEquals(30, nest.path("samples").path(9).path("analytic").asDouble());
  }

  @Test
  void the_page_says_it_all_and_escapes_it() throws Exception {
    String html = Files.readString(directory.resolve(Reports.HTML));
    assertTrue(html.contains("<p class=\"verdict\">FAILED</p>"));
    for (String part :
        List.of(
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;",
            "/home/&lt;b&gt;/my &amp; co.jar",
            "ab12",
            "&lt;u&gt;late&lt;/u&gt;",
            "detectable bias 0.1",
            ": order 1\"",
            ": order 2, forward\"",
            ": order 2\"",
            ": order 2, curvature\"",
            "which rules certification out")) {
      assertTrue(html.contains(part), () -> "no " + part);
    }
    for (String part : List.of("<script", "<u>", "<i> ", "NaN\"", "Infinity", "\u0000")) {
      assertFalse(html.contains(part), () -> "there is " + part);
    }
    assertEquals(4, html.split("role=\"img\"", -1).length - 1);
  }

  @Test
  void a_plot_shows_what_is_wrong_in_a_colour_of_its_own() throws Exception {
    String html = Files.readString(directory.resolve(Reports.HTML));
    assertTrue(html.contains("<path class=\"alarms\" d=\"M"));
  }
}
