package dev.fluxion.hardware.run;

import dev.fluxion.hardware.journal.JobEntry;
import dev.fluxion.hardware.provider.Reply;
import dev.fluxion.spi.FluxionException;

/** What is said when a job stops. */
final class Problems {
  private Problems() {}

  static FluxionException canceled(JobEntry job) {
    return new FluxionException("FLX-507", job + " was canceled on request");
  }

  static FluxionException ended(JobEntry job) {
    return new FluxionException("FLX-509", job + " has no result");
  }

  static FluxionException denied(JobEntry job, String what, Reply<?> reply) {
    String reason = "it knows nothing";
    if (reply instanceof Reply.Denied<?> denied) {
      reason = denied.code() + ": " + denied.message();
    } else if (reply instanceof Reply.Missing<?> missing) {
      reason = missing.reason();
    }
    return new FluxionException(
        "FLX-505",
        "the provider refused to "
            + what
            + " ("
            + reason
            + "), so that "
            + job
            + " goes on unseen");
  }

  /** Runs what keeps the id of a job that exists; if it cannot be kept, the error names it. */
  static void naming(String id, Runnable keeping) {
    try {
      keeping.run();
    } catch (FluxionException e) {
      throw new FluxionException(
          "FLX-503",
          "the provider has the job " + id + ", which could not be written down: " + e.getMessage(),
          e);
    }
  }
}
