package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The Maven project of the author's guide, which knows nothing of this build, is built, tested and
 * certified, as by an author who has only the artifacts.
 */
class StrangersProjectIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path PROJECT = ROOT.resolve(Path.of("spi", "example"));
  private static final Path WORK = Path.of("target", "stranger").toAbsolutePath();
  private static final String VERSION = System.getProperty("tck.version", "");

  /** Copies a project without what an earlier build of it left. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          copyFile(file, to.resolve(relative));
        }
      }
    }
  }

  private static void copyFile(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Puts an artifact of this build where the project looks for it. */
  private static void offer(Path repository, String module, String artifact) throws IOException {
    Path directory = repository.resolve(Path.of("dev", "fluxion", artifact, VERSION));
    String name = artifact + "-" + VERSION;
    copyFile(ROOT.resolve(module).resolve("pom.xml"), directory.resolve(name + ".pom"));
    Path jar = ROOT.resolve(module).resolve("target").resolve(name + ".jar");
    if (!artifact.endsWith("-parent")) {
      copyFile(jar, directory.resolve(name + ".jar"));
    }
  }

  /**
   * Takes what is not Fluxion from the repository of this build, which has it, so that the project
   * needs no network; and leaves that repository as it is.
   */
  private static Path settings() throws IOException {
    Path cache = Path.of(System.getProperty("tck.repository"));
    return Files.writeString(
        WORK.resolve("settings.xml"),
        """
        <settings>
          <mirrors>
            <mirror>
              <id>cache</id>
              <mirrorOf>*</mirrorOf>
              <url>%s</url>
            </mirror>
          </mirrors>
        </settings>
        """
            .formatted(cache.toUri()));
  }

  private static void maven(Path repository, Path project)
      throws IOException, InterruptedException {
    Path log = WORK.resolve("maven.txt");
    Path program =
        Path.of(
            System.getProperty("tck.maven"),
            "bin",
            System.getProperty("os.name").startsWith("Windows") ? "mvn.cmd" : "mvn");
    ProcessBuilder builder =
        new ProcessBuilder(
                program.toString(),
                "-B",
                "-ntp",
                "-s",
                settings().toString(),
                "-Dmaven.repo.local=" + repository,
                "verify")
            .directory(project.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().remove("MAVEN_OPTS");
    Process process = builder.start();
    assertTrue(process.waitFor(5, TimeUnit.MINUTES), "Maven does not end");
    assertEquals(0, process.exitValue(), Files.readString(log));
  }

  @Test
  void the_example_of_the_guide_is_built_tested_and_certified() throws Exception {
    Path project = WORK.resolve("acme-waves");
    copy(PROJECT, project);
    Path repository = WORK.resolve("repository");
    offer(repository, "", "fluxion-parent");
    for (String module : List.of("spi", "dsl", "tck")) {
      offer(repository, module, "fluxion-" + module);
    }
    maven(repository, project);
    String tested = "com.acme.waves.AcmePluginTest";
    Path page = project.resolve(Path.of("target", "fluxion-tck", tested, "index.html"));
    assertTrue(Files.readString(page).contains("<p class=\"verdict\">PASSED</p>"));
    Path report = Path.of("target", "certified", "acme-waves");
    Program.run(
            "--plugin",
            project.resolve(Path.of("target", "acme-waves-1.0.jar")),
            "--profile",
            "cert",
            "--report",
            report)
        .endsWith(0)
        .says("CERTIFIED (profile cert, seed 0)");
    String json = Files.readString(report.resolve("fluxion-tck.json"));
    assertEquals(
        "1.0", new ObjectMapper().readTree(json).path("files").path(0).path("version").asText());
  }
}
