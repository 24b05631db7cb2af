package dev.fluxion.dsl.engine.plan.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/** The targets of a request by the axes that they need shifts in, the fewest axes first. */
final class Grouping {
  private final int[] axes;
  private final AxisSpace[] spaces;
  private final Supports supports = new Supports();
  private final List<TargetGroup> groups;
  private final int targets;
  private final int groupedSupports;

  /**
   * Groups targets.
   *
   * @param targets what is asked for
   * @param spaceOf the functionals of an axis
   * @param interacts whether a mixed derivative along several axes can differ from zero
   */
  Grouping(List<Orders> targets, IntFunction<AxisSpace> spaceOf, Predicate<int[]> interacts) {
    this.targets = targets.size();
    TreeMap<Integer, AxisSpace> used = new TreeMap<>();
    for (Orders orders : targets) {
      for (int k = 0; k < orders.size(); k++) {
        used.computeIfAbsent(orders.axis(k), spaceOf::apply);
      }
    }
    this.axes = used.keySet().stream().mapToInt(Integer::intValue).toArray();
    this.spaces = used.values().toArray(AxisSpace[]::new);
    Map<Integer, TargetGroup> bySupport = new HashMap<>();
    supports.number(new int[0]);
    for (int t = 0; t < targets.size(); t++) {
      add(t, targets.get(t), interacts, bySupport);
    }
    this.groupedSupports = supports.size();
    this.groups = new ArrayList<>(bySupport.values());
    groups.sort(
        (a, b) ->
            a.size() != b.size()
                ? Integer.compare(a.size(), b.size())
                : Arrays.compare(a.axes(), b.axes()));
  }

  private void add(
      int index, Orders orders, Predicate<int[]> interacts, Map<Integer, TargetGroup> bySupport) {
    int[] support = new int[orders.size()];
    int[] types = new int[orders.size()];
    int size = 0;
    double factor = 1;
    int[] differentiated = new int[orders.size()];
    for (int k = 0; k < orders.size(); k++) {
      differentiated[k] = orders.axis(k);
      int position = Arrays.binarySearch(axes, orders.axis(k));
      AxisSpace space = spaces[position];
      factor *= space.factor(orders.orderAt(k));
      int type = space.type(orders.orderAt(k));
      if (type > 0) {
        support[size] = position;
        types[size++] = type;
      }
    }
    if (differentiated.length > 1 && !interacts.test(differentiated)) {
      return;
    }
    int[] trimmed = Arrays.copyOf(support, size);
    int number = supports.number(trimmed);
    bySupport
        .computeIfAbsent(number, ignored -> new TargetGroup(number, trimmed))
        .add(new TargetGroup.Member(index, Arrays.copyOf(types, size), factor));
  }

  /** Returns the number of axes that occur. */
  int axisCount() {
    return axes.length;
  }

  /** Returns an axis by its number among those that occur. */
  int axis(int position) {
    return axes[position];
  }

  AxisSpace space(int position) {
    return spaces[position];
  }

  Supports supports() {
    return supports;
  }

  /** Returns a number that is larger than those of the axes of all groups. */
  int groupedSupports() {
    return groupedSupports;
  }

  List<TargetGroup> groups() {
    return groups;
  }

  int targets() {
    return targets;
  }
}
