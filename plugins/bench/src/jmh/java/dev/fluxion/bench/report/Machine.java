package dev.fluxion.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Where and with what a run was made.
 *
 * @param cpu the model of the processor
 * @param processors how many the JVM sees
 * @param os the operating system
 * @param jvm the virtual machine
 * @param java its feature version
 * @param memoryMegabytes the largest heap of this program
 * @param versions of Fluxion, JMH and the peers
 */
public record Machine(
    String cpu,
    int processors,
    String os,
    String jvm,
    int java,
    long memoryMegabytes,
    Map<String, String> versions) {

  /** Creates a description. */
  public Machine {
    versions = new TreeMap<>(versions);
  }

  /** Returns this machine. */
  public static Machine here() {
    return new Machine(
        cpuModel(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        Runtime.version().feature(),
        Runtime.getRuntime().maxMemory() >> 20,
        libraries());
  }

  private static String cpuModel() {
    Path info = Path.of("/proc/cpuinfo");
    try {
      return Files.isReadable(info)
          ? Files.readAllLines(info).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.substring(line.indexOf(':') + 1).trim())
              .findFirst()
              .orElse("unknown")
          : "unknown";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> libraries() {
    Properties properties = new Properties();
    try (InputStream in = Machine.class.getResourceAsStream("/versions.properties")) {
      if (in == null) {
        throw new IllegalStateException("no versions.properties on the class path");
      }
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> versions = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> versions.put(n, properties.getProperty(n)));
    return versions;
  }
}
