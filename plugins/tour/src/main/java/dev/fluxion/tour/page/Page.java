package dev.fluxion.tour.page;

import java.util.ArrayList;
import java.util.List;

/** What a chapter has to say, block by block, with its figures checked. */
public final class Page {
  private static final int WIDTH = 100;

  private final String name;
  private final String title;
  private final List<Block> blocks = new ArrayList<>();
  private final Checks checks;

  /**
   * Creates an empty page.
   *
   * @param name the name of the chapter, one word
   * @param title its heading
   */
  public Page(String name, String title) {
    this.name = name;
    this.title = title;
    this.checks = new Checks(name);
  }

  /** Returns what checks the figures of this page. */
  public Checks checks() {
    return checks;
  }

  /**
   * Adds a paragraph.
   *
   * @param text plain text, of any length
   */
  public void say(String text) {
    blocks.add(new Prose(text));
  }

  /**
   * Adds lines as the library printed them.
   *
   * @param text one line or more
   */
  public void listing(String text) {
    blocks.add(new Listing(text));
  }

  /**
   * Adds a table.
   *
   * @param headings one for each column
   * @param rows as many cells each
   */
  public void table(List<String> headings, List<List<String>> rows) {
    blocks.add(new Table(headings, rows));
  }

  /**
   * Adds a drawing, which only the HTML page shows.
   *
   * @param caption what it shows
   * @param svg an SVG element
   */
  public void picture(String caption, String svg) {
    blocks.add(new Picture(caption, svg));
  }

  /** Returns the heading as text. */
  public List<String> heading() {
    String heading = name + ": " + title;
    return List.of(heading, "=".repeat(heading.length()), "");
  }

  /** Returns everything below the heading as text of at most 100 columns. */
  public List<String> body() {
    List<String> lines = new ArrayList<>();
    for (Block block : blocks) {
      lines.addAll(block.lines(WIDTH));
      lines.add("");
    }
    return lines;
  }

  String html() {
    StringBuilder html = new StringBuilder("<section id=\"" + name + "\">\n");
    html.append("<h2>").append(Markup.escape(title)).append("</h2>\n");
    blocks.forEach(block -> html.append(block.html()));
    checks
        .failures()
        .forEach(f -> html.append("<p class=\"wrong\">" + Markup.escape(f.toString()) + "</p>\n"));
    return html.append("</section>\n").toString();
  }
}
