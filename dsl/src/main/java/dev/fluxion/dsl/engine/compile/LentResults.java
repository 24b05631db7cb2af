package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Gives the arrays of results, until they are written, to arrays that are no longer needed then.
 *
 * <p>Those that are needed the longest come first: those that end soon make room for others.
 */
final class LentResults {
  private final List<Lifetimes.Lifetime> waiting;

  /**
   * Begins with nothing lent.
   *
   * @param open the arrays that have no place yet
   */
  LentResults(List<Lifetimes.Lifetime> open) {
    waiting = new ArrayList<>(open);
    waiting.sort(
        Comparator.comparingInt((Lifetimes.Lifetime each) -> -each.death())
            .thenComparingInt(Lifetimes.Lifetime::birth));
  }

  /** Returns the arrays that get the array of a result, which is written at its birth. */
  List<Region> lend(Lifetimes.Lifetime result) {
    List<Region> users = new ArrayList<>();
    int end = result.birth();
    for (Iterator<Lifetimes.Lifetime> all = waiting.iterator(); all.hasNext(); ) {
      Lifetimes.Lifetime each = all.next();
      if (each.array().size() == result.array().size() && each.death() <= end) {
        users.add(each.array());
        end = each.birth();
        all.remove();
      }
    }
    return users;
  }
}
