package dev.fluxion.tour.chapter;

import dev.fluxion.tour.page.Page;

/** A part of the tour that can be read, and run, alone. */
public interface Chapter {
  /** Returns the word by which the chapter is called. */
  String name();

  /** Returns what the chapter is about. */
  String title();

  /**
   * Writes the chapter.
   *
   * @param page gets its text, and checks its figures
   */
  void run(Page page);
}
