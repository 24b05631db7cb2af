package dev.fluxion.dsl.engine.define;

/**
 * The meaning of a power: by multiplications, divisions and square roots where that takes a few of
 * them and is right to 2 units in the last place, as most powers of derivatives are; else by a
 * function. With a root, powers of -infinity are NaN, as of all negative numbers.
 *
 * @param <T> what numbers are here
 */
public interface Powers<T> {
  /** Returns {@code a b}. */
  T product(T a, T b);

  /** Returns {@code 1 / a}. */
  T reciprocal(T a);

  /** Returns the square root of a number. */
  T root(T a);

  /** Returns a number, 0 for -0: which has no other root, but a reciprocal of the other sign. */
  T unsignedZero(T a);

  /** Returns {@code x^p} by a function for all exponents. */
  T other(T x, double p);

  /** Returns {@code x^p}. */
  default T power(T x, double p) {
    if (p == 2) {
      return product(x, x);
    } else if (p == -1) {
      return reciprocal(x);
    } else if (p == 0.5) {
      return root(x);
    } else if (p == 3) {
      return product(product(x, x), x);
    } else if (p == 4) {
      T square = product(x, x);
      return product(square, square);
    } else if (p == -2) {
      T inverse = reciprocal(x);
      return product(inverse, inverse);
    } else if (p == 1.5) {
      return product(x, root(x));
    } else if (p == 2.5) {
      return product(product(x, x), root(unsignedZero(x)));
    } else if (p == -0.5) {
      return reciprocal(root(unsignedZero(x)));
    } else if (p == -1.5) {
      T inverse = reciprocal(unsignedZero(x));
      return product(inverse, root(inverse));
    }
    return other(x, p);
  }
}
