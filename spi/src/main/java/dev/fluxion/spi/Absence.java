package dev.fluxion.spi;

/** Why there is no derivative: three facts that must not be confused with each other. */
public enum Absence {
  /** The function does not depend on the argument in a way that counts: its derivative is 0. */
  ZERO,
  /** The argument is not of a kind that can vary smoothly, an order or an index for instance. */
  NOT_DIFFERENTIABLE,
  /** There is a derivative, but the author has not written it. */
  NOT_IMPLEMENTED
}
