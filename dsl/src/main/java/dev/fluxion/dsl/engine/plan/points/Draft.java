package dev.fluxion.dsl.engine.plan.points;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The points and weights of a request in one layout, the points by number. */
final class Draft {
  private final Layout layout;
  private final Grouping grouping;
  private final AxisRule[] rules;
  private final @Nullable Template[] templates;
  private final PointNumbers points = new PointNumbers();
  private WeightRows rows;
  private int[] kept;

  /**
   * Lays out a request.
   *
   * @param layout how
   * @param grouping the request
   * @param rules the rule of each axis
   * @param cache what was solved before
   */
  Draft(Layout layout, Grouping grouping, AxisRule[] rules, TemplateCache cache) {
    this.layout = layout;
    this.grouping = grouping;
    this.rules = rules;
    this.rows = new WeightRows(grouping.targets());
    this.templates = new Template[grouping.groupedSupports()];
    for (TargetGroup group : grouping.groups()) {
      Template template = template(group, cache);
      templates[group.support()] = template;
      for (TargetGroup.Member member : group.members()) {
        write(group, member, template.row(member.types()));
      }
    }
    this.kept = IntStream.range(0, points.size()).toArray();
  }

  private Template template(TargetGroup group, TemplateCache cache) {
    AxisRule[] axes = rulesOf(group.axes());
    List<int[]> types = group.types();
    if (!layout.usesLines() || group.size() < 2) {
      return cache.tensor(axes, types);
    }
    int masks = LinePoints.isPossible(axes) ? (1 << group.size()) - 1 : 0;
    @Nullable Template[] parts = new Template[masks];
    for (int mask = 1; mask < parts.length; mask++) {
      parts[mask] = template(grouping.supports().subset(group.support(), mask));
    }
    return cache.line(axes, types, parts);
  }

  /** Returns the template of the group with some axes, null where nothing is asked of them. */
  private @Nullable Template template(int support) {
    return support < templates.length ? templates[support] : null;
  }

  private AxisRule[] rulesOf(int[] axes) {
    AxisRule[] picked = new AxisRule[axes.length];
    Arrays.setAll(picked, k -> rules[axes[k]]);
    return picked;
  }

  private void write(TargetGroup group, TargetGroup.Member member, Template.Row row) {
    rows.begin(member.index());
    for (int k = 0; k < row.codes().length; k++) {
      int support = grouping.supports().subset(group.support(), row.masks()[k]);
      rows.add(points.number(support, row.codes()[k]), member.factor() * row.weights()[k]);
    }
  }

  Layout layout() {
    return layout;
  }

  WeightRows rows() {
    return rows;
  }

  AxisRule rule(int axis) {
    return rules[axis];
  }

  Grouping grouping() {
    return grouping;
  }

  int size() {
    return points.size();
  }

  /** Returns the number of a point, or -1 if it is not used. */
  int find(int support, long code) {
    return points.find(support, code);
  }

  /** Replaces the weights by others for the same points or some of them. */
  void replaceRows(WeightRows better) {
    kept = better.used(points.size());
    rows = better.renumbered(kept, points.size());
  }

  /** Returns whether some group is on a line or plane. */
  boolean hasLine() {
    return Arrays.stream(templates).anyMatch(each -> each != null && each.isLine());
  }

  /** Returns why lines were not used, each reason once. */
  List<String> fallbacks() {
    TreeSet<String> reasons = new TreeSet<>();
    for (Template each : templates) {
      if (each != null) {
        each.fallback().ifPresent(reasons::add);
      }
    }
    return new ArrayList<>(reasons);
  }

  Alternative alternative(Objective objective) {
    return new Alternative(layout, kept.length, rows.variance(kept.length, objective), rows.norm());
  }

  Stencil stencil() {
    ShiftVector[] vectors = new ShiftVector[kept.length];
    for (int k = 0; k < vectors.length; k++) {
      vectors[k] = vector(points.support(kept[k]), points.code(kept[k]));
    }
    return rows.stencil(vectors);
  }

  private ShiftVector vector(int number, long code) {
    int[] support = grouping.supports().axes(number);
    int[] axes = new int[support.length];
    Arrays.setAll(axes, k -> grouping.axis(support[k]));
    AxisRule[] some = rulesOf(support);
    Template template = code < 0 ? template(number) : null;
    return ShiftVector.ofSorted(
        axes, template == null ? Template.nodes(code, some) : template.shifts(code, some));
  }
}
