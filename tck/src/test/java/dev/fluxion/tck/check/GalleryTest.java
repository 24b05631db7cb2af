package dev.fluxion.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every wrong plugin is found by the check that is meant for it, whatever the seed. */
class GalleryTest {
  private static final long SEEDS = 4;

  private static List<Mutant> mutants() {
    return Stream.of(
            WrongDerivatives.firstOrder(),
            WrongDerivatives.higherOrders(),
            WrongArrays.all(),
            WrongPromises.edges(),
            WrongPromises.declarations(),
            WrongSpectra.all(),
            WrongPromises.behaviour())
        .flatMap(List::stream)
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> kills() {
    return mutants().stream()
        .map(mutant -> DynamicTest.dynamicTest(mutant.toString(), () -> kill(mutant)));
  }

  private static void kill(Mutant mutant) {
    for (long seed : LongStream.range(0, SEEDS).toArray()) {
      Conditions conditions = new Conditions(seed, Conditions.USUAL_ACCURACY);
      List<Verdict> verdicts = verdicts(mutant, conditions);
      assertTrue(
          verdicts.stream().anyMatch(verdict -> verdict.grade() == mutant.grade()),
          () -> mutant + " with seed " + seed + " gave " + verdicts);
    }
  }

  private static List<Verdict> verdicts(Mutant mutant, Conditions conditions) {
    Suite suite = Suite.of(mutant.plugin(), List.of());
    List<Verdict> verdicts = new ArrayList<>();
    for (Subject subject : suite.subjects()) {
      for (Suite.Planned planned : suite.planned(subject)) {
        if (planned.check().id().equals(mutant.killer())) {
          verdicts.add(planned.run(conditions));
        }
      }
    }
    return verdicts;
  }

  @Test
  void everyCheckKillsAMutant() {
    Set<String> killers = mutants().stream().map(Mutant::killer).collect(Collectors.toSet());
    Suite suite = Suite.of(mutants().get(0).plugin(), List.of());
    Set<String> checks = suite.checks().stream().map(Check::id).collect(Collectors.toSet());
    assertEquals(checks, killers);
  }

  @Test
  void smallErrorsAreWrongWhereAccuracyIsAskedFor() {
    Mutant slight =
        mutants().stream().filter(mutant -> mutant.grade() == Grade.INACCURATE).findFirst().get();
    List<Verdict> verdicts = verdicts(slight, new Conditions(0, 1e-9));
    assertEquals(List.of(Grade.FAIL), verdicts.stream().map(Verdict::grade).toList());
  }
}
