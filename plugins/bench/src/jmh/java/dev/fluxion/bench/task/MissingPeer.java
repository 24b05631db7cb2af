package dev.fluxion.bench.task;

/** Thrown where the library of a contestant is not on this machine; it is then left out. */
public final class MissingPeer extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * Creates one.
   *
   * @param message why, as printed
   * @param cause what the library said
   */
  public MissingPeer(String message, Throwable cause) {
    super(message, cause);
  }
}
