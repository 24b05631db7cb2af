package dev.fluxion.spi;

import java.util.Objects;

/**
 * An error that names its subject, the contract that was broken, what was got and what was
 * expected.
 *
 * <p>The {@linkplain #code() code} is stable and is explained in {@code dsl/ERRORS.md}; the text
 * may improve from version to version.
 */
public class FluxionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  /**
   * Creates an error.
   *
   * @param code the stable code, such as {@code FLX-201}
   * @param message a lower-case sentence without a final period
   */
  public FluxionException(String code, String message) {
    super(code + ": " + message);
    this.code = Objects.requireNonNull(code, "code");
  }

  /**
   * Creates an error that another one led to.
   *
   * @param code the stable code, such as {@code FLX-201}
   * @param message a lower-case sentence without a final period
   * @param cause what was thrown
   */
  public FluxionException(String code, String message, Throwable cause) {
    super(code + ": " + message, cause);
    this.code = Objects.requireNonNull(code, "code");
  }

  /** Returns the stable code of this error, such as {@code FLX-201}. */
  public final String code() {
    return code;
  }
}
