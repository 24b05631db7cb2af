package dev.fluxion.tour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.tour.chapter.Chapter;
import dev.fluxion.tour.page.Page;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every chapter, in small. */
final class ChaptersTest {
  private static final Chapters CHAPTERS = Chapters.ofTour(5, 10_000, 3, 500, 30, 40, 1000);

  static List<Chapter> chapters() {
    return CHAPTERS.all();
  }

  @ParameterizedTest
  @MethodSource("chapters")
  void chapter_hasNoWrongFigure_andFitsIn100Columns(Chapter chapter) {
    Page page = new Page(chapter.name(), chapter.title());
    chapter.run(page);
    assertEquals(List.of(), page.checks().failures());
    assertFalse(page.body().isEmpty());
    Stream.concat(page.heading().stream(), page.body().stream())
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }

  @Test
  void named_nothing_isAll() {
    assertEquals(CHAPTERS, CHAPTERS.named(""));
  }

  @Test
  void named_aChapter_isThatOne() {
    List<Chapter> chosen = CHAPTERS.named("cost").all();
    assertEquals(List.of("cost"), chosen.stream().map(Chapter::name).toList());
  }

  @Test
  void named_unknown_listsTheChapters() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> CHAPTERS.named("costs"));
    assertEquals(
        "unknown chapter 'costs', the chapters are opaque, nested, recursive, model, cost, economy,"
            + " explain, circuits, hardware, plugins, accuracy, speed, graphs",
        e.getMessage());
  }
}
