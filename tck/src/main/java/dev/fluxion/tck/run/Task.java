package dev.fluxion.tck.run;

import dev.fluxion.tck.check.Suite;

/**
 * A planned check, as plain data.
 *
 * @param plugin the class of the plugin, or the file where none was found
 * @param subject what is checked, such as {@code vendor:name[attribute=1]}
 * @param check the name of the check, such as {@code D-NEST(0)}
 * @param level how much the rule binds, such as {@code REQ}
 * @param rule the number of the rule in the guide of the kit
 */
public record Task(String plugin, String subject, String check, String level, String rule) {
  /** The check that a plugin can be loaded and planned for; the runner makes it. */
  public static final String LOAD = "R-LOAD";

  private static final String RULE_OF_LOADING = "R.1";

  /**
   * Returns the task for a planned check.
   *
   * @param plugin the class of the plugin
   * @param planned the check and its subject
   */
  public static Task of(String plugin, Suite.Planned planned) {
    return new Task(
        plugin,
        planned.subject().title(),
        planned.check().id(),
        planned.check().level().name(),
        planned.check().rule());
  }

  /**
   * Returns the task of loading a plugin or planning for a part of it.
   *
   * @param plugin the class of the plugin, or a file
   * @param subject what is loaded
   */
  public static Task loading(String plugin, String subject) {
    return new Task(plugin, subject, LOAD, "REQ", RULE_OF_LOADING);
  }

  /** Returns level and name in one word, such as {@code REQ-D-NEST(0)}. */
  public String title() {
    return level + "-" + check;
  }

  /** Returns whether this is a check of the suite, rather than of the runner. */
  public boolean isOfSuite() {
    return !check.equals(LOAD);
  }
}
