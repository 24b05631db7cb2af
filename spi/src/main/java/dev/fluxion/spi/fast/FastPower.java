package dev.fluxion.spi.fast;

import dev.fluxion.spi.Kernel;
import java.util.Arrays;

/**
 * x to the power of y, right to 1 unit in the last place, and what {@link Math#pow} gives where x
 * is not a normal number, a negative x has no whole exponent, or the result is near the largest or
 * least normal number or beyond.
 *
 * <p>Ranges are computed in blocks; elements for which the loops are not right are repaired one by
 * one.
 */
public final class FastPower implements Kernel.FastBinary {
  /** The only one. */
  public static final FastPower INSTANCE = new FastPower();

  private static final int BLOCK = PowerWork.BLOCK;
  private static final long ALL = -1;
  private static final long MAGNITUDE = Long.MAX_VALUE;
  private static final long SIGN = Long.MIN_VALUE;

  /** From here on all doubles are even. */
  private static final double EVEN = 0x1p53;

  private FastPower() {}

  /** Returns it, or {@link Math#pow} in its place where the processor has no fused multiply-add. */
  public static Kernel.FastBinary form() {
    return HardwareFma.PRESENT ? INSTANCE : new PowerOfMath();
  }

  @Override
  public double applyAsDouble(double x, double y) {
    return value(x, y);
  }

  /** Returns x to the power of y. */
  public static double value(double x, double y) {
    if (x < 0 && isWhole(y)) {
      double power = ofPositive(-x, y);
      return isOdd(y) ? -power : power;
    }
    return ofPositive(x, y);
  }

  private static double ofPositive(double x, double y) {
    long bits = Double.doubleToRawLongBits(x);
    double r = LogarithmInTwoParts.reduced(bits);
    double whole = LogarithmInTwoParts.whole(bits);
    double large = LogarithmInTwoParts.sum(whole, r);
    double small = LogarithmInTwoParts.sumRest(whole, LogarithmInTwoParts.wholeRest(bits), r);
    double first = large + small;
    double shifted = ExponentialOfTwoParts.shifted(first, y);
    if (!ExponentialOfTwoParts.isInside(shifted)) {
      return Math.pow(x, y);
    }
    double reduced = ExponentialOfTwoParts.reduced(first, large - first + small, y);
    return ExponentialOfTwoParts.scaled(ExponentialOfTwoParts.mantissa(reduced), shifted);
  }

  @Override
  public void apply(double[] x, double[] y, double[] z, int from, int to) {
    double[][] own = PowerWork.arrays();
    for (int start = from; start < to; start += BLOCK) {
      int size = Math.min(BLOCK, to - start);
      System.arraycopy(y, start, own[PowerWork.EXPONENTS], 0, size);
      if (!block(x, z, start, size, ALL, own)) {
        for (int i = start; i < start + size; i++) {
          if (!ExponentialOfTwoParts.isInside(own[PowerWork.FIRST][i - start])) {
            z[i] = applyAsDouble(x[i], y[i]);
          }
        }
      }
    }
  }

  @Override
  public void apply(double[] x, double y, double[] z, int from, int to) {
    double[][] own = PowerWork.arrays();
    Arrays.fill(own[PowerWork.EXPONENTS], 0, Math.min(BLOCK, Math.max(to - from, 0)), y);
    boolean isWhole = isWhole(y);
    boolean isOdd = isWhole && isOdd(y);
    for (int start = from; start < to; start += BLOCK) {
      int size = Math.min(BLOCK, to - start);
      boolean inside = block(x, z, start, size, isWhole ? MAGNITUDE : ALL, own);
      if (isOdd) {
        takeSigns(x, z, start, start + size);
      }
      if (!inside) {
        for (int i = start; i < start + size; i++) {
          if (!ExponentialOfTwoParts.isInside(own[PowerWork.FIRST][i - start])) {
            z[i] = applyAsDouble(x[i], y);
          }
        }
      }
    }
  }

  @Override
  public void apply(double x, double[] y, double[] z, int from, int to) {
    double[][] own = PowerWork.arrays();
    own[PowerWork.EXPONENTS][0] = x;
    logarithms(own[PowerWork.EXPONENTS], 0, 1, ALL, own);
    double first = own[PowerWork.FIRST][0];
    double rest = own[PowerWork.REST][0];
    for (int start = from; start < to; start += BLOCK) {
      int size = Math.min(BLOCK, to - start);
      Arrays.fill(own[PowerWork.FIRST], 0, size, first);
      Arrays.fill(own[PowerWork.REST], 0, size, rest);
      System.arraycopy(y, start, own[PowerWork.EXPONENTS], 0, size);
      if (!powers(z, start, size, own)) {
        for (int i = start; i < start + size; i++) {
          if (!ExponentialOfTwoParts.isInside(own[PowerWork.FIRST][i - start])) {
            z[i] = applyAsDouble(x, y[i]);
          }
        }
      }
    }
  }

  private static boolean isWhole(double y) {
    return y == Math.rint(y);
  }

  private static boolean isOdd(double whole) {
    return Math.abs(whole) < EVEN && ((long) whole & 1) != 0;
  }

  /**
   * Computes the elements for which the loops are right; then the first parts say for which powers
   * they are.
   *
   * @return whether they are for all
   */
  private static boolean block(
      double[] x, double[] z, int from, int size, long mask, double[][] work) {
    logarithms(x, from, size, mask, work);
    return powers(z, from, size, work);
  }

  private static void logarithms(double[] x, int from, int size, long mask, double[][] work) {
    LogarithmInTwoParts.reduce(x, from, size, mask, work);
    LogarithmInTwoParts.add(
        work[PowerWork.REDUCED], work[PowerWork.FIRST], work[PowerWork.REST], size);
  }

  private static boolean powers(double[] z, int from, int size, double[][] work) {
    ExponentialOfTwoParts.reduce(
        work[PowerWork.EXPONENTS], work[PowerWork.FIRST], work[PowerWork.REST], size);
    ExponentialOfTwoParts.mantissas(work[PowerWork.REST], size);
    return ExponentialOfTwoParts.scale(work[PowerWork.FIRST], work[PowerWork.REST], z, from, size);
  }

  private static void takeSigns(double[] x, double[] z, int from, int to) {
    for (int i = from; i < to; i++) {
      long sign = Double.doubleToRawLongBits(x[i]) & SIGN;
      z[i] = Double.longBitsToDouble(Double.doubleToRawLongBits(z[i]) | sign);
    }
  }
}
