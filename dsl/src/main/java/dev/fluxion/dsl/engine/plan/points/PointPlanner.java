package dev.fluxion.dsl.engine.plan.points;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Spectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.Predicate;

/**
 * A chooser of the points at which a function of several axes is evaluated for all derivatives that
 * are asked of it together.
 *
 * <p>Weights depend on the spectra and orders only, not on which axes have them. They are solved
 * once and kept, so that a planner is best used for many requests; it is not to be shared by
 * threads at the same time. Every number of points and targets is gone through once.
 */
public final class PointPlanner {
  private final IntFunction<Spectrum> spectra;
  private final Predicate<int[]> interacts;
  private final TemplateCache cache;

  /**
   * Creates a planner.
   *
   * @param spectra the spectrum of each axis
   */
  public PointPlanner(List<Spectrum> spectra) {
    this(List.copyOf(spectra)::get);
  }

  /**
   * Creates a planner.
   *
   * @param spectra the spectrum of an axis
   */
  public PointPlanner(IntFunction<Spectrum> spectra) {
    this(spectra, axes -> true);
  }

  /**
   * Creates a planner for a function whose mixed derivatives are partly known to be zero.
   *
   * @param spectra the spectrum of an axis
   * @param interacts false for rising axes, two or more, along which the mixed derivative is zero
   *     everywhere; such a target needs no point
   */
  public PointPlanner(IntFunction<Spectrum> spectra, Predicate<int[]> interacts) {
    this(spectra, interacts, new TemplateCache());
  }

  private PointPlanner(
      IntFunction<Spectrum> spectra, Predicate<int[]> interacts, TemplateCache cache) {
    this.spectra = spectra;
    this.interacts = interacts;
    this.cache = cache;
  }

  /**
   * Returns a planner for another function, which shares everything that was solved.
   *
   * @param otherSpectra the spectrum of an axis
   * @param otherInteracts false for axes along which the mixed derivative is zero everywhere
   */
  public PointPlanner with(IntFunction<Spectrum> otherSpectra, Predicate<int[]> otherInteracts) {
    return new PointPlanner(otherSpectra, otherInteracts, cache);
  }

  /**
   * Returns the points and weights of all targets.
   *
   * @param targets the derivatives, the value among them if it is needed
   * @param objective what the plan is chosen for
   * @throws FluxionException if no points resolve a spectrum
   */
  public Planned plan(List<Orders> targets, Objective objective) {
    if (!objective.weights().isEmpty() && objective.weights().size() != targets.size()) {
      throw new IllegalArgumentException(
          objective.weights().size() + " weights do not fit " + targets.size() + " targets");
    }
    Grouping grouping = new Grouping(targets, axis -> cache.space(spectra.apply(axis)), interacts);
    LayoutRules layoutRules = new LayoutRules(grouping, cache);
    Choice choice = new Choice(objective);
    Set<List<Integer>> grids = new HashSet<>();
    Set<List<Integer>> lines = new HashSet<>();
    for (Layout layout : Layout.values()) {
      AxisRule[] rules = layoutRules.of(layout);
      List<Integer> key = Arrays.stream(rules).map(AxisRule::id).toList();
      boolean forced = objective.layout().filter(layout::equals).isPresent();
      if ((layout.usesLines() ? lines : grids).add(key) || forced) {
        Draft draft = draft(layout, grouping, rules, objective);
        boolean differs = !layout.usesLines() || draft.hasLine() || grids.add(key);
        if (differs || forced) {
          choice.consider(draft, forced);
        }
      }
    }
    return choice.planned();
  }

  private Draft draft(Layout layout, Grouping grouping, AxisRule[] rules, Objective objective) {
    Draft draft = new Draft(layout, grouping, rules, cache);
    if (layout == Layout.SEPARATE && objective.perShot() > 0) {
      VarianceDescent.improve(draft, objective);
    }
    return draft;
  }

  /** The best draft so far, and what all of them need. */
  private static final class Choice {
    private final Objective objective;
    private final List<Alternative> alternatives = new ArrayList<>();
    private Optional<Draft> best = Optional.empty();
    private Optional<Alternative> bestNeeds = Optional.empty();
    private boolean decided;

    Choice(Objective objective) {
      this.objective = objective;
    }

    void consider(Draft draft, boolean forced) {
      Alternative needs = draft.alternative(objective);
      alternatives.add(needs);
      boolean better = bestNeeds.isEmpty() || objective.prefers(needs, bestNeeds.get());
      if (forced || (better && !decided)) {
        best = Optional.of(draft);
        bestNeeds = Optional.of(needs);
        decided = forced;
      }
    }

    Planned planned() {
      Draft draft = best.orElseThrow();
      Alternative needs = bestNeeds.orElseThrow();
      return new Planned(
          draft.stencil(), draft.layout(), alternatives, reason(needs), draft.fallbacks());
    }

    private String reason(Alternative needs) {
      if (decided) {
        return "the layout was given";
      }
      return objective.perShot() > 0
          ? String.format(Locale.ROOT, "the least cost, %.4g", objective.cost(needs))
          : "the fewest points, " + needs.points();
    }
  }
}
