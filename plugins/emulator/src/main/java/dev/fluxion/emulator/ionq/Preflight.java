package dev.fluxion.emulator.ionq;

/** A job was taken and turns out to be none before it runs: it fails, and costs nothing. */
final class Preflight extends RuntimeException {
  private static final long serialVersionUID = 1L;
  static final String PROGRAM = "PreflightError";
  static final String INPUT = "InvalidInput";

  private final String code;

  /**
   * Creates it.
   *
   * @param code IonQ's
   * @param message what the job says
   */
  Preflight(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  static Preflight input(String message) {
    return new Preflight(INPUT, message);
  }

  String code() {
    return code;
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
