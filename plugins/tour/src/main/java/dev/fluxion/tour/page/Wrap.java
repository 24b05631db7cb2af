package dev.fluxion.tour.page;

import java.util.ArrayList;
import java.util.List;

/** Breaks text between words. */
final class Wrap {
  private Wrap() {}

  /**
   * Returns a text broken into lines; a word that is too long for a line is broken too.
   *
   * @param text one line, whose leading spaces are kept and repeated
   * @param width the number of columns
   * @param hanging how much further all lines but the first are indented
   */
  static List<String> lines(String text, int width, int hanging) {
    String margin = text.substring(0, text.length() - text.stripLeading().length());
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(margin);
    boolean empty = true;
    for (String word : text.strip().split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(margin).append(" ".repeat(hanging));
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
      while (line.length() > width) {
        lines.add(line.substring(0, width));
        line = new StringBuilder(margin).append(" ".repeat(hanging)).append(line.substring(width));
      }
    }
    lines.add(line.toString());
    return lines;
  }
}
