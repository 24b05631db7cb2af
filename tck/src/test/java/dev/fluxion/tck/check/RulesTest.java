package dev.fluxion.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide and the checks say the same. */
class RulesTest {
  private static final Pattern SECTION = Pattern.compile("### (\\d+)\\. .*");
  private static final Pattern ITEM = Pattern.compile("(\\d+)\\. .*");
  private static final Pattern ID = Pattern.compile("`([A-Z]{1,2}-[A-Z]+(\\(\\d\\))?)`");

  /** Returns the text of each rule by its number, such as 1.2. */
  private static Map<String, String> rules() throws IOException {
    Map<String, String> rules = new TreeMap<>();
    String section = "";
    String rule = "";
    for (String line : Files.readAllLines(Path.of("README.md"))) {
      Matcher heading = SECTION.matcher(line);
      Matcher item = ITEM.matcher(line);
      if (line.startsWith("#")) {
        section = heading.matches() ? heading.group(1) : "";
        rule = "";
      } else if (!section.isEmpty() && item.matches()) {
        rule = section + "." + item.group(1);
      } else if (line.startsWith("- ")) {
        rule = "";
      }
      if (!rule.isEmpty()) {
        rules.merge(rule, line, (before, more) -> before + " " + more.strip());
      }
    }
    return rules;
  }

  private static Set<String> ids(String text) {
    Set<String> ids = new TreeSet<>();
    ID.matcher(text).results().forEach(match -> ids.add(match.group(1)));
    return ids;
  }

  private static List<Check> checks() {
    return Suite.of(Gallery.all().get(0).plugin(), List.of()).checks();
  }

  @Test
  void everyCheckNamesARuleThatNamesIt() throws IOException {
    Map<String, String> rules = rules();
    for (Check check : checks()) {
      String text = rules.getOrDefault(check.rule(), "no such rule");
      assertTrue(
          ids(text).contains(check.id()),
          () -> check.id() + " is said to check rule " + check.rule() + ": " + text);
    }
  }

  @Test
  void everyRuleHasACheck() throws IOException {
    Set<String> checks = new TreeSet<>();
    checks().forEach(check -> checks.add(check.id()));
    Set<String> named = new TreeSet<>();
    rules()
        .forEach(
            (number, text) -> {
              assertFalse(ids(text).isEmpty(), () -> number + " has no check: " + text);
              named.addAll(ids(text));
            });
    assertEquals(checks, named);
  }

  @Test
  void everyRuleBinds() throws IOException {
    rules()
        .forEach(
            (number, text) ->
                assertTrue(
                    text.contains("MUST") || text.contains("SHOULD"), () -> number + " " + text));
  }

  @Test
  void theGuideSaysHowManyPluginsThereAre() throws IOException {
    String guide = Files.readString(Path.of("README.md")).replaceAll("\\s+", " ");
    assertTrue(guide.contains("has " + Gallery.all().size() + " wrong plugins"));
    assertTrue(guide.contains("and " + Gallery.right().size() + " right ones"));
  }
}
