package dev.fluxion.tour;

import dev.fluxion.tour.chapter.Chapter;
import dev.fluxion.tour.page.Failure;
import dev.fluxion.tour.page.HtmlDocument;
import dev.fluxion.tour.page.Page;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs chapters one after the other, prints them, and writes them as one page. */
final class Reading {
  private static final String TITLE = "Fluxion: the tour";
  private static final String LEAD =
      "A fluent DSL goes in, derivatives of every order come out. Each figure on this page was"
          + " computed when the page was written, and compared with what it must be.";

  private final PrintStream out;
  private final List<Page> pages = new ArrayList<>();

  Reading(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs chapters; one that fails does not keep the others from running.
   *
   * @param chapters which
   * @param file where the page is written
   * @return what was wrong
   */
  List<Failure> run(Chapters chapters, Path file) {
    chapters.all().forEach(this::run);
    new HtmlDocument(TITLE, LEAD, pages).write(file);
    out.println("The page is " + file.toAbsolutePath().normalize());
    List<Failure> failures =
        pages.stream().flatMap(page -> page.checks().failures().stream()).toList();
    if (failures.isEmpty()) {
      out.println("Every figure was as expected.");
    } else {
      out.println("Wrong figures: " + failures.size());
      failures.forEach(failure -> out.println("  " + failure));
    }
    return failures;
  }

  private void run(Chapter chapter) {
    Page page = new Page(chapter.name(), chapter.title());
    pages.add(page);
    page.heading().forEach(out::println);
    try {
      chapter.run(page);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      page.checks().stopped(e);
      page.say("The chapter stopped: " + e);
    }
    page.body().forEach(out::println);
  }
}
