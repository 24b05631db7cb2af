package dev.fluxion.tck;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Suite;
import dev.fluxion.tck.report.Sections;
import dev.fluxion.tck.run.Limits;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Status;
import dev.fluxion.tck.run.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.AssertionFailedError;

/**
 * Tests a plugin: one test for each check on each of its primitives.
 *
 * <pre>{@code
 * class ShiftPluginTest extends PluginTck {
 *   @Override protected Plugin plugin() { return new ShiftPlugin(); }
 * }
 * }</pre>
 *
 * <p>Every run tries the same points; the system property {@code fluxion.tck.seed} chooses others,
 * and {@code fluxion.tck.profile} how many: {@code smoke}, {@code full} or {@code cert}.
 *
 * <p>The last test writes a page, {@code index.html}, with plots of all derivatives, into a
 * directory of the name of the test in {@code target/fluxion-tck}, or where the system property
 * {@code fluxion.tck.report} says.
 */
public abstract class PluginTck {
  /** The system property with the number that varies all points and steps; 0 without it. */
  public static final String SEED_PROPERTY = "fluxion.tck.seed";

  /** The system property with the name of the profile; {@code full} without it. */
  public static final String PROFILE_PROPERTY = "fluxion.tck.profile";

  /** The system property with the directory of the reports. */
  public static final String REPORT_PROPERTY = "fluxion.tck.report";

  /** The system property with the megabytes of heap that the plugin has; 512 without it. */
  public static final String MEMORY_PROPERTY = "fluxion.tck.memory";

  /** Creates the test; JUnit does this. */
  protected PluginTck() {}

  /** Returns a new instance of the plugin under test; called more than once. */
  protected abstract Plugin plugin();

  /**
   * Returns attributes and inputs to try beside the default attributes, none if not overridden. An
   * array primitive whose shapes the kit does not find needs a sample.
   */
  protected List<Sample> samples() {
    return List.of();
  }

  /**
   * Returns the relative error from which a derivative is wrong, 1e-5 if not overridden. Smaller
   * errors that are seen nevertheless end a test as aborted, with a text.
   */
  protected double accuracy() {
    return Conditions.USUAL_ACCURACY;
  }

  /** Returns how long one check may take, 30 seconds if not overridden. */
  protected Duration limit() {
    return Limits.USUAL.perCheck();
  }

  /**
   * Returns whether the plugin runs in a JVM of its own, so that it may hang, exit or use up its
   * heap and is a failed test; true if not overridden. That JVM creates the test by its constructor
   * without parameters, and runs nothing else of it. Override it with false for a plugin that needs
   * what JUnit does before a test, or to look at it with a debugger. A test that has no such
   * constructor, or is an inner class, runs in the JVM of the tests.
   */
  protected boolean isIsolated() {
    return true;
  }

  /**
   * Returns a container for each primitive, with a container for each part of the contract, with a
   * test for each check that concerns it; and a last test which insists that all of them were run.
   */
  @TestFactory
  final List<DynamicNode> conformance() {
    Profile profile =
        Profile.valueOf(System.getProperty(PROFILE_PROPERTY, "full").toUpperCase(Locale.ROOT));
    Conditions conditions =
        new Conditions(Long.getLong(SEED_PROPERTY, 0), accuracy()).withEffort(profile.effort());
    TestReport report = new TestReport(getClass(), profile, conditions, Instant.now());
    Session session =
        isIsolated() && InChild.isPossibleFor(getClass())
            ? new InChild(getClass(), profile, conditions, limits(), report)
            : inProcess(profile, conditions, report);
    List<Task> planned = session.planned();
    if (planned.isEmpty()) {
      throw new AssertionFailedError("the plugin registers no primitive, there is nothing to test");
    }
    Map<String, Map<String, List<DynamicNode>>> subjects = new LinkedHashMap<>();
    for (Task task : planned) {
      subjects
          .computeIfAbsent(task.subject(), key -> new LinkedHashMap<>())
          .computeIfAbsent(Sections.of(task.rule()), key -> new ArrayList<>())
          .add(
              dynamicTest(
                  task.title() + " (rule " + task.rule() + ")", () -> report(session.make(task))));
    }
    List<DynamicNode> nodes = new ArrayList<>();
    subjects.forEach(
        (subject, parts) -> {
          List<DynamicNode> containers = new ArrayList<>();
          parts.forEach((part, tests) -> containers.add(dynamicContainer(part, tests)));
          nodes.add(dynamicContainer(subject, containers));
        });
    nodes.add(
        dynamicTest(
            "all " + planned.size() + " planned checks were run",
            () -> {
              String missing = session.end();
              if (!missing.isEmpty()) {
                throw new AssertionFailedError(missing);
              }
            }));
    return nodes;
  }

  private Session inProcess(Profile profile, Conditions conditions, TestReport report) {
    Suite suite = Suite.of(this::plugin, samples().stream().map(Sample::given).toList());
    return new InProcess(suite, plugin().getClass(), profile, conditions, limit(), report);
  }

  private Limits limits() {
    int megabytes = Integer.getInteger(MEMORY_PROPERTY, Limits.USUAL.megabytes());
    return new Limits(limit(), megabytes, Limits.USUAL.outputBytes());
  }

  private static void report(Session.Made made) {
    Status status = made.outcome().status();
    String text = status + ": " + made.outcome().text();
    if (status.isBlocking()) {
      throw new AssertionFailedError(text, made.cause().orElse(null));
    } else if (status != Status.PASS) {
      Assumptions.abort(text);
    }
  }
}
