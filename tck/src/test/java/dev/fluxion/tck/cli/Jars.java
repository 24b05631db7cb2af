package dev.fluxion.tck.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Builds jars of plugins from their sources, as an author's build would. */
final class Jars {
  private static final Path SOURCES = Path.of("src", "test", "plugins");

  private Jars() {}

  /** Returns the jar of the plugin whose source has a name. */
  static Path of(String name, Path directory) throws IOException {
    return of(name, directory, "META-INF/services/" + Plugin.class.getName());
  }

  /** Returns the same without the file that makes it a plugin. */
  static Path withoutServices(String name, Path directory) throws IOException {
    return of(name, directory, "META-INF/forgotten");
  }

  private static Path of(String name, Path directory, String services) throws IOException {
    Path classes = Files.createDirectories(directory.resolve(name));
    compile(SOURCES.resolve(name + ".java"), classes);
    Path jar = directory.resolve(name + ".jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, "4.2");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path each : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(classes.relativize(each).toString()));
        Files.copy(each, out);
      }
      out.putNextEntry(new ZipEntry(services));
      out.write((name + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static void compile(Path source, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options =
          List.of(
              "-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
      boolean compiled =
          compiler
              .getTask(messages, files, null, options, null, files.getJavaFileObjects(source))
              .call();
      assertEquals(true, compiled, messages::toString);
    }
  }
}
