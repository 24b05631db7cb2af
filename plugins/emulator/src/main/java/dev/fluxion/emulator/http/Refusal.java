package dev.fluxion.emulator.http;

/** A request cannot be carried out; the answer says why. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  /** Creates a refusal with an answer. */
  public Refusal(Answer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** Returns what the client is told. */
  public Answer answer() {
    return answer;
  }
}
