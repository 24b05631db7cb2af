package dev.fluxion.hardware.ibm;

/** The programs of IBM Quantum that run circuits. */
public enum Program {
  /** Estimates observables; deprecated in September 2026. */
  ESTIMATOR("estimator"),
  /** Counts outcomes, so that expectation values and their errors are worked out here. */
  EXECUTOR("executor");

  private final String id;

  Program(String id) {
    this.id = id;
  }

  /** Returns its id in requests. */
  String id() {
    return id;
  }
}
