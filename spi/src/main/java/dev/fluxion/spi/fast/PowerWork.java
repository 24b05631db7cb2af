package dev.fluxion.spi.fast;

/** Arrays that a block of powers is computed in. */
final class PowerWork {
  /** So many elements stay in the first cache from loop to loop. */
  static final int BLOCK = 512;

  /** Arrays whose addresses agree in their last 12 bits would wait for each other. */
  private static final int APART = 24;

  final double[] reduced = new double[BLOCK];
  final double[] first = new double[BLOCK + APART];
  final double[] rest = new double[BLOCK + APART];
  final double[] exponents = new double[BLOCK + APART];
}
