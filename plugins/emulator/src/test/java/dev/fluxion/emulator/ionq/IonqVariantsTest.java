package dev.fluxion.emulator.ionq;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ways to aggregate variants, on numbers that can be done by hand. */
class IonqVariantsTest {
  private static final List<List<Long>> VARIANTS =
      List.of(List.of(1L, 1L, 2L), List.of(1L, 0L, 2L), List.of(0L, 0L), List.of(1L, 3L));

  @Test
  void anAverageIsTheSumOfTheHistograms() {
    assertEquals(
        Map.of(0L, 3.0, 1L, 4.0, 2L, 2.0, 3L, 1.0), IonqVariants.aggregate(VARIANTS, "average"));
  }

  @Test
  void theMostFrequentOutcomeOfEachRoundHasItsVote() {
    // rounds 1 1 0 1, then 1 0 0 3, then 2 2
    assertEquals(Map.of(0L, 1.0, 1L, 1.0, 2L, 1.0), IonqVariants.aggregate(VARIANTS, "voting"));
    List<List<Long>> tie = List.of(List.of(1L), List.of(2L));
    assertEquals(Map.of(1L, 0.5, 2L, 0.5), IonqVariants.aggregate(tie, "voting"));
  }

  @Test
  void outcomesThatFewVariantsSawAreSuppressed() {
    // seen by 2, 3, 2 and 1 of 4: 3/4, 36/16, 2/4 and 1/16, scaled from 57/16 to 10
    Map<Long, Double> filtered = IonqVariants.aggregate(VARIANTS, "dnl");
    assertEquals(10 * 12 / 57.0, filtered.getOrDefault(0L, 0.0), 1e-12);
    assertEquals(10 * 36 / 57.0, filtered.getOrDefault(1L, 0.0), 1e-12);
    assertEquals(10 * 8 / 57.0, filtered.getOrDefault(2L, 0.0), 1e-12);
    assertEquals(10 * 1 / 57.0, filtered.getOrDefault(3L, 0.0), 1e-12);
  }

  @Test
  void shotsAreDividedWithoutALoss() {
    assertEquals(0, IonqVariants.first(0, 505));
    assertEquals(505, IonqVariants.first(IonqVariants.COUNT, 505));
  }
}
