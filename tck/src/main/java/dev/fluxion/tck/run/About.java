package dev.fluxion.tck.run;

import java.util.List;

/**
 * What a run was made of and with.
 *
 * @param files the jars under test
 * @param profile how much of the kit was run
 * @param seed the number that varied points and steps
 * @param accuracy the relative error from which a derivative is wrong
 * @param isPartial whether only some checks were asked for
 * @param command what makes the run again
 * @param repeat what makes one check again, with {@link #CHECK} and {@link #SUBJECT} in it
 * @param kit the version of the kit
 * @param java the version of the JVM
 * @param system the operating system
 * @param started when the run began, as in ISO 8601
 */
public record About(
    List<PluginFile> files,
    Profile profile,
    long seed,
    double accuracy,
    boolean isPartial,
    String command,
    String repeat,
    String kit,
    String java,
    String system,
    String started) {
  /** Stands for the name of a check in a command. */
  public static final String CHECK = "{check}";

  /** Stands for a subject in a command. */
  public static final String SUBJECT = "{subject}";

  /** Copies the list. */
  public About {
    files = List.copyOf(files);
  }

  /** Returns the version of the kit that is running, {@code development} if it is in no jar. */
  public static String versionOfKit() {
    String version = About.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** Returns the name and version of the JVM that is running. */
  public static String versionOfJava() {
    return System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version");
  }

  /** Returns the operating system. */
  public static String versionOfSystem() {
    return System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }
}
