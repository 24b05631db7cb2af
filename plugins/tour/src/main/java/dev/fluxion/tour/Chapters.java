package dev.fluxion.tour;

import dev.fluxion.tour.chapter.AccuracyChapter;
import dev.fluxion.tour.chapter.Chapter;
import dev.fluxion.tour.chapter.CircuitsChapter;
import dev.fluxion.tour.chapter.CostChapter;
import dev.fluxion.tour.chapter.EconomyChapter;
import dev.fluxion.tour.chapter.ExplainChapter;
import dev.fluxion.tour.chapter.GraphsChapter;
import dev.fluxion.tour.chapter.HardwareChapter;
import dev.fluxion.tour.chapter.ModelChapter;
import dev.fluxion.tour.chapter.NestedChapter;
import dev.fluxion.tour.chapter.OpaqueChapter;
import dev.fluxion.tour.chapter.PluginsChapter;
import dev.fluxion.tour.chapter.RecursiveChapter;
import dev.fluxion.tour.chapter.SpeedChapter;
import java.util.List;
import java.util.stream.Collectors;

/** Chapters in the order in which they are read. */
record Chapters(List<Chapter> all) {
  Chapters {
    all = List.copyOf(all);
  }

  /**
   * Returns the whole tour.
   *
   * @param orders the highest order of the cost tables
   * @param terms the size of the largest graphs
   * @param parameters the most parameters in the tables of counts
   * @param repeats how often noisy runs are repeated
   * @param widest the most parameters for which planning is timed
   * @param points how many arguments of the fast functions are drawn from each range
   * @param elements the most elements that are timed
   */
  static Chapters ofTour(
      int orders, int terms, int parameters, int repeats, int widest, int points, int elements) {
    return new Chapters(
        List.of(
            new OpaqueChapter(),
            new NestedChapter(),
            new RecursiveChapter(),
            new ModelChapter(),
            new CostChapter(orders),
            new EconomyChapter(parameters, repeats, widest),
            new ExplainChapter(),
            new CircuitsChapter(),
            new HardwareChapter(),
            new PluginsChapter(),
            new AccuracyChapter(points),
            new SpeedChapter(elements, 12),
            new GraphsChapter(terms)));
  }

  /**
   * Returns the chapter of that name; all if there is no name.
   *
   * @param name a name, or nothing
   * @throws IllegalArgumentException if there is no such chapter
   */
  Chapters named(String name) {
    if (name.isBlank()) {
      return this;
    }
    List<Chapter> chosen = all.stream().filter(chapter -> chapter.name().equals(name)).toList();
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown chapter '"
              + name
              + "', the chapters are "
              + all.stream().map(Chapter::name).collect(Collectors.joining(", ")));
    }
    return new Chapters(chosen);
  }
}
