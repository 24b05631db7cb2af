package dev.fluxion.dsl.engine.plan.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The targets that need shifts in the same axes. */
final class TargetGroup {
  private final int support;
  private final int[] axes;
  private final List<Member> members = new ArrayList<>(1);
  private List<int[]> types = List.of();

  /**
   * A target as a multiple of a normalized derivative.
   *
   * @param index its place among the targets
   * @param types the type in each axis of the group
   * @param factor what the normalized derivative is multiplied by
   */
  record Member(int index, int[] types, double factor) {}

  /**
   * Creates a group without targets.
   *
   * @param support the number of its axes
   * @param axes its axes, by their numbers among the axes of the request
   */
  TargetGroup(int support, int[] axes) {
    this.support = support;
    this.axes = axes;
  }

  void add(Member member) {
    members.add(member);
  }

  int support() {
    return support;
  }

  int[] axes() {
    return axes;
  }

  int size() {
    return axes.length;
  }

  List<Member> members() {
    return members;
  }

  /** Returns the different types that are asked, in a fixed order. */
  List<int[]> types() {
    if (types.isEmpty()) {
      types = distinct();
    }
    return types;
  }

  private List<int[]> distinct() {
    if (members.size() == 1) {
      return List.of(members.get(0).types());
    }
    List<int[]> sorted = new ArrayList<>();
    for (Member member : members) {
      sorted.add(member.types());
    }
    sorted.sort(Arrays::compare);
    List<int[]> distinct = new ArrayList<>();
    for (int[] each : sorted) {
      if (distinct.isEmpty() || !Arrays.equals(distinct.get(distinct.size() - 1), each)) {
        distinct.add(each);
      }
    }
    return distinct;
  }
}
