package dev.fluxion.dsl.engine.plan.points;

/**
 * The rules of all axes in a layout.
 *
 * <p>An axis that is asked orders of one parity has the points of that parity in every layout.
 */
final class LayoutRules {
  private final Grouping grouping;
  private final TemplateCache cache;
  private final boolean[] even;
  private final boolean[] odd;
  private final boolean[] evenAlone;
  private final boolean[] oddAlone;

  LayoutRules(Grouping grouping, TemplateCache cache) {
    this.grouping = grouping;
    this.cache = cache;
    int count = grouping.axisCount();
    this.even = new boolean[count];
    this.odd = new boolean[count];
    this.evenAlone = new boolean[count];
    this.oddAlone = new boolean[count];
    for (TargetGroup group : grouping.groups()) {
      for (TargetGroup.Member member : group.members()) {
        note(group.axes(), member.types());
      }
    }
  }

  private void note(int[] axes, int[] types) {
    for (int k = 0; k < axes.length; k++) {
      boolean isOdd = types[k] % 2 == 1;
      odd[axes[k]] |= isOdd;
      even[axes[k]] |= !isOdd;
      oddAlone[axes[k]] |= isOdd && axes.length == 1;
      evenAlone[axes[k]] |= !isOdd && axes.length == 1;
    }
  }

  /**
   * Returns whether the points of all orders are fewer than those of the odd ones that are asked,
   * the base point not counted.
   */
  private boolean savesByAll(Layout layout, int axis) {
    return layout != Layout.SEPARATE
        && odd[axis]
        && new AxisNodes(grouping.space(axis)).savesByAll();
  }

  /** Returns the rule of each axis in a layout. */
  AxisRule[] of(Layout layout) {
    AxisRule[] rules = new AxisRule[even.length];
    for (int axis = 0; axis < rules.length; axis++) {
      boolean half = layout == Layout.LINES_HALF && evenAlone[axis] && !oddAlone[axis];
      boolean all = (even[axis] && odd[axis] && !half) || savesByAll(layout, axis);
      rules[axis] = cache.rule(grouping.space(axis), all ? layout.style() : AxisRule.Style.PARITY);
    }
    return rules;
  }
}
