package dev.fluxion.dsl.engine.compile.contract;

import dev.fluxion.spi.fast.HardwareFma;

/**
 * Multiply-add in the form that is fast on this machine: rounded once where the processor has the
 * instruction, twice elsewhere, where {@link Math#fma} computes with big decimals.
 *
 * <p>Which form it is, is found once: results differ between machines in the last digits, but not
 * between runs on one.
 */
final class FusedArithmetic {
  private FusedArithmetic() {}

  /** Returns {@code a b + c}. */
  static double multiplyAdd(double a, double b, double c) {
    return HardwareFma.PRESENT ? Math.fma(a, b, c) : a * b + c;
  }
}
