package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Angle;
import java.util.Arrays;

/** Exact shifts of several axes at once; axes that are not named are not shifted. */
public final class ShiftVector implements Comparable<ShiftVector> {
  /** The base point itself. */
  public static final ShiftVector ZERO = new ShiftVector(new int[0], new Angle[0]);

  private final int[] axes;
  private final Angle[] shifts;
  private int hash;

  private ShiftVector(int[] axes, Angle[] shifts) {
    this.axes = axes;
    this.shifts = shifts;
  }

  /** Returns shifts of rising axes, none of them zero; the arrays are not copied. */
  static ShiftVector ofSorted(int[] axes, Angle[] shifts) {
    return axes.length == 0 ? ZERO : new ShiftVector(axes, shifts);
  }

  /**
   * Returns the shift of one axis.
   *
   * @param axis 0 or more
   * @param shift by how much
   */
  public static ShiftVector of(int axis, Angle shift) {
    return shift.isZero() ? ZERO : new ShiftVector(new int[] {axis}, new Angle[] {shift});
  }

  /**
   * Returns these shifts with the one of an axis replaced.
   *
   * @param axis 0 or more
   * @param shift by how much
   */
  public ShiftVector with(int axis, Angle shift) {
    return plus(of(axis, shift.minus(at(axis))));
  }

  /** Returns the shifts one after the other. */
  public ShiftVector plus(ShiftVector other) {
    int[] mergedAxes = new int[axes.length + other.axes.length];
    Angle[] mergedShifts = new Angle[mergedAxes.length];
    int size = 0;
    int i = 0;
    int j = 0;
    while (i < axes.length || j < other.axes.length) {
      boolean left = j == other.axes.length || (i < axes.length && axes[i] <= other.axes[j]);
      boolean right = i == axes.length || (j < other.axes.length && other.axes[j] <= axes[i]);
      mergedAxes[size] = left ? axes[i] : other.axes[j];
      Angle sum = left ? shifts[i] : Angle.ZERO;
      mergedShifts[size] = right ? sum.plus(other.shifts[j]) : sum;
      i += left ? 1 : 0;
      j += right ? 1 : 0;
      size += mergedShifts[size].isZero() ? 0 : 1;
    }
    return ofSorted(Arrays.copyOf(mergedAxes, size), Arrays.copyOf(mergedShifts, size));
  }

  /** Returns the number of axes that are shifted. */
  public int size() {
    return axes.length;
  }

  /**
   * Returns the k-th shifted axis; they rise.
   *
   * @param k from 0 to below the size
   */
  public int axis(int k) {
    return axes[k];
  }

  /**
   * Returns the shift of the k-th shifted axis, which is not zero.
   *
   * @param k from 0 to below the size
   */
  public Angle shift(int k) {
    return shifts[k];
  }

  /** Returns the shift of an axis, zero for most. */
  public Angle at(int axis) {
    int k = Arrays.binarySearch(axes, axis);
    return k < 0 ? Angle.ZERO : shifts[k];
  }

  /** Orders by the number of axes, then by the axes, then by the exact parts of the shifts. */
  @Override
  public int compareTo(ShiftVector other) {
    int order = Integer.compare(axes.length, other.axes.length);
    order = order != 0 ? order : Arrays.compare(axes, other.axes);
    return order != 0 ? order : Arrays.compare(shifts, other.shifts);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ShiftVector vector
            && hashCode() == vector.hashCode()
            && Arrays.equals(axes, vector.axes)
            && Arrays.equals(shifts, vector.shifts));
  }

  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = Arrays.hashCode(axes) * 31 + Arrays.hashCode(shifts);
    }
    return hash;
  }

  /** Returns a text such as {@code [1: π/2, 4: -π/2]} or {@code 0}. */
  @Override
  public String toString() {
    if (axes.length == 0) {
      return "0";
    }
    StringBuilder text = new StringBuilder("[");
    for (int k = 0; k < axes.length; k++) {
      text.append(k == 0 ? "" : ", ").append(axes[k]).append(": ").append(shifts[k]);
    }
    return text.append(']').toString();
  }
}
