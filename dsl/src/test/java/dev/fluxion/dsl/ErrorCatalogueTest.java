package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ERRORS.md} explains every code that the sources have, and no other. */
class ErrorCatalogueTest {
  private static final Pattern CODE = Pattern.compile("\"(FLX-\\d+)");

  /** What formatting puts between two halves of a sentence. */
  private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");

  private final ErrorCatalogue catalogue = ErrorCatalogue.read();
  private final String sources = sources();

  private static String sources() {
    List<Path> roots = new ArrayList<>();
    try (Stream<Path> plugins = Files.list(Path.of("../plugins"))) {
      plugins.sorted().forEach(plugin -> roots.add(plugin.resolve("src/main/java")));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    roots.add(Path.of("../spi/src/main/java"));
    roots.add(Path.of("src/main/java"));
    roots.add(Path.of("../tck/src/main/java"));
    return roots.stream()
        .filter(Files::isDirectory)
        .map(ErrorCatalogueTest::sources)
        .collect(Collectors.joining());
  }

  private static String sources(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .map(ErrorCatalogue::read)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void every_code_is_documented_and_every_documented_code_is_used() {
    TreeSet<String> undocumented = new TreeSet<>();
    CODE.matcher(sources).results().forEach(code -> undocumented.add(code.group(1)));
    TreeSet<String> unused = new TreeSet<>(catalogue.entries().keySet());
    unused.removeAll(undocumented);
    undocumented.removeAll(catalogue.entries().keySet());
    assertEquals(List.of(), List.copyOf(undocumented), "used but not documented");
    assertEquals(List.of(), List.copyOf(unused), "documented but not used");
  }

  @Test
  void every_entry_says_how_the_message_reads_and_what_to_do() {
    catalogue
        .entries()
        .forEach(
            (code, entry) -> {
              assertFalse(catalogue.templates(code).isEmpty(), code);
              assertTrue(entry.contains("\n**What to do:** "), code);
            });
  }

  @Test
  void every_template_is_made_of_words_of_the_sources() {
    String joined = JOINT.matcher(sources).replaceAll("");
    for (String code : catalogue.entries().keySet()) {
      for (String template : catalogue.templates(code)) {
        for (String literal : ErrorCatalogue.PLACEHOLDER.split(template)) {
          for (String words : literal.split("['():]")) {
            assertTrue(isSaid(words.strip(), joined), () -> code + " says \"" + words + "\"");
          }
        }
      }
    }
  }

  /** A sentence may be put together from two parts. */
  private static boolean isSaid(String words, String source) {
    return IntStream.range(0, words.length() + 1)
        .filter(k -> k == words.length() || words.charAt(k) == ' ')
        .anyMatch(
            k ->
                source.contains(words.substring(0, k))
                    && source.contains(words.substring(k).strip()));
  }

  @Test
  void entries_stand_in_the_order_of_their_codes() {
    List<String> headings =
        ErrorCatalogue.read(Path.of("ERRORS.md"))
            .lines()
            .filter(line -> line.startsWith("### FLX-"))
            .map(line -> line.substring("### ".length(), "### FLX-000".length()))
            .toList();
    assertEquals(List.copyOf(catalogue.entries().keySet()), headings);
  }
}
