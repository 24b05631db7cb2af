package dev.fluxion.spi;

/** An exact fraction in lowest terms with a positive denominator. */
record Rational(long numerator, long denominator) implements Comparable<Rational> {
  static final Rational ZERO = new Rational(0, 1);
  static final Rational ONE = new Rational(1, 1);

  Rational {
    if (denominator == 0) {
      throw new FluxionException("FLX-110", "an exact fraction has no zero denominator");
    }
    long divisor = gcd(numerator, denominator);
    if (denominator < 0) {
      divisor = -divisor;
    }
    numerator /= divisor;
    denominator /= divisor;
  }

  static Rational of(long value) {
    return new Rational(value, 1);
  }

  Rational plus(Rational other) {
    try {
      if (denominator == other.denominator) {
        return new Rational(Math.addExact(numerator, other.numerator), denominator);
      }
      return new Rational(
          Math.addExact(
              Math.multiplyExact(numerator, other.denominator),
              Math.multiplyExact(other.numerator, denominator)),
          Math.multiplyExact(denominator, other.denominator));
    } catch (ArithmeticException e) {
      throw overflow(other, e);
    }
  }

  Rational negate() {
    return new Rational(Math.negateExact(numerator), denominator);
  }

  Rational times(Rational other) {
    try {
      long a = gcd(numerator, other.denominator);
      long b = gcd(other.numerator, denominator);
      return new Rational(
          Math.multiplyExact(numerator / a, other.numerator / b),
          Math.multiplyExact(denominator / b, other.denominator / a));
    } catch (ArithmeticException e) {
      throw overflow(other, e);
    }
  }

  Rational reciprocal() {
    return new Rational(denominator, numerator);
  }

  /** Returns the representative of this fraction in {@code [0, modulus)}. */
  Rational mod(Rational modulus) {
    Rational quotient = times(modulus.reciprocal());
    long floor = Math.floorDiv(quotient.numerator, quotient.denominator);
    return plus(modulus.times(of(-floor)));
  }

  boolean isZero() {
    return numerator == 0;
  }

  double value() {
    return (double) numerator / denominator;
  }

  @Override
  public int compareTo(Rational other) {
    return Long.signum(plus(other.negate()).numerator);
  }

  @Override
  public String toString() {
    return denominator == 1 ? Long.toString(numerator) : numerator + "/" + denominator;
  }

  static long gcd(long a, long b) {
    long x = Math.abs(a);
    long y = Math.abs(b);
    while (y != 0) {
      long r = x % y;
      x = y;
      y = r;
    }
    return x == 0 ? 1 : x;
  }

  private FluxionException overflow(Rational other, ArithmeticException cause) {
    return new FluxionException(
        "FLX-110",
        "exact fractions are kept in 64 bits, got " + this + " combined with " + other,
        cause);
  }
}
