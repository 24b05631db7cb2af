package dev.fluxion.tck.check;

/** What a check says of a subject. */
public enum Grade {
  /** The rule is kept, as far as this check can see. */
  PASS,
  /** The rule is broken. */
  FAIL,
  /** A derivative is off by less than the accuracy that was asked for, but it is off. */
  INACCURATE,
  /** Too little could be decided; that is no pass. */
  INCONCLUSIVE,
  /** This version of the kit cannot make the check on this subject. */
  UNSUPPORTED
}
