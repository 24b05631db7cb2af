package dev.fluxion.dsl.engine.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * Arrays of the memory that others may use: those that nobody needs any longer, and those of
 * results before the results are written. Fewer arrays are less to get through the caches.
 */
final class FreeArrays {
  private final PriorityQueue<Held> held = new PriorityQueue<>(Comparator.comparingInt(Held::end));
  private final Map<Integer, Deque<Integer>> free = new HashMap<>();
  private final Map<Integer, List<Held>> results = new HashMap<>();

  /**
   * An array that is used.
   *
   * @param number its number
   * @param length its length
   * @param start from this moment on it is free, if it is for a result
   * @param end until this moment it is used, or free if it is for a result
   */
  private record Held(int number, int length, int start, int end) {}

  /** Offers the array of a result for the time until the result is written. */
  void offer(int number, Lifetimes.Lifetime result) {
    int length = result.array().size();
    results
        .computeIfAbsent(length, ignored -> new ArrayList<>())
        .add(new Held(number, length, 0, result.birth()));
  }

  /** Returns an array of the same size that is free as long as another is needed, if any is. */
  OptionalInt take(Lifetimes.Lifetime wanted) {
    while (!held.isEmpty() && held.peek().end() <= wanted.birth()) {
      Held ended = held.remove();
      free.computeIfAbsent(ended.length(), ignored -> new ArrayDeque<>()).push(ended.number());
    }
    List<Held> lent = results.getOrDefault(wanted.array().size(), List.of());
    for (int k = 0; k < lent.size(); k++) {
      Held result = lent.get(k);
      if (result.start() <= wanted.birth() && wanted.death() <= result.end()) {
        lent.set(k, new Held(result.number(), result.length(), wanted.death(), result.end()));
        return OptionalInt.of(result.number());
      }
    }
    Deque<Integer> fitting = free.get(wanted.array().size());
    if (fitting == null || fitting.isEmpty()) {
      return OptionalInt.empty();
    }
    hold(fitting.peek(), wanted);
    return OptionalInt.of(fitting.pop());
  }

  /** Notes that an array is used for another. */
  void hold(int number, Lifetimes.Lifetime user) {
    held.add(new Held(number, user.array().size(), user.birth(), user.death()));
  }
}
