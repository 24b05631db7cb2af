package dev.fluxion.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The entries of {@code ERRORS.md} by their codes.
 *
 * @param entries the text of each entry
 */
record ErrorCatalogue(Map<String, String> entries) {
  private static final Pattern HEADING = Pattern.compile("^### (FLX-\\d+): .+$", Pattern.MULTILINE);
  private static final Pattern TEMPLATES = Pattern.compile("```text\n(.*?)\n```", Pattern.DOTALL);

  /** Words in braces stand for anything. */
  static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z]+}");

  static ErrorCatalogue read() {
    String text = read(Path.of("ERRORS.md"));
    Map<String, String> entries = new TreeMap<>();
    List<Integer> starts = new ArrayList<>();
    HEADING.matcher(text).results().forEach(heading -> starts.add(heading.start()));
    starts.add(text.length());
    Matcher heading = HEADING.matcher(text);
    for (int k = 0; heading.find(); k++) {
      String entry = text.substring(starts.get(k), starts.get(k + 1));
      if (entries.put(heading.group(1), entry) != null) {
        throw new AssertionError(heading.group(1) + " has two entries");
      }
    }
    return new ErrorCatalogue(entries);
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns how the messages of a code read. */
  List<String> templates(String code) {
    Matcher block = TEMPLATES.matcher(entries.getOrDefault(code, ""));
    return block.find() ? block.group(1).lines().toList() : List.of();
  }

  /** Returns whether a message reads as one of the templates of its code. */
  boolean explains(String message) {
    String code = message.substring(0, message.indexOf(':'));
    String sentence = message.substring(code.length() + 2);
    return templates(code).stream().anyMatch(template -> matches(template, sentence));
  }

  private static boolean matches(String template, String sentence) {
    StringBuilder pattern = new StringBuilder();
    for (String literal : PLACEHOLDER.split(template, -1)) {
      pattern.append(pattern.length() == 0 ? "" : ".+").append(Pattern.quote(literal));
    }
    return Pattern.matches(pattern.toString(), sentence);
  }
}
