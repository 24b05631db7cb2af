package dev.fluxion.elementary.fast;

import dev.fluxion.spi.Kernel.FastUnary;
import dev.fluxion.spi.fast.HardwareFma;
import java.util.function.DoubleUnaryOperator;

/**
 * The faster forms; each is right to 2 units in the last place for every argument, keeps the
 * symmetries of its function and the signs of zeros, and gives infinities, NaN and subnormal
 * numbers where the strict form does.
 */
public final class Fast {
  /** The sine. */
  public static final Fast SINE = new Fast(new Sine());

  /** The cosine. */
  public static final Fast COSINE = new Fast(new Cosine());

  /** The exponential function. */
  public static final Fast EXPONENTIAL = new Fast(new Exponential());

  /** The natural logarithm. */
  public static final Fast LOGARITHM = new Fast(new Logarithm());

  /** The hyperbolic tangent. */
  public static final Fast HYPERBOLIC_TANGENT = new Fast(new HyperbolicTangent());

  /** The logistic function, 1/(1 + e^-x). */
  public static final Fast LOGISTIC = new Fast(new Logistic());

  /** log(1 + e^x). */
  public static final Fast SOFT_PLUS = new Fast(new SoftPlus());

  private final FastUnary form;

  private Fast(FastUnary form) {
    this.form = form;
  }

  /**
   * Returns the faster form, or the strict one in its place where the processor has no fused
   * multiply-add.
   *
   * @param strict the strict form
   */
  public FastUnary or(DoubleUnaryOperator strict) {
    return HardwareFma.PRESENT ? form : new Elementwise(strict);
  }
}
