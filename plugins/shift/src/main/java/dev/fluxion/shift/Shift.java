package dev.fluxion.shift;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Spectrum;
import java.util.function.DoubleUnaryOperator;

/**
 * The sine with each form of a gradient rule, to be imported statically, and primitives made from a
 * spectrum.
 */
public final class Shift {
  private Shift() {}

  /**
   * Returns the sine of x, whose derivative is {@code [sin(x+s) - sin(x-s)] / (2 sin s)} with s =
   * π/2: recursive, of any order.
   *
   * @param x an angle in radians
   */
  public static Expr shiftSin(Expr x) {
    return Sines.SIN.at(x);
  }

  /**
   * Returns the sine of x, whose derivative is {@code [sin(x+s) - sin(x-s)] / (2 sin s)}:
   * recursive, of any order.
   *
   * @param x an angle in radians
   * @param shift the shift s; where its sine is 0 there is a value, but the derivative is refused
   *     with FLX-150
   */
  public static Expr shiftSin(Expr x, Angle shift) {
    return Sines.SIN.with("shift", shift).at(x);
  }

  /**
   * Returns the sine of x by a recursive rule, with no structure declared.
   *
   * @param x an angle in radians
   * @param shift the shift, whose sine is not 0
   */
  public static Expr undeclaredSin(Expr x, Angle shift) {
    return Sines.UNDECLARED.with("shift", shift).at(x);
  }

  /**
   * Returns the sine of x by a recursive rule, with its period declared.
   *
   * @param x an angle in radians
   * @param shift the shift, whose sine is not 0
   */
  public static Expr periodicSin(Expr x, Angle shift) {
    return Sines.PERIODIC.with("shift", shift).at(x);
  }

  /**
   * Returns the sine of x by a recursive rule, with its antiperiod declared.
   *
   * @param x an angle in radians
   * @param shift the shift, whose sine is not 0
   */
  public static Expr antiperiodicSin(Expr x, Angle shift) {
    return Sines.ANTIPERIODIC.with("shift", shift).at(x);
  }

  /**
   * Returns the sine of x with derivatives of order 1 and 2 as numbers, and no higher ones.
   *
   * @param x an angle in radians
   */
  public static Expr nestedSin(Expr x) {
    return Sines.NESTED.at(x);
  }

  /**
   * Returns the sine of x with a derivative of order 1 as a number, and no higher ones.
   *
   * @param x an angle in radians
   */
  public static Expr opaqueSin(Expr x) {
    return Sines.OPAQUE.at(x);
  }

  /**
   * Returns the sine of x with the derivative of order n as a number, {@code sin(x + nπ/2)}.
   *
   * @param x an angle in radians
   */
  public static Expr byOrderSin(Expr x) {
    return Sines.BY_ORDER.at(x);
  }

  /**
   * Returns a primitive for a trigonometric polynomial, with a recursive rule that follows from its
   * frequencies; R frequencies take 2R evaluations.
   *
   * <p>For the frequencies 1 to R times a unit it is the closed form of Wierichs et al. (arXiv
   * 2107.12390); for others a linear system is solved for R shifts (section 3 there).
   *
   * @param id {@code vendor:name}
   * @param spectrum the frequencies of the function, which is a promise
   * @param function its code, pure and thread-safe
   * @throws dev.fluxion.spi.FluxionException FLX-151 if no shifts tell the frequencies apart well
   */
  public static Primitive trigonometric(
      String id, Spectrum spectrum, DoubleUnaryOperator function) {
    ShiftRule rule = ShiftRule.of(id, spectrum);
    return Primitive.elementwise(id)
        .kernel(function)
        .spectrum(spectrum)
        .derivative(rule::apply)
        .build();
  }
}
