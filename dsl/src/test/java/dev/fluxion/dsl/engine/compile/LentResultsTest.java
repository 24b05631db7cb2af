package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The array of a result is of most use to those that are needed until it is written. */
class LentResultsTest {
  private static final int SIZE = 100;

  private static Lifetimes.Lifetime array(int number, int birth, int death) {
    return new Lifetimes.Lifetime(new Region(number * SIZE, SIZE), birth, death);
  }

  private final Lifetimes.Lifetime result = array(0, 7, 9);
  private final Lifetimes.Lifetime early = array(1, 1, 5);
  private final Lifetimes.Lifetime late = array(2, 2, 6);
  private final Lifetimes.Lifetime first = array(3, 0, 2);

  @Test
  void whatEndsSoonLeavesItToWhatIsNeededLonger() {
    assertEquals(List.of(late.array()), new LentResults(List.of(early, late)).lend(result));
  }

  @Test
  void severalHaveItOneAfterTheOther() {
    LentResults lent = new LentResults(List.of(first, early, late));
    assertEquals(List.of(late.array(), first.array()), lent.lend(result));
    assertEquals(List.of(early.array()), lent.lend(array(4, 5, 9)));
  }

  @Test
  void whatIsNeededAfterwardsOrHasAnotherSizeDoesNot() {
    Lifetimes.Lifetime longer = array(5, 1, 8);
    Lifetimes.Lifetime shorter = new Lifetimes.Lifetime(new Region(600, SIZE - 1), 1, 2);
    assertEquals(List.of(), new LentResults(List.of(longer, shorter)).lend(result));
  }
}
