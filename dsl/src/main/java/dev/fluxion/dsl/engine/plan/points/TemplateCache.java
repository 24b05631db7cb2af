package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.Spectrum;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that was solved: spaces, rules and templates, each once. */
final class TemplateCache {
  private final Map<Spectrum, AxisSpace> spaces = new HashMap<>();
  private final Map<RuleKey, AxisRule> rules = new HashMap<>();
  private final Map<TemplateKey, Template> templates = new HashMap<>();

  private record RuleKey(Spectrum spectrum, AxisRule.Style style) {}

  private record TemplateKey(IntKey types, IntKey context) {}

  AxisSpace space(Spectrum spectrum) {
    return spaces.computeIfAbsent(spectrum, AxisSpace::new);
  }

  /** Returns the rule of a kind of axis; the same one where there is nothing to choose. */
  AxisRule rule(AxisSpace space, AxisRule.Style style) {
    boolean same = style == AxisRule.Style.THIRD && !new AxisNodes(space).hasChoice();
    AxisRule.Style effective = same ? AxisRule.Style.QUARTER : style;
    return rules.computeIfAbsent(
        new RuleKey(space.spectrum(), effective),
        key -> new AxisRule(rules.size(), space, effective));
  }

  /**
   * Returns the template on products.
   *
   * @param axes the rules of the axes
   * @param types the types that are asked of them
   */
  Template tensor(AxisRule[] axes, List<int[]> types) {
    int[] context = new int[axes.length];
    Arrays.setAll(context, k -> axes[k].id());
    return templates.computeIfAbsent(
        new TemplateKey(key(types), new IntKey(context)),
        key -> new TemplateSolver(axes, types).tensor(templates.size(), Optional.empty()));
  }

  /**
   * Returns the template on a line or plane, or on products if there is none.
   *
   * @param axes the rules of the axes
   * @param types the types that are asked of them
   * @param parts the templates of the groups of fewer axes by the mask of these, null where there
   *     is none
   */
  Template line(AxisRule[] axes, List<int[]> types, @Nullable Template[] parts) {
    int[] context = new int[axes.length + 1 + parts.length];
    for (int k = 0; k < axes.length; k++) {
      context[k] = axes[k].id();
    }
    context[axes.length] = -1;
    for (int mask = 0; mask < parts.length; mask++) {
      Template part = parts[mask];
      context[axes.length + 1 + mask] = part == null ? -1 : part.id();
    }
    return templates.computeIfAbsent(
        new TemplateKey(key(types), new IntKey(context)),
        key -> new TemplateSolver(axes, types).line(templates.size(), parts));
  }

  private static IntKey key(List<int[]> types) {
    if (types.size() == 1) {
      return new IntKey(types.get(0));
    }
    return new IntKey(types.stream().flatMapToInt(Arrays::stream).toArray());
  }
}
