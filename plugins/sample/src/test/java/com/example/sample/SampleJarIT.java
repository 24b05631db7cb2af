package com.example.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.dsl.Catalog;
import dev.fluxion.dsl.Catalog.LoadedPlugin;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar is found in every way there is; the class path of this test is without it. */
class SampleJarIT {
  private static final Path JAR = Path.of(System.getProperty("sample.jar"));
  private static final LoadedPlugin PLUGIN =
      new LoadedPlugin(
          "com.example.sample.SamplePlugin",
          JAR.getFileName().toString(),
          System.getProperty("sample.version"));
  private static final List<String> IDS = List.of("sample:cosine-wave", "sample:quadratic-form");

  @TempDir Path directory;

  @Test
  void theClassPathOfThisTestDoesNotHaveThePlugin() {
    assertThrows(ClassNotFoundException.class, () -> Class.forName(PLUGIN.name()));
  }

  @Test
  void aClassPathWithTheJarOffersThePlugin() throws IOException {
    URL[] urls = {JAR.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, Plugin.class.getClassLoader())) {
      assertOffersThePlugin(Catalog.load(loader));
    }
  }

  @Test
  void aPluginDirectoryWithTheJarOffersThePlugin() throws IOException {
    Files.copy(JAR, directory.resolve(JAR.getFileName()));
    try (Catalog catalog = Catalog.ofDirectory(directory)) {
      assertOffersThePlugin(catalog);
    }
  }

  private static void assertOffersThePlugin(Catalog catalog) {
    assertEquals(List.of(), catalog.problems());
    assertTrue(catalog.plugins().contains(PLUGIN), () -> catalog.plugins().toString());
    assertEquals(
        IDS,
        catalog.primitives().stream()
            .map(Primitive::id)
            .filter(id -> id.startsWith("sample:"))
            .toList());
  }

  /** The application names no plugin: the jar on the module path is enough. */
  @Test
  void aModulePathWithTheJarOffersThePlugin() throws IOException, InterruptedException {
    Path application = directory.resolve("Application.java");
    Files.writeString(
        application,
        """
        import dev.fluxion.dsl.Catalog;

        class Application {
          public static void main(String[] args) {
            Catalog catalog = Catalog.load();
            catalog.problems().forEach(System.out::println);
            catalog.plugins().forEach(System.out::println);
            catalog.primitives().forEach(primitive -> System.out.println(primitive.id()));
            System.out.println(ModuleLayer.boot().findModule("com.example.sample").orElseThrow());
          }
        }
        """);
    assertEquals(
        Stream.of(
                Stream.of(PLUGIN.toString()), IDS.stream(), Stream.of("module com.example.sample"))
            .flatMap(lines -> lines)
            .toList(),
        run("--module-path", modulePath(), "--add-modules", "dev.fluxion.dsl", application));
  }

  /** The report is kept in {@code target/certified}. */
  @Test
  void theProgramOfTheKitCertifiesTheJar() throws IOException, InterruptedException {
    List<String> lines =
        run(
            "-jar",
            System.getProperty("tck.program"),
            "--plugin",
            JAR,
            "--profile",
            "cert",
            "--report",
            Path.of("target", "certified"));
    assertTrue(
        lines.stream().anyMatch(line -> line.startsWith("CERTIFIED (profile cert, seed 0)")),
        () -> String.join("\n", lines));
    assertTrue(Files.exists(Path.of("target", "certified", "index.html")));
  }

  private static String modulePath() {
    String test = SampleJarIT.class.getName().replace('.', '/') + ".class";
    return Stream.concat(
            Stream.of(JAR),
            Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> !Files.exists(path.resolve(test))))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private List<String> run(Object... arguments) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Path errors = directory.resolve("errors.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                Stream.concat(Stream.of(java), Arrays.stream(arguments).map(Object::toString))
                    .toList())
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
    assertTrue(process.waitFor(2, TimeUnit.MINUTES), "the application does not end");
    assertEquals(0, process.exitValue(), Files.readString(output) + Files.readString(errors));
    return Files.readAllLines(output);
  }
}
