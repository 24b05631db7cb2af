package dev.fluxion.tour.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Pages as one HTML file that needs no other. */
public final class HtmlDocument {
  private static final String STYLE =
      """
      :root { color-scheme: light; }
      body { font: 17px/1.55 system-ui, "Segoe UI", "DejaVu Sans", sans-serif; color: #1c2430;
        background: #fff; max-width: 54rem; margin: 2.5rem auto; padding: 0 1.25rem; }
      h1 { font-size: 1.9rem; line-height: 1.2; margin-bottom: .4rem; }
      h2 { font-size: 1.3rem; line-height: 1.3; margin-top: 3rem; padding-top: 1rem;
        border-top: 1px solid #d6dbe2; }
      .lead { color: #4a5666; margin-top: 0; }
      pre { font: 14px/1.5 ui-monospace, "DejaVu Sans Mono", Consolas, monospace;
        background: #f5f7f9; padding: .8rem 1rem; border-radius: 4px;
        white-space: pre-wrap; overflow-wrap: anywhere; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; margin: 1rem 0; font-size: 15px; }
      th, td { text-align: left; padding: .3rem .9rem .3rem 0; white-space: nowrap; }
      th { border-bottom: 1px solid #1c2430; font-weight: 600; vertical-align: bottom; }
      td { border-bottom: 1px solid #e6e9ee; }
      .number { text-align: right; font-variant-numeric: tabular-nums; padding: .3rem 0 .3rem .9rem; }
      figure { margin: 1.5rem 0; }
      figure svg { max-width: 100%; height: auto; display: block; margin: 0 auto; }
      figcaption { color: #4a5666; font-size: 15px; margin-top: .5rem; }
      .wrong { color: #a32200; font-weight: 600; }
      """;

  private final String html;

  /**
   * Creates a document.
   *
   * @param title its heading
   * @param lead a sentence under it
   * @param pages its sections
   */
  public HtmlDocument(String title, String lead, List<Page> pages) {
    StringBuilder text = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
    text.append("<meta charset=\"utf-8\">\n");
    text.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    text.append("<title>").append(Markup.escape(title)).append("</title>\n");
    text.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    text.append("<h1>").append(Markup.escape(title)).append("</h1>\n");
    text.append("<p class=\"lead\">").append(Markup.escape(lead)).append("</p>\n");
    pages.forEach(page -> text.append(page.html()));
    this.html = text.append("</body>\n</html>\n").toString();
  }

  /**
   * Writes the document, and the folders above it where they are missing.
   *
   * @param file where to
   * @throws UncheckedIOException if the file cannot be written
   */
  public void write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, html);
    } catch (IOException e) {
      throw new UncheckedIOException("the page cannot be written to " + file, e);
    }
  }
}
