package dev.fluxion.tour;

import dev.fluxion.tour.chapter.Chapter;
import dev.fluxion.tour.page.Page;
import java.util.function.Consumer;

/** A chapter that writes what a test wants. */
record StubChapter(String name, Consumer<Page> text) implements Chapter {
  static StubChapter right(String name) {
    return new StubChapter(name, page -> page.say("two: " + page.checks().count("two", 2, 2)));
  }

  static StubChapter wrong(String name) {
    return new StubChapter(name, page -> page.say("two: " + page.checks().count("two", 3, 2)));
  }

  static StubChapter broken(String name) {
    return new StubChapter(
        name,
        page -> {
          throw new IllegalStateException("out of ink");
        });
  }

  @Override
  public String title() {
    return "Title of " + name;
  }

  @Override
  public void run(Page page) {
    text.accept(page);
  }
}
