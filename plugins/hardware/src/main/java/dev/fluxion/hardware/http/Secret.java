package dev.fluxion.hardware.http;

import dev.fluxion.spi.FluxionException;
import java.util.Arrays;
import java.util.function.Supplier;

/** The key of an account, which no text contains. */
public final class Secret {
  private static final String MASK = "***";

  private final String name;
  private final Supplier<char[]> source;

  private Secret(String name, Supplier<char[]> source) {
    this.name = name;
    this.source = source;
  }

  /**
   * Returns a key that a supplier has; it is asked for it each time, and the array is cleared.
   *
   * @param name what it is called in messages
   * @param source returns a new array each time
   */
  public static Secret of(String name, Supplier<char[]> source) {
    return new Secret(name, source);
  }

  /**
   * Returns a key that is in the environment.
   *
   * @param variable the name of the variable
   */
  public static Secret ofEnvironment(String variable) {
    return new Secret(
        variable,
        () -> {
          String value = System.getenv(variable);
          return value == null ? new char[0] : value.toCharArray();
        });
  }

  /**
   * Returns the key.
   *
   * @throws FluxionException FLX-501 if there is none, or one that no header can have, or if it is
   *     not to be had
   */
  public String reveal() {
    char[] key;
    try {
      key = source.get();
    } catch (FluxionException e) {
      throw e;
    } catch (RuntimeException e) {
      // Its message may have the key.
      throw new FluxionException(
          "FLX-501", name + " failed with a " + e.getClass().getSimpleName());
    }
    String text = new String(key).strip();
    Arrays.fill(key, ' ');
    if (text.isEmpty()) {
      throw new FluxionException(
          "FLX-501", "there is no key of an account: set " + name + " in the environment");
    } else if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new FluxionException(
          "FLX-501", "the key in " + name + " has characters that no key has");
    }
    return text;
  }

  /** Returns a text without the key. */
  public String redact(String text) {
    char[] key = source.get();
    String hidden = new String(key).strip();
    Arrays.fill(key, ' ');
    return hidden.isEmpty() ? text : text.replace(hidden, MASK);
  }

  @Override
  public String toString() {
    return name + "=" + MASK;
  }
}
