package dev.fluxion.dsl.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.dsl.Catalog;
import dev.fluxion.dsl.Catalog.LoadedPlugin;
import dev.fluxion.dsl.Catalog.Problem;
import dev.fluxion.dsl.Catalog.Severity;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Primitive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginDirectoryTest {
  @TempDir Path directory;

  @Test
  void jarsAreLoadedInTheOrderOfTheirNames() throws IOException {
    PluginJar.contributing("p.Second", "registrar.primitive(sine(\"p:second\"));")
        .version("2.1")
        .write(directory, "b.jar");
    PluginJar.contributing("p.First", "registrar.primitive(sine(\"p:first\"));")
        .write(directory, "a.jar");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(
          List.of(
              new LoadedPlugin("p.First", "a.jar", "unknown"),
              new LoadedPlugin("p.Second", "b.jar", "2.1")),
          catalog.plugins());
      assertEquals(List.of("p:first", "p:second"), ids(catalog));
      assertEquals(List.of(), catalog.problems());
      assertEquals("b.jar", catalog.primitive("p:second").origin());
    }
  }

  @Test
  void anEmptyDirectoryGivesAnEmptyCatalog() {
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals("catalog of 0 plugins, 0 primitives, 0 backends", catalog.toString());
    }
  }

  @Test
  void filesThatAreNoJarsArePassedOver() throws IOException {
    Files.writeString(directory.resolve("readme.txt"), "no jar");
    Files.createDirectory(directory.resolve("old.jar"));
    PluginJar.contributing("p.Good", "registrar.primitive(sine(\"p:good\"));")
        .write(directory, "good.JAR");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of("p:good"), ids(catalog));
      assertEquals(List.of(), catalog.problems());
    }
  }

  @Test
  void aBrokenJarIsAProblemAndTheOthersLoad() throws IOException {
    Files.writeString(directory.resolve("broken.jar"), "this is no zip file");
    PluginJar.contributing("p.Good", "registrar.primitive(sine(\"p:good\"));")
        .write(directory, "good.jar");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of("p:good"), ids(catalog));
      assertEquals(
          List.of(
              new Problem(
                  Severity.ERROR,
                  "broken.jar",
                  "FLX-404: plugin jar broken.jar could not be read: "
                      + "ZipException: zip END header not found")),
          catalog.problems());
    }
  }

  @Test
  void aJarWithoutPluginsIsAWarning() throws IOException {
    new PluginJar().source("p.Library", "package p; class Library {}").write(directory, "lib.jar");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(
          List.of(
              new Problem(
                  Severity.WARNING,
                  "lib.jar",
                  "FLX-407: plugin jar lib.jar offers no plugin, "
                      + "it has no META-INF/services/dev.fluxion.spi.Plugin")),
          catalog.problems());
    }
  }

  @Test
  void aMissingDirectoryIsNamed() {
    Path missing = directory.resolve("plugins");
    FluxionException e = assertThrows(FluxionException.class, () -> Catalog.ofDirectory(missing));
    assertEquals("FLX-406: plugin directory " + missing + " does not exist", e.getMessage());
  }

  @Test
  void aFileIsNoDirectory() throws IOException {
    Path file = Files.createFile(directory.resolve("plugins"));
    FluxionException e = assertThrows(FluxionException.class, () -> Catalog.ofDirectory(file));
    assertEquals("FLX-406: plugin directory " + file + " is not a directory", e.getMessage());
  }

  @Test
  void twoJarsThatClaimOneIdAreBothNamed() throws IOException {
    PluginJar.contributing("p.One", "registrar.primitive(sine(\"p:sine\"));")
        .write(directory, "one.jar");
    PluginJar.contributing("q.Two", "registrar.primitive(sine(\"p:sine\"));")
        .write(directory, "two.jar");
    FluxionException e = assertThrows(FluxionException.class, () -> Catalog.ofDirectory(directory));
    assertEquals(
        "FLX-402: primitive 'p:sine' is registered by plugin p.One (from one.jar) "
            + "and by plugin q.Two (from two.jar), ids are unique",
        e.getMessage());
  }

  @Test
  void twoJarsOfOneNameAreToldApartByTheirPaths() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    for (Path home : List.of(directory, other)) {
      PluginJar.contributing("p.One", "registrar.primitive(sine(\"p:sine\"));")
          .write(home, "one.jar");
    }
    try (Catalog first = Catalog.ofDirectory(directory);
        Catalog second = Catalog.ofDirectory(other)) {
      FluxionException e = assertThrows(FluxionException.class, () -> first.plus(second));
      assertEquals(
          "FLX-402: primitive 'p:sine' is registered by plugin p.One (from "
              + directory.resolve("one.jar")
              + ") and by plugin p.One (from "
              + other.resolve("one.jar")
              + "), ids are unique",
          e.getMessage());
    }
  }

  @Test
  void theSameJarLoadedTwiceIsOnePluginInASum() throws IOException {
    PluginJar.contributing("p.One", "registrar.primitive(sine(\"p:sine\"));")
        .write(directory, "one.jar");
    try (Catalog first = Catalog.ofDirectory(directory);
        Catalog second = Catalog.ofDirectory(directory)) {
      Catalog sum = first.plus(second);
      assertEquals(1, sum.plugins().size());
      assertEquals(first.primitive("p:sine"), sum.primitive("p:sine"));
    }
  }

  @Test
  void twoJarsMayHaveClassesOfOneName() throws IOException {
    for (String id : List.of("one", "two")) {
      PluginJar.contributing("p.Same", "registrar.primitive(sine(p.Vendor.ID));")
          .source("p.Vendor", "package p; class Vendor { static String ID = \"" + id + ":sine\"; }")
          .write(directory, id + ".jar");
    }
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of("one:sine", "two:sine"), ids(catalog));
      assertEquals(List.of(), catalog.problems());
    }
  }

  @Test
  void aJarKeepsItsOwnVersionOfAClassOfTheApplication() throws IOException {
    String library = "com.google.common.collect.ImmutableList";
    PluginJar.contributing("p.Own", "registrar.primitive(sine(\"p:\" + " + library + ".NAME));")
        .source(
            library,
            "package com.google.common.collect;\n"
                + "public class ImmutableList { public static String NAME = \"own\"; }")
        .write(directory, "own.jar");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of("p:own"), ids(catalog));
    }
  }

  @Test
  void aCopyOfTheContractInAJarIsPassedOver() throws IOException {
    PluginJar.contributing("p.Shaded", "registrar.primitive(sine(\"p:sine\"));")
        .source("dev.fluxion.spi.Absence", "package dev.fluxion.spi; public enum Absence { OTHER }")
        .write(directory, "shaded.jar");
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertEquals(List.of("p:sine"), ids(catalog));
    }
  }

  @Test
  void closingEndsTheUseOfTheJars() throws IOException {
    new PluginJar()
        .plugin(
            "p.Late",
            "Backend open() { throw Reason.get(); }",
            "registrar.backend(\"late\", this::open);")
        .source(
            "p.Reason",
            "package p; class Reason { static RuntimeException get() {"
                + " return new IllegalStateException(\"open\"); } }")
        .write(directory, "late.jar");
    Catalog catalog = Catalog.ofDirectory(directory);
    catalog.close();
    FluxionException e = assertThrows(FluxionException.class, () -> catalog.backend("late"));
    assertEquals(
        "FLX-408: backend 'late' of plugin p.Late (from late.jar) could not be created: "
            + "NoClassDefFoundError: p/Reason",
        e.getMessage());
  }

  private static List<String> ids(Catalog catalog) {
    return catalog.primitives().stream().map(Primitive::id).toList();
  }
}
