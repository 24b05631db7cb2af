package dev.fluxion.tour.page;

import java.util.List;

/** A drawing, which the text only mentions. */
record Picture(String caption, String svg) implements Block {
  @Override
  public List<String> lines(int width) {
    return Wrap.lines("[on the page] " + caption, width, 0);
  }

  @Override
  public String html() {
    // A drawing that is a document of its own begins with a prolog, which HTML does not allow
    // inside.
    String element = svg.substring(Math.max(0, svg.indexOf("<svg")));
    return "<figure><div class=\"wide\">"
        + element
        + "</div><figcaption>"
        + Markup.escape(caption)
        + "</figcaption></figure>\n";
  }
}
