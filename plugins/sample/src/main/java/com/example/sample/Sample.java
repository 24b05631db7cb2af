package com.example.sample;

import dev.fluxion.spi.Expr;

/** The functions of the sample plugin, to be imported statically. */
public final class Sample {
  private Sample() {}

  /**
   * Returns {@code amplitude · cos(x)}.
   *
   * @param x an angle in radians
   * @param amplitude any number; it is part of the function and never differentiated
   */
  public static Expr cosineWave(Expr x, double amplitude) {
    return SamplePlugin.COSINE_WAVE.with("amplitude", amplitude).at(x);
  }

  /**
   * Returns the quadratic form {@code xᵀ A x}.
   *
   * @param x a vector
   * @param a a square matrix of the size of the vector, symmetric or not
   */
  public static Expr quadraticForm(Expr x, Expr a) {
    return SamplePlugin.QUADRATIC_FORM.at(x, a);
  }
}
