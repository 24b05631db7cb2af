package dev.fluxion.tour.page;

import java.util.List;

/** A part of a page, which can be printed as text and written as HTML. */
sealed interface Block permits Prose, Listing, Table, Picture {

  /**
   * Returns the block as lines of text.
   *
   * @param width the number of columns
   */
  List<String> lines(int width);

  /** Returns the block as HTML. */
  String html();
}
