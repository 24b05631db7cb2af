package dev.fluxion.tck.report;

import java.util.Map;

/** The headings of the guide under which rules are numbered. */
public final class Sections {
  private static final Map<String, String> NAMES =
      Map.of(
          "1", "Derivatives",
          "2", "Shapes",
          "3", "Edges",
          "4", "Declarations",
          "5", "Behaviour",
          "6", "Backends",
          "7", "Samples",
          "R", "The run itself");

  private Sections() {}

  /**
   * Returns the heading that a rule stands under.
   *
   * @param rule the number of the rule, such as {@code 1.2}
   */
  public static String of(String rule) {
    int dot = rule.indexOf('.');
    String section = dot < 0 ? rule : rule.substring(0, dot);
    String name = NAMES.get(section);
    return name == null ? "Section " + section : name;
  }
}
