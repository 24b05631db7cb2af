package dev.fluxion.bench.measure;

import java.util.ArrayList;
import java.util.List;

/** The JVMs that contestants are timed in. */
final class Jvm {
  private Jvm() {}

  /** Returns their arguments. */
  static List<String> arguments() {
    List<String> arguments = new ArrayList<>(List.of("-Xms1g", "-Xmx4g"));
    if (Runtime.version().feature() >= 24) {
      // The peers' native code; earlier versions do not ask.
      arguments.add("--enable-native-access=ALL-UNNAMED");
    }
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("ai.djl.") || name.equals("DJL_CACHE_DIR"))
        .sorted()
        .forEach(name -> arguments.add("-D" + name + "=" + System.getProperty(name)));
    return arguments;
  }

  /** Returns the program that runs them: the one that runs this. */
  static String executable() {
    return System.getProperty("java.home") + "/bin/java";
  }
}
