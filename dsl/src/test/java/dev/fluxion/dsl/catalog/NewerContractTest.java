package dev.fluxion.dsl.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.dsl.Catalog;
import dev.fluxion.dsl.Catalog.Problem;
import dev.fluxion.dsl.Catalog.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that was built against another contract is told from one that is wrong. */
class NewerContractTest {
  @TempDir Path directory;
  @TempDir Path newer;

  @BeforeEach
  void theNextVersionOfTheContract() throws IOException {
    new PluginJar()
        .source(
            "dev.fluxion.spi.Registrar",
            "package dev.fluxion.spi;\npublic interface Registrar {\n"
                + "  void primitive(Primitive primitive);\n"
                + "  void metric(String name, Expr... parts);\n}\n")
        .source(
            "dev.fluxion.spi.Metric",
            "package dev.fluxion.spi;\npublic class Metric { public static void define() {} }\n")
        .source(
            "dev.fluxion.spi.PluginBase",
            "package dev.fluxion.spi;\npublic abstract class PluginBase implements Plugin {}\n")
        .writeClasses(newer);
  }

  @Test
  void aMethodThatIsMissing() throws IOException {
    PluginJar.contributing("p.Next", "registrar.metric(\"loss\");")
        .against(newer)
        .write(directory, "next.jar");
    assertProblem(
        "p.Next",
        "FLX-405: plugin p.Next (from next.jar) was built against a newer fluxion-spi: it needs "
            + "dev.fluxion.spi.Registrar.metric(java.lang.String, dev.fluxion.spi.Expr[])");
  }

  @Test
  void aTypeThatIsMissing() throws IOException {
    PluginJar.contributing("p.Next", "Metric.define();")
        .against(newer)
        .write(directory, "next.jar");
    assertProblem(
        "p.Next",
        "FLX-405: plugin p.Next (from next.jar) was built against a newer fluxion-spi: it needs "
            + "dev.fluxion.spi.Metric");
  }

  @Test
  void aTypeThatIsMissingInAStaticInitializer() throws IOException {
    new PluginJar()
        .plugin("p.Next", "static { Metric.define(); }", "")
        .against(newer)
        .write(directory, "next.jar");
    assertProblem(
        "p.Next",
        "FLX-405: plugin p.Next (from next.jar) was built against a newer fluxion-spi: it needs "
            + "dev.fluxion.spi.Metric");
  }

  @Test
  void aBaseClassThatIsMissing() throws IOException {
    new PluginJar()
        .source(
            "p.Next",
            "package p;\npublic class Next extends dev.fluxion.spi.PluginBase {\n"
                + "  @Override public void contribute(dev.fluxion.spi.Registrar registrar) {}\n}\n")
        .service("p.Next")
        .against(newer)
        .write(directory, "next.jar");
    assertProblem(
        "next.jar",
        "FLX-405: a plugin (from next.jar) was built against a newer fluxion-spi: it needs "
            + "dev.fluxion.spi.PluginBase");
  }

  @Test
  void aMethodThatThePluginDoesNotKnow() throws IOException {
    new PluginJar()
        .source(
            "dev.fluxion.spi.Plugin",
            "package dev.fluxion.spi;\npublic interface Plugin {\n  void register();\n}\n")
        .writeClasses(newer);
    new PluginJar()
        .source(
            "p.Other",
            "package p;\npublic class Other implements dev.fluxion.spi.Plugin {\n"
                + "  @Override public void register() {}\n}\n")
        .service("p.Other")
        .against(newer)
        .write(directory, "other.jar");
    assertProblem(
        "p.Other",
        "FLX-405: plugin p.Other (from other.jar) was built against another fluxion-spi: it lacks "
            + "the method contribute");
  }

  @Test
  void aLaterJava() throws IOException {
    PluginJar.contributing("p.Next", "").classFileVersion(99).write(directory, "next.jar");
    assertProblem(
        "next.jar",
        "FLX-405: a plugin (from next.jar) was built for Java 55, this is Java "
            + Runtime.version().feature());
  }

  @Test
  void aLibraryThatIsMissingIsNoMatterOfTheContract() throws IOException {
    Path library =
        new PluginJar()
            .source(
                "q.Library",
                "package q;\npublic class Library {"
                    + " public static void use(dev.fluxion.spi.Expr[] parts) {} }\n")
            .writeClasses(newer);
    PluginJar.contributing("p.Alone", "q.Library.use(null);")
        .against(library)
        .write(directory, "alone.jar");
    assertProblem(
        "p.Alone",
        "FLX-404: plugin p.Alone (from alone.jar) failed while contributing and is left out: "
            + "NoClassDefFoundError: q/Library");
  }

  private void assertProblem(String plugin, String message) {
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of(new Problem(Severity.ERROR, plugin, message)), catalog.problems());
      assertEquals(List.of(), catalog.plugins());
    }
  }
}
