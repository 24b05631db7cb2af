package dev.fluxion.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Plugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every wrong plugin is found by the check that is meant for it and no right one is blamed,
 * whatever the seed; a central difference does worse on both. The last test writes the table to
 * {@code target/mutation-table.txt} and {@code .json}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GalleryTest {
  private static final long SEEDS = Long.getLong("fluxion.tck.seeds", 4);

  /** Many seeds are to certify the kit; few are to notice in every build that it got worse. */
  private static final boolean THOROUGH = SEEDS > 4;

  private static final double LITTLE_EFFORT = 0.05;
  private static final int LEAST_WRONG = 60;
  private static final int LEAST_RIGHT = 12;

  private static final long OTHER_SEEDS = THOROUGH ? SEEDS : 1;

  private final MutationTable table = new MutationTable(SEEDS, OTHER_SEEDS);

  private static Conditions conditions(long seed, String name) {
    Conditions conditions = new Conditions(seed, Conditions.USUAL_ACCURACY);
    return THOROUGH || !name.startsWith("backend")
        ? conditions
        : conditions.withEffort(LITTLE_EFFORT);
  }

  @TestFactory
  @Order(1)
  Stream<DynamicTest> kills() {
    return Gallery.byClass().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(
                        mutant ->
                            DynamicTest.dynamicTest(
                                mutant.toString(), () -> kill(entry.getKey(), mutant))));
  }

  private void kill(String kind, Mutant mutant) {
    List<String> survived = new ArrayList<>();
    for (long seed : LongStream.range(0, SEEDS).toArray()) {
      List<Verdict> verdicts = verdicts(mutant, new Conditions(seed, Conditions.USUAL_ACCURACY));
      if (verdicts.stream().noneMatch(verdict -> verdict.grade() == mutant.grade())) {
        survived.add("with seed " + seed + " " + verdicts);
      }
    }
    long others =
        Gallery.isOfDerivatives(kind)
            ? LongStream.range(0, OTHER_SEEDS)
                .filter(seed -> CentralDifference.complaint(mutant.plugin(), seed).isPresent())
                .count()
            : 0;
    table.add(
        new MutationTable.WrongRow(
            kind, mutant.name(), mutant.killer(), SEEDS - survived.size(), others));
    assertTrue(survived.isEmpty(), () -> mutant + " survives " + survived);
  }

  /** Returns the verdicts of the killer, up to the first that kills. */
  private static List<Verdict> verdicts(Mutant mutant, Conditions conditions) {
    Suite suite = Suite.of(mutant.plugin(), mutant.given());
    List<Verdict> verdicts = new ArrayList<>();
    for (Subject subject : suite.subjects()) {
      for (Suite.Planned planned : suite.planned(subject)) {
        if (planned.check().id().equals(mutant.killer())) {
          verdicts.add(planned.run(conditions));
          if (verdicts.get(verdicts.size() - 1).grade() == mutant.grade()) {
            return verdicts;
          }
        }
      }
    }
    return verdicts;
  }

  @TestFactory
  @Order(2)
  Stream<DynamicTest> spares() {
    return Gallery.right().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> spare(entry.getKey(), entry.getValue())));
  }

  private void spare(String name, Supplier<Plugin> plugin) {
    Suite suite = Suite.of(plugin, List.of());
    List<String> blamed = new ArrayList<>();
    long checks = 0;
    long undecided = 0;
    for (long seed = 0; seed < OTHER_SEEDS; seed++) {
      for (Subject subject : suite.subjects()) {
        if (!THOROUGH && name.startsWith("backend: ") && subject instanceof Elementwise) {
          // The same function beside each of the backends.
          continue;
        }
        for (Suite.Planned planned : suite.planned(subject)) {
          Verdict verdict = planned.run(conditions(seed, name));
          checks++;
          if (verdict.grade() == Grade.FAIL || verdict.grade() == Grade.INACCURATE) {
            blamed.add(verdict.text());
          } else if (verdict.grade() == Grade.INCONCLUSIVE) {
            undecided++;
          }
        }
      }
    }
    long others =
        LongStream.range(0, OTHER_SEEDS)
            .filter(seed -> CentralDifference.complaint(plugin, seed).isPresent())
            .count();
    table.add(new MutationTable.RightRow(name, checks, blamed.size(), undecided, others));
    assertEquals(List.of(), blamed);
  }

  @Test
  @Order(3)
  void aCentralDifferenceMissesMoreAndBlamesMore() throws IOException {
    table.write(Path.of("target"));
    System.out.println(table);
    assertTrue(table.wrong().size() >= LEAST_WRONG);
    assertTrue(table.right().size() >= LEAST_RIGHT);
    assertEquals(0, table.missed());
    assertEquals(0, table.blamed());
    assertTrue(table.missedByCentralDifference() > 0);
    assertTrue(table.blamedByCentralDifference() > 0);
    long checks = table.right().stream().mapToLong(MutationTable.RightRow::checks).sum();
    long undecided = table.right().stream().mapToLong(MutationTable.RightRow::undecided).sum();
    assertTrue(undecided * 100 < checks, undecided + " of " + checks + " are undecided");
  }

  @Test
  @Order(4)
  void everyCheckKillsAMutant() {
    List<Mutant> mutants = Gallery.all();
    Set<String> killers = mutants.stream().map(Mutant::killer).collect(Collectors.toSet());
    Suite suite = Suite.of(mutants.get(0).plugin(), List.of());
    Set<String> checks = suite.checks().stream().map(Check::id).collect(Collectors.toSet());
    assertEquals(new TreeSet<>(checks), new TreeSet<>(killers));
  }

  @Test
  @Order(5)
  void smallErrorsAreWrongWhereAccuracyIsAskedFor() {
    Mutant slight =
        WrongDerivatives.firstOrder().stream()
            .filter(mutant -> mutant.grade() == Grade.INACCURATE)
            .findFirst()
            .orElseThrow();
    List<Verdict> verdicts = verdicts(slight, new Conditions(0, 1e-9));
    assertEquals(List.of(Grade.FAIL), verdicts.stream().map(Verdict::grade).toList());
  }
}
