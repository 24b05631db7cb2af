package dev.fluxion.tck;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Subject;
import dev.fluxion.tck.check.Suite;
import dev.fluxion.tck.check.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
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
 * <p>Every run tries the same points; the system property {@code fluxion.tck.seed} chooses others.
 */
public abstract class PluginTck {
  /** The system property with the number that varies all points and steps; 0 without it. */
  public static final String SEED_PROPERTY = "fluxion.tck.seed";

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

  /**
   * Returns a container for each primitive, with a test for each check that concerns it, and a last
   * test which insists that all of them were run.
   */
  @TestFactory
  final List<DynamicNode> conformance() {
    Conditions conditions = new Conditions(Long.getLong(SEED_PROPERTY, 0), accuracy());
    Suite suite = Suite.of(this::plugin, samples().stream().map(Sample::given).toList());
    if (suite.subjects().isEmpty()) {
      throw new AssertionFailedError("the plugin registers no primitive, there is nothing to test");
    }
    AtomicInteger executed = new AtomicInteger();
    int planned = 0;
    List<DynamicNode> nodes = new ArrayList<>();
    for (Subject subject : suite.subjects()) {
      List<DynamicTest> tests = new ArrayList<>();
      for (Suite.Planned each : suite.planned(subject)) {
        planned++;
        tests.add(
            dynamicTest(
                each.check().title(),
                () -> {
                  executed.incrementAndGet();
                  report(each.run(conditions));
                }));
      }
      nodes.add(dynamicContainer(subject.title(), tests));
    }
    int all = planned;
    nodes.add(
        dynamicTest(
            "all " + all + " planned checks were run",
            () -> {
              if (executed.get() != all) {
                throw new AssertionFailedError(
                    executed.get() + " of " + all + " planned checks were run");
              }
            }));
    return nodes;
  }

  private static void report(Verdict verdict) {
    switch (verdict.grade()) {
      case PASS -> {}
      case FAIL, INCONCLUSIVE ->
          throw new AssertionFailedError(
              verdict.grade() + ": " + verdict.text(), verdict.cause().orElse(null));
      case INACCURATE, UNSUPPORTED -> Assumptions.abort(verdict.grade() + ": " + verdict.text());
    }
  }
}
