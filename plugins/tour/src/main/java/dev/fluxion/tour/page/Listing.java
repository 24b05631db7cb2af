package dev.fluxion.tour.page;

import java.util.ArrayList;
import java.util.List;

/** What the library itself has printed: a formula, a plan, an error. */
record Listing(String text) implements Block {
  private static final int INDENT = 2;

  @Override
  public List<String> lines(int width) {
    List<String> lines = new ArrayList<>();
    for (String line : text.stripTrailing().lines().toList()) {
      lines.addAll(Wrap.lines(line.indent(INDENT).stripTrailing(), width, 2 * INDENT));
    }
    return lines;
  }

  @Override
  public String html() {
    return "<pre>" + Markup.escape(text.stripTrailing()) + "</pre>\n";
  }
}
