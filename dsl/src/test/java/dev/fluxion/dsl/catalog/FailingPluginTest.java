package dev.fluxion.dsl.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.dsl.Catalog;
import dev.fluxion.dsl.Catalog.Problem;
import dev.fluxion.dsl.Catalog.Severity;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that fails is named, nothing of it is kept, and the others load. */
class FailingPluginTest {
  @TempDir Path directory;

  @BeforeEach
  void aGoodPluginIsThereToo() throws IOException {
    PluginJar.contributing("p.Good", "registrar.primitive(sine(\"p:good\"));")
        .write(directory, "z-good.jar");
  }

  @Test
  void aConstructorThatThrows() throws IOException {
    new PluginJar()
        .plugin("p.Bad", "public Bad() { throw new IllegalStateException(\"no licence\"); }", "")
        .write(directory, "bad.jar");
    assertProblem(
        "p.Bad",
        "FLX-404: plugin p.Bad (from bad.jar) could not be created: "
            + "IllegalStateException: no licence");
  }

  @Test
  void aStaticInitializerThatThrows() throws IOException {
    new PluginJar()
        .plugin("p.Bad", "static { Integer.parseInt(\"seven\"); }", "")
        .write(directory, "bad.jar");
    assertProblem(
        "p.Bad",
        "FLX-404: plugin p.Bad (from bad.jar) could not be created: "
            + "NumberFormatException: For input string: \"seven\"");
  }

  @Test
  void aConstructorThatIsNotPublic() throws IOException {
    new PluginJar().plugin("p.Bad", "private Bad() {}", "").write(directory, "bad.jar");
    assertProblem(
        "bad.jar",
        "FLX-404: a plugin (from bad.jar) could not be found: "
            + "NoSuchMethodException: p.Bad.<init>()");
  }

  @Test
  void aNameThatIsNull() throws IOException {
    new PluginJar()
        .plugin("p.Bad", "@Override public String name() { return null; }", "")
        .write(directory, "bad.jar");
    assertProblem(
        "p.Bad",
        "FLX-404: plugin p.Bad (from bad.jar) could not be created: "
            + "NullPointerException: the name of a plugin");
  }

  @Test
  void whatWasRegisteredBeforeTheErrorIsDropped() throws IOException {
    PluginJar.contributing(
            "p.Bad",
            "registrar.primitive(sine(\"p:bad\")); registrar.backend(\"bad\", () -> null);"
                + " throw new UnsupportedOperationException();")
        .write(directory, "bad.jar");
    assertProblem(
        "p.Bad",
        "FLX-404: plugin p.Bad (from bad.jar) failed while contributing and is left out: "
            + "UnsupportedOperationException");
  }

  @Test
  void anIdThatAFailedPluginHadRegisteredIsFree() throws IOException {
    PluginJar.contributing(
            "p.Bad", "registrar.primitive(sine(\"p:good\")); throw new IllegalStateException();")
        .write(directory, "bad.jar");
    assertProblem(
        "p.Bad",
        "FLX-404: plugin p.Bad (from bad.jar) failed while contributing and is left out: "
            + "IllegalStateException");
  }

  @Test
  void anErrorOfThisLibraryKeepsItsCode() throws IOException {
    PluginJar.contributing("p.Bad", "registrar.primitive(sine(\"Bad Id\"));")
        .write(directory, "bad.jar");
    assertProblem(
        "p.Bad",
        "FLX-404: plugin p.Bad (from bad.jar) failed while contributing and is left out: "
            + "FLX-130: the id of a primitive is vendor:name, the vendor in lower case, "
            + "got 'Bad Id'");
  }

  @Test
  void aServiceThatTheJarDoesNotHave() throws IOException {
    new PluginJar().service("p.Missing").write(directory, "bad.jar");
    assertProblem(
        "bad.jar",
        "FLX-404: a plugin (from bad.jar) could not be found: Provider p.Missing not found");
  }

  @Test
  void aServiceThatIsNoPlugin() throws IOException {
    new PluginJar()
        .source("p.Other", "package p; public class Other {}")
        .service("p.Other")
        .write(directory, "bad.jar");
    assertProblem(
        "bad.jar", "FLX-404: a plugin (from bad.jar) could not be found: p.Other not a subtype");
  }

  @Test
  void aPluginOfTheSameJarLoadsAfterOneThatIsMissing() throws IOException {
    new PluginJar()
        .service("p.Missing")
        .plugin("p.Next", "", "registrar.primitive(sine(\"p:next\"));")
        .write(directory, "half.jar");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of("p:good", "p:next"), ids(catalog));
      assertEquals(1, catalog.problems().size());
    }
  }

  @Test
  void aDuplicateThatThePluginCatchesIsStillAnError() throws IOException {
    PluginJar.contributing(
            "p.Sly",
            "for (int i = 0; i < 2; i++) {"
                + " try { registrar.primitive(sine(\"p:sly\")); } catch (RuntimeException e) {} }")
        .write(directory, "sly.jar");
    FluxionException e = assertThrows(FluxionException.class, () -> Catalog.ofDirectory(directory));
    assertEquals(
        "FLX-402: primitive 'p:sly' is registered twice by plugin p.Sly (from sly.jar), "
            + "ids are unique",
        e.getMessage());
  }

  @Test
  void anUnknownPrimitiveRemindsOfThePluginThatIsMissing() throws IOException {
    new PluginJar().service("p.Missing").write(directory, "bad.jar");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      FluxionException e =
          assertThrows(FluxionException.class, () -> catalog.primitive("sim:expectation"));
      assertEquals(
          "FLX-401: unknown primitive 'sim:expectation', known vendors are [p]; "
              + "a plugin could not be loaded, see problems()",
          e.getMessage());
    }
  }

  private void assertProblem(String plugin, String message) {
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of(new Problem(Severity.ERROR, plugin, message)), catalog.problems());
      assertEquals(List.of("p:good"), ids(catalog));
      assertEquals(List.of(), catalog.backends());
      assertEquals(1, catalog.plugins().size());
    }
  }

  private static List<String> ids(Catalog catalog) {
    return catalog.primitives().stream().map(Primitive::id).toList();
  }
}
