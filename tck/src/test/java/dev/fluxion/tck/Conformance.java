package dev.fluxion.tck;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/** What became of the tests of a kit, as a test framework would see it. */
final class Conformance {
  private Conformance() {}

  /** Returns the text of each test, empty if it passed, by subject and name. */
  static Map<String, String> of(PluginTck kit) {
    Map<String, String> texts = new LinkedHashMap<>();
    kit.conformance().forEach(node -> collect("", node, texts));
    return texts;
  }

  /** Returns the texts of the tests whose names begin like this and that did not pass. */
  static List<String> failures(Map<String, String> texts, String prefix) {
    List<String> failures = new ArrayList<>();
    texts.forEach(
        (name, text) -> {
          if (name.startsWith(prefix) && !text.isEmpty()) {
            failures.add(text);
          }
        });
    return failures;
  }

  private static void collect(String path, DynamicNode node, Map<String, String> texts) {
    String name = path.isEmpty() ? node.getDisplayName() : path + "/" + node.getDisplayName();
    if (node instanceof DynamicContainer container) {
      container.getChildren().forEach(child -> collect(name, child, texts));
    } else {
      texts.put(name, text((DynamicTest) node));
    }
  }

  private static String text(DynamicTest test) {
    try {
      test.getExecutable().execute();
      return "";
    } catch (Throwable thrown) {
      return Objects.requireNonNullElse(thrown.getMessage(), thrown.toString());
    }
  }
}
