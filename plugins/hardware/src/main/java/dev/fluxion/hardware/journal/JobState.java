package dev.fluxion.hardware.journal;

/** How far a job is, as the journal knows it. */
public enum JobState {
  /** It is written down; nothing was sent. */
  PLANNED,
  /** The request is about to be sent, or was: after a crash, nobody knows. */
  SUBMITTING,
  /** The answer was lost: the provider is asked whether there is a job. */
  UNKNOWN,
  /** The provider has it, under a known id. */
  SUBMITTED,
  /** The bytes of the result are here, unread. */
  FETCHED,
  /** The result is read. */
  DECODED,
  /** It was never sent, and will not be. */
  WITHDRAWN,
  /** The provider refused it; there is no job. */
  REFUSED,
  /** It failed at the provider. */
  FAILED,
  /** It was canceled at the provider. */
  CANCELED,
  /** The provider does not know it any more. */
  LOST,
  /** Its result is not one of this job; the bytes are kept. */
  INVALID;

  /** Returns whether the job goes on. */
  public boolean isOpen() {
    return switch (this) {
      case PLANNED, SUBMITTING, UNKNOWN, SUBMITTED, FETCHED -> true;
      case DECODED, WITHDRAWN, REFUSED, FAILED, CANCELED, LOST, INVALID -> false;
    };
  }

  /** Returns whether money may have been spent without a result. */
  public boolean isDoubtful() {
    return this == UNKNOWN || this == LOST || this == INVALID || this == SUBMITTING;
  }
}
