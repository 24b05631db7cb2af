package dev.fluxion.tck.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * A jar under test, or a directory of classes, read without running anything of it.
 *
 * @param path where it is
 * @param sha256 the SHA-256 of the jar; of a directory, that of its files in the order of their
 *     names
 * @param version the {@code Implementation-Version} of the jar, or {@code unknown}
 * @param plugins the classes that it offers as plugins
 * @param problem why it cannot be read, empty if it can
 */
public record PluginFile(
    String path, String sha256, String version, List<String> plugins, String problem) {
  private static final String SERVICES = "META-INF/services/dev.fluxion.spi.Plugin";

  /** Copies the list. */
  public PluginFile {
    plugins = List.copyOf(plugins);
  }

  /**
   * Reads a jar or a directory.
   *
   * @param path where it is; it exists
   */
  public static PluginFile read(Path path) {
    try {
      return Files.isDirectory(path) ? directory(path) : jar(path);
    } catch (IOException | UncheckedIOException e) {
      return new PluginFile(path.toString(), "", "unknown", List.of(), String.valueOf(e));
    }
  }

  private static PluginFile jar(Path path) throws IOException {
    MessageDigest digest = newDigest();
    digest(path, digest);
    try (JarFile jar = new JarFile(path.toFile())) {
      ZipEntry services = jar.getEntry(SERVICES);
      List<String> plugins = services == null ? List.of() : names(jar.getInputStream(services));
      return new PluginFile(path.toString(), hex(digest), version(jar.getManifest()), plugins, "");
    }
  }

  private static PluginFile directory(Path path) throws IOException {
    MessageDigest digest = newDigest();
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(path.relativize(file).toString().getBytes(StandardCharsets.UTF_8));
        digest(file, digest);
      }
    }
    Path services = path.resolve(SERVICES);
    List<String> plugins =
        Files.exists(services) ? names(Files.newInputStream(services)) : List.of();
    return new PluginFile(path.toString(), hex(digest), "unknown", plugins, "");
  }

  private static String version(@Nullable Manifest manifest) {
    String version =
        manifest == null ? null : manifest.getMainAttributes().getValue("Implementation-Version");
    return version == null ? "unknown" : version;
  }

  private static List<String> names(InputStream services) throws IOException {
    List<String> names = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(services, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        String name = line.replaceFirst("#.*", "").strip();
        if (!name.isEmpty() && !names.contains(name)) {
          names.add(name);
        }
      }
    }
    return names;
  }

  private static void digest(Path file, MessageDigest digest) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        digest.update(buffer, 0, count);
      }
    }
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
