package dev.fluxion.tour.page;

import java.util.List;

/** A paragraph. */
record Prose(String text) implements Block {
  @Override
  public List<String> lines(int width) {
    return Wrap.lines(text, width, 0);
  }

  @Override
  public String html() {
    return "<p>" + Markup.escape(text) + "</p>\n";
  }
}
