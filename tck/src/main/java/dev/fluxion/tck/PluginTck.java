package dev.fluxion.tck;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Subject;
import dev.fluxion.tck.check.Suite;
import dev.fluxion.tck.report.Sections;
import dev.fluxion.tck.run.Limits;
import dev.fluxion.tck.run.Profile;
import dev.fluxion.tck.run.Status;
import java.time.Duration;
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
   * Returns a container for each primitive, with a container for each part of the contract, with a
   * test for each check that concerns it; and a last test which insists that all of them were run.
   */
  @TestFactory
  final List<DynamicNode> conformance() {
    Profile profile =
        Profile.valueOf(System.getProperty(PROFILE_PROPERTY, "full").toUpperCase(Locale.ROOT));
    Conditions conditions =
        new Conditions(Long.getLong(SEED_PROPERTY, 0), accuracy()).withEffort(profile.effort());
    Suite suite = Suite.of(this::plugin, samples().stream().map(Sample::given).toList());
    if (suite.subjects().isEmpty()) {
      throw new AssertionFailedError("the plugin registers no primitive, there is nothing to test");
    }
    InProcess run = new InProcess(getClass(), plugin(), profile, conditions, limit());
    List<DynamicNode> nodes = new ArrayList<>();
    for (Subject subject : suite.subjects()) {
      Map<String, List<DynamicNode>> parts = new LinkedHashMap<>();
      for (Suite.Planned planned : suite.planned(subject)) {
        if (profile.includes(planned.check())) {
          run.plan(planned);
          String rule = planned.check().rule();
          parts
              .computeIfAbsent(Sections.of(rule), key -> new ArrayList<>())
              .add(
                  dynamicTest(
                      planned.check().title() + " (rule " + rule + ")",
                      () -> report(run.make(planned))));
        }
      }
      List<DynamicNode> containers = new ArrayList<>();
      parts.forEach((part, tests) -> containers.add(dynamicContainer(part, tests)));
      nodes.add(dynamicContainer(subject.title(), containers));
    }
    nodes.add(
        dynamicTest(
            "all " + run.planned() + " planned checks were run",
            () -> {
              String missing = run.end();
              if (!missing.isEmpty()) {
                throw new AssertionFailedError(missing);
              }
            }));
    return nodes;
  }

  private static void report(InProcess.Made made) {
    Status status = made.outcome().status();
    String text = status + ": " + made.outcome().text();
    if (status.isBlocking()) {
      throw new AssertionFailedError(text, made.cause().orElse(null));
    } else if (status != Status.PASS) {
      Assumptions.abort(text);
    }
  }
}
