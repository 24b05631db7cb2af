package dev.fluxion.dsl.catalog;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import java.lang.reflect.InvocationTargetException;
import java.util.ServiceConfigurationError;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from what a plugin threw whether the plugin is at fault or the version it was built for.
 */
final class Diagnosis {
  /** The owner decides: a foreign method may well take a parameter of the contract. */
  private static final Pattern METHOD =
      Pattern.compile("(dev\\.fluxion\\.spi\\.[^ (']+\\([^)]*\\))'?$");

  private static final Pattern TYPE = Pattern.compile("^L?(dev/fluxion/spi/[^; ]+);?$");

  /** Virtual machines word it in two ways; both have the signature, and so the contract, in it. */
  private static final Pattern ABSTRACT_METHOD =
      Pattern.compile("[Mm]ethod .*?(\\w+)\\(.*dev[./]fluxion[./]spi[./]");

  private static final Pattern CLASS_FILE = Pattern.compile("class file version (\\d+)");

  /** Class files of Java 1.0 have version 44 or 45, and each feature release counts up by one. */
  private static final int CLASS_FILES_BEFORE_JAVA = 44;

  /** Causes may form a ring. */
  private static final int DEEPEST_CAUSE = 16;

  private Diagnosis() {}

  /** Returns FLX-405 if a version is at fault, else FLX-404. */
  static String of(String subject, String failure, Throwable thrown) {
    Throwable cause = thrown;
    for (int depth = 0; depth < DEEPEST_CAUSE && cause != null; depth++) {
      String mismatch = mismatch(cause);
      if (mismatch != null) {
        return "FLX-405: " + subject + " was built " + mismatch;
      }
      cause = cause.getCause();
    }
    return "FLX-404: " + subject + " " + failure + ": " + describe(thrown);
  }

  private static @Nullable String mismatch(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof NoSuchMethodError) {
      Matcher method = METHOD.matcher(message);
      return method.find() ? newerContract(method.group(1)) : null;
    }
    if (thrown instanceof NoClassDefFoundError) {
      Matcher type = TYPE.matcher(message);
      return type.find() ? newerContract(type.group(1).replace('/', '.')) : null;
    }
    if (thrown instanceof AbstractMethodError) {
      Matcher method = ABSTRACT_METHOD.matcher(message);
      return method.find()
          ? "against another fluxion-spi: it lacks the method " + method.group(1)
          : null;
    }
    if (thrown instanceof UnsupportedClassVersionError) {
      Matcher version = CLASS_FILE.matcher(message);
      return version.find()
          ? "for Java "
              + (Integer.parseInt(version.group(1)) - CLASS_FILES_BEFORE_JAVA)
              + ", this is Java "
              + Runtime.version().feature()
          : null;
    }
    return null;
  }

  private static String newerContract(String missing) {
    return "against a newer fluxion-spi: it needs " + missing;
  }

  /** Returns the type and message of the innermost error that is more than a wrapper. */
  static String describe(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (cause != null
        && cause != thrown
        && (thrown instanceof ServiceConfigurationError
            || thrown instanceof ExceptionInInitializerError
            || thrown instanceof InvocationTargetException)) {
      return describe(cause);
    }
    String message = thrown.getMessage();
    if (thrown instanceof FluxionException && message != null) {
      return message;
    }
    if (thrown instanceof ServiceConfigurationError && message != null) {
      String prefix = Plugin.class.getName() + ": ";
      return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
    }
    String type = thrown.getClass().getSimpleName();
    return message == null ? type : type + ": " + message;
  }
}
