package dev.fluxion.hardware.ibm.transpile;

/**
 * A gate of one qubit but for its phase, {@code w - i (x X + y Y + z Z)} with {@code w² + x² + y² +
 * z² = 1}.
 *
 * @param w the part of the identity
 * @param x that of X
 * @param y that of Y
 * @param z that of Z
 */
record Quaternion(double w, double x, double y, double z) {
  /** Parts below are rounding. */
  private static final double ROUNDING = 1e-12;

  private static final double HALF = Math.sqrt(0.5);

  static final Quaternion IDENTITY = new Quaternion(1, 0, 0, 0);
  static final Quaternion X = new Quaternion(0, 1, 0, 0);
  static final Quaternion Y = new Quaternion(0, 0, 1, 0);
  static final Quaternion Z = new Quaternion(0, 0, 0, 1);
  static final Quaternion H = new Quaternion(0, HALF, 0, HALF);

  /** {@code RZ(phi) RY(theta) RZ(lambda)}, the last one first. */
  record Angles(double theta, double phi, double lambda) {}

  static Quaternion rx(double angle) {
    return new Quaternion(Math.cos(angle / 2), Math.sin(angle / 2), 0, 0);
  }

  static Quaternion ry(double angle) {
    return new Quaternion(Math.cos(angle / 2), 0, Math.sin(angle / 2), 0);
  }

  static Quaternion rz(double angle) {
    return new Quaternion(Math.cos(angle / 2), 0, 0, Math.sin(angle / 2));
  }

  /** Returns the gate that is an earlier one and then this. */
  Quaternion after(Quaternion first) {
    return new Quaternion(
        w * first.w - x * first.x - y * first.y - z * first.z,
        w * first.x + x * first.w + y * first.z - z * first.y,
        w * first.y + y * first.w + z * first.x - x * first.z,
        w * first.z + z * first.w + x * first.y - y * first.x);
  }

  boolean isIdentity() {
    return isDiagonal() && Math.abs(z) < ROUNDING;
  }

  /** Returns whether it is a turn about Z, which CZ commutes with. */
  boolean isDiagonal() {
    return Math.hypot(x, y) < ROUNDING;
  }

  /** Returns whether it is a flip and a turn about Z. */
  boolean isAntidiagonal() {
    return Math.hypot(w, z) < ROUNDING;
  }

  /** Returns whether {@code CZ U = U' CZ}, where U' has Z on the other qubit if this flips. */
  boolean passesCz() {
    return isDiagonal() || isAntidiagonal();
  }

  /**
   * Returns the angle a for which {@code RX(a)} behind this makes a gate of the fewest square roots
   * of X: none if the image of the Z axis has no part along X, else one.
   */
  double turnAboutX() {
    double alongX = 2 * (x * z + w * y);
    double alongY = 2 * (y * z - w * x);
    double alongZ = w * w + z * z - x * x - y * y;
    if (Math.hypot(alongY, alongZ) < ROUNDING) {
      return 0;
    }
    return Math.abs(alongX) < ROUNDING ? Math.atan2(alongY, alongZ) : Math.atan2(-alongZ, alongY);
  }

  Angles angles() {
    double theta = 2 * Math.atan2(Math.hypot(x, y), Math.hypot(w, z));
    double sum = isAntidiagonal() ? 0 : Math.atan2(z, w);
    double difference = isDiagonal() ? 0 : Math.atan2(-x, y);
    return new Angles(theta, sum + difference, sum - difference);
  }
}
