package dev.fluxion.emulator.fault;

/** What a request is for: faults are counted and drawn for each of them. */
public enum Phase {
  /** A job is created. */
  CREATE,
  /** A client asks how far a job is. */
  POLL,
  /** A client fetches results, or the parts of a job that has many. */
  RESULT,
  /** A job is canceled. */
  CANCEL,
  /** A client looks for jobs. */
  LIST,
  /** A key is exchanged for a token. */
  TOKEN,
  /** Anything else: prices, costs, backends, sessions, usage. */
  ASK,
  /** Jobs are deleted, which no driver does. */
  DELETE
}
