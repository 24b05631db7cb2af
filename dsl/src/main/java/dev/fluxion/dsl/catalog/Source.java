package dev.fluxion.dsl.catalog;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A plugin and where its code is.
 *
 * @param name the name of the plugin
 * @param origin the file name of its jar, or the directory of its classes
 * @param version what the manifest of the jar says, or {@code unknown}
 * @param location the full path of the jar or directory
 */
public record Source(String name, String origin, String version, String location) {
  private static final String UNKNOWN = "unknown";

  /** Returns the source of a class, named after the class until the plugin tells its name. */
  static Source of(Class<?> type) {
    URL url = location(type);
    if (url == null) {
      String origin = type.getModule().isNamed() ? "module " + type.getModule().getName() : UNKNOWN;
      return new Source(type.getName(), origin, version(type, null), origin);
    }
    Path path = path(url);
    if (path == null) {
      return new Source(type.getName(), url.toString(), version(type, null), url.toString());
    }
    return new Source(type.getName(), origin(path), version(type, path), path.toString());
  }

  /** Returns this source under the name that the plugin gives itself. */
  Source named(String ownName) {
    return new Source(ownName, origin, version, location);
  }

  /** Returns the name and the jar, as errors mention them. */
  @Override
  public String toString() {
    return name + " (from " + origin + ")";
  }

  /** Returns the name and the full path, for two jars that have one file name. */
  String inFull() {
    return name + " (from " + location + ")";
  }

  private static @Nullable URL location(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }

  private static @Nullable Path path(URL url) {
    try {
      URI uri = url.toURI();
      return "file".equals(uri.getScheme()) ? Path.of(uri) : null;
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return null;
    }
  }

  private static String origin(Path path) {
    Path last = path.getFileName();
    return last == null || Files.isDirectory(path) ? path.toString() : last.toString();
  }

  private static String version(Class<?> type, @Nullable Path jar) {
    // A class loader reads the manifest for the class path; for named modules it does not.
    String known = type.getPackage().getImplementationVersion();
    if (known != null) {
      return known;
    }
    return jar != null && Files.isRegularFile(jar) ? version(jar) : UNKNOWN;
  }

  private static String version(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      String version =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
      return version == null ? UNKNOWN : version;
    } catch (IOException e) {
      return UNKNOWN;
    }
  }
}
