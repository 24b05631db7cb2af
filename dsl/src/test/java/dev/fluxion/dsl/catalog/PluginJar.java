package dev.fluxion.dsl.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Plugin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles a plugin from source and packs it as its author would. */
final class PluginJar {
  private final Map<String, String> sources = new TreeMap<>();
  private final List<String> services = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final Manifest manifest = new Manifest();
  private int classFileVersion;

  PluginJar() {
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
  }

  /** A plugin with one method body; {@code registrar} and {@code sine(id)} are at hand. */
  static PluginJar contributing(String type, String body) {
    return new PluginJar().plugin(type, "", body);
  }

  PluginJar plugin(String type, String members, String body) {
    int dot = type.lastIndexOf('.');
    String simpleName = type.substring(dot + 1);
    source(
        type,
        "package "
            + type.substring(0, dot)
            + ";\nimport dev.fluxion.spi.*;\npublic class "
            + simpleName
            + " implements Plugin {\n"
            + members
            + "\n  static Primitive sine(String id) {\n"
            + "    return Primitive.elementwise(id).kernel((x, a) -> Math.sin(x)).build();\n"
            + "  }\n  @Override public void contribute(Registrar registrar) {\n"
            + body
            + "\n  }\n}\n");
    return service(type);
  }

  PluginJar source(String type, String text) {
    sources.put(type, text);
    return this;
  }

  PluginJar service(String type) {
    services.add(type);
    return this;
  }

  PluginJar version(String version) {
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    return this;
  }

  /** Compiles against these classes rather than those of the contract that the tests run with. */
  PluginJar against(Path classes) {
    classPath.add(classes);
    return this;
  }

  /** Claims that the classes were compiled for a later Java. */
  PluginJar classFileVersion(int version) {
    classFileVersion = version;
    return this;
  }

  Path write(Path directory, String fileName) throws IOException {
    Path jar = directory.resolve(fileName);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(file, manifest)) {
      for (Map.Entry<String, byte[]> type : compile().entrySet()) {
        byte[] bytes = type.getValue();
        if (classFileVersion > 0) {
          bytes[7] = (byte) classFileVersion;
        }
        put(entries, type.getKey().replace('.', '/') + ".class", bytes);
      }
      if (!services.isEmpty()) {
        String lines = String.join("\n", services);
        put(entries, PluginJarLoader.SERVICE, lines.getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar;
  }

  /** Writes the classes into a directory, for others to compile against. */
  Path writeClasses(Path directory) throws IOException {
    for (Map.Entry<String, byte[]> type : compile().entrySet()) {
      Path file = directory.resolve(type.getKey().replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
    return directory;
  }

  private static void put(JarOutputStream entries, String name, byte[] bytes) throws IOException {
    entries.putNextEntry(new ZipEntry(name));
    entries.write(bytes);
    entries.closeEntry();
  }

  private Map<String, byte[]> compile() throws IOException {
    if (sources.isEmpty()) {
      return Map.of();
    }
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        ClassesInMemory classes = new ClassesInMemory(files)) {
      List<JavaFileObject> units = new ArrayList<>();
      sources.forEach((type, text) -> units.add(new SourceInMemory(type, text)));
      boolean compiled = compiler.getTask(errors, classes, null, options(), null, units).call();
      assertTrue(compiled, errors::toString);
      assertEquals("", errors.toString());
      return classes.bytes();
    }
  }

  private List<String> options() {
    String path =
        Stream.concat(classPath.stream(), Stream.of(location(Plugin.class)))
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    String option = sources.containsKey("module-info") ? "--module-path" : "--class-path";
    return Arrays.asList("--release", "17", "-proc:none", "-implicit:none", option, path);
  }

  /** Returns the jar or directory of a class. */
  static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class SourceInMemory extends SimpleJavaFileObject {
    private final String text;

    SourceInMemory(String type, String text) {
      super(URI.create("string:///" + type.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class ClassesInMemory extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, ByteArrayOutputStream> classes = new TreeMap<>();

    ClassesInMemory(JavaFileManager files) {
      super(files);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String type, JavaFileObject.Kind kind, FileObject sibling) {
      return new SimpleJavaFileObject(URI.create("bytes:///" + type), kind) {
        @Override
        public OutputStream openOutputStream() {
          return classes.computeIfAbsent(type, name -> new ByteArrayOutputStream());
        }
      };
    }

    Map<String, byte[]> bytes() {
      Map<String, byte[]> bytes = new TreeMap<>();
      classes.forEach((type, stream) -> bytes.put(type, stream.toByteArray()));
      return bytes;
    }
  }
}
