package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;

/** A partial derivative by its orders: how often each axis is differentiated. */
public final class Orders implements Comparable<Orders> {
  /** No derivative: the value. */
  public static final Orders NONE = new Orders(new int[0], new int[0]);

  private final int[] axes;
  private final int[] orders;

  private Orders(int[] axes, int[] orders) {
    this.axes = axes;
    this.orders = orders;
  }

  /**
   * Returns the derivative along each of the axes, in any order; an axis that is named n times is
   * differentiated n times.
   *
   * @param axes each 0 or more
   */
  public static Orders of(int... axes) {
    int[] distinct = axes.clone();
    if (axes.length > 1) {
      Arrays.sort(distinct);
    }
    int[] orders = new int[axes.length];
    int size = 0;
    for (int axis : distinct) {
      if (size == 0 || distinct[size - 1] != axis) {
        distinct[size++] = axis;
      }
      orders[size - 1]++;
    }
    return new Orders(Arrays.copyOf(distinct, size), Arrays.copyOf(orders, size));
  }

  /**
   * Returns this derivative with another order in an axis.
   *
   * @param axis 0 or more
   * @param order how often it is differentiated, 0 or more
   */
  public Orders with(int axis, int order) {
    int found = Arrays.binarySearch(axes, axis);
    int at = found < 0 ? -found - 1 : found;
    int[] newAxes = new int[axes.length + 1];
    int[] newOrders = new int[axes.length + 1];
    System.arraycopy(axes, 0, newAxes, 0, at);
    System.arraycopy(orders, 0, newOrders, 0, at);
    int size = at;
    if (order > 0) {
      newAxes[size] = axis;
      newOrders[size++] = order;
    }
    for (int k = found < 0 ? at : at + 1; k < axes.length; k++) {
      newAxes[size] = axes[k];
      newOrders[size++] = orders[k];
    }
    return new Orders(Arrays.copyOf(newAxes, size), Arrays.copyOf(newOrders, size));
  }

  /** Returns the number of axes that are differentiated. */
  public int size() {
    return axes.length;
  }

  /**
   * Returns the k-th differentiated axis; they rise.
   *
   * @param k from 0 to below the size
   */
  public int axis(int k) {
    return axes[k];
  }

  /**
   * Returns how often the k-th differentiated axis is differentiated, 1 or more.
   *
   * @param k from 0 to below the size
   */
  public int orderAt(int k) {
    return orders[k];
  }

  /** Returns how often an axis is differentiated, 0 or more. */
  public int order(int axis) {
    int k = Arrays.binarySearch(axes, axis);
    return k < 0 ? 0 : orders[k];
  }

  /** Returns the sum of the orders. */
  public int total() {
    int total = 0;
    for (int order : orders) {
      total += order;
    }
    return total;
  }

  /** Orders by the total order, then by the axes and how often each is differentiated. */
  @Override
  public int compareTo(Orders other) {
    int order = Integer.compare(total(), other.total());
    order = order != 0 ? order : Arrays.compare(axes, other.axes);
    return order != 0 ? order : Arrays.compare(orders, other.orders);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Orders that
        && Arrays.equals(axes, that.axes)
        && Arrays.equals(orders, that.orders);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(axes) * 31 + Arrays.hashCode(orders);
  }

  /** Returns a text such as {@code d^2/d0^2 d/d3}, or {@code value}. */
  @Override
  public String toString() {
    if (axes.length == 0) {
      return "value";
    }
    StringBuilder text = new StringBuilder();
    for (int k = 0; k < axes.length; k++) {
      String power = orders[k] == 1 ? "" : "^" + orders[k];
      text.append(k == 0 ? "d" : " d").append(power).append("/d").append(axes[k]).append(power);
    }
    return text.toString();
  }
}
