package dev.fluxion.tck.check;

import dev.fluxion.spi.Plugin;
import dev.fluxion.tck.backend.BackendRule;
import dev.fluxion.tck.backend.BackendRules;
import dev.fluxion.tck.statistics.Significance;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** All checks of the kit on all primitives and backends of a plugin. */
public final class Suite {
  private final List<Subject> subjects;
  private final List<Check> checks;

  /** By identity: a subject is not asked for its hash code, which a plugin may have a part in. */
  private final Map<Subject, List<Planned>> planned;

  private Suite(List<Subject> subjects, List<Check> checks, Map<Subject, List<Planned>> planned) {
    this.subjects = List.copyOf(subjects);
    this.checks = List.copyOf(checks);
    this.planned = planned;
  }

  /**
   * A check that is to be made.
   *
   * @param check the check
   * @param subject what it is made on
   */
  public record Planned(Check check, Subject subject) {

    /**
     * Makes the check; what a plugin throws is a verdict on the plugin.
     *
     * @param conditions seed and accuracy
     */
    public Verdict run(Conditions conditions) {
      try {
        return check.run(subject, conditions);
      } catch (RuntimeException | StackOverflowError | AssertionError exception) {
        String text = new Finding(check, subject, conditions).of("threw " + exception);
        return new Verdict(Grade.FAIL, text, Optional.of(exception));
      }
    }
  }

  /**
   * Returns the suite for a plugin.
   *
   * @param plugin creates the plugin; called twice, as two instances must not differ
   * @param given attributes and inputs for some primitives
   */
  public static Suite of(Supplier<? extends Plugin> plugin, List<Given> given) {
    return of(plugin, given, part -> true, part -> {});
  }

  /**
   * Returns the suite for a part of a plugin.
   *
   * @param plugin creates the plugin; called twice, as two instances must not differ
   * @param given attributes and inputs for some primitives
   * @param wanted which parts are taken: ids of primitives, and backends such as {@code backend
   *     'id'}
   * @param heard hears of each part just before it is looked at
   */
  public static Suite of(
      Supplier<? extends Plugin> plugin,
      List<Given> given,
      Predicate<String> wanted,
      Consumer<String> heard) {
    Announcer announcer = new Announcer(wanted, heard);
    List<Subject> subjects = Subjects.of(plugin.get(), given, announcer);
    Map<String, Subject> twins = new LinkedHashMap<>();
    Subjects.of(plugin.get(), given, announcer).forEach(twin -> twins.put(twin.title(), twin));
    List<Check> checks = checks(twins, given);
    Significance significance = Significance.ofEachOf(tests(subjects, announcer));
    BackendRules.all().forEach(rule -> checks.add(new OnBackend(rule, significance)));
    Map<Subject, List<Planned>> planned = new IdentityHashMap<>();
    for (Subject subject : subjects) {
      // Whether a check concerns a subject, its rules tell.
      announcer.begin(Announcer.part(subject));
      planned.put(
          subject,
          checks.stream()
              .filter(check -> check.isPlannedFor(subject))
              .map(check -> new Planned(check, subject))
              .toList());
    }
    announcer.end();
    return new Suite(subjects, checks, planned);
  }

  /** All tests of samples share the probability with which a right plugin may be blamed. */
  private static long tests(List<Subject> subjects, Announcer announcer) {
    long tests = 0;
    for (Subject subject : subjects) {
      if (subject instanceof Served served) {
        announcer.begin(Announcer.part(subject));
        for (BackendRule rule : BackendRules.all()) {
          tests += rule.isPlannedFor(served.hosted()) ? rule.tests(served.hosted()) : 0;
        }
      }
    }
    return tests;
  }

  private static List<Check> checks(Map<String, Subject> twins, List<Given> given) {
    List<Check> checks = new ArrayList<>();
    checks.add(new Inputs());
    checks.add(new PrimalPath());
    IntStream.range(0, Reading.HIGHEST_ORDER).mapToObj(NestedOrder::new).forEach(checks::add);
    checks.add(new SecondOrder());
    checks.add(new FullJacobian());
    checks.add(new Duality());
    checks.add(new Cotangents());
    checks.add(new MixedPartials());
    checks.add(new CapabilityLimit());
    checks.add(new Compositions());
    checks.add(new DrawnAttributes(List.copyOf(given)));
    checks.add(new Shapes());
    checks.add(new ArrayShapes());
    checks.add(new Kinks());
    checks.add(new Edges());
    checks.add(new ArrayEdges());
    checks.add(new Periods(false));
    checks.add(new Periods(true));
    checks.add(new Frequencies());
    checks.add(new ArrayFrequencies());
    checks.add(new Interactions());
    checks.add(new Purity());
    checks.add(new Determinism(twins));
    checks.add(new Threads());
    return checks;
  }

  /** Returns what checks are made on. */
  public List<Subject> subjects() {
    return subjects;
  }

  /** Returns all checks, whether they are planned for a subject or not. */
  public List<Check> checks() {
    return checks;
  }

  /**
   * Returns the checks that are planned for a subject.
   *
   * @param subject one of the subjects
   */
  public List<Planned> planned(Subject subject) {
    return planned.getOrDefault(subject, List.of());
  }
}
