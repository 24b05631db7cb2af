package dev.fluxion.dsl.engine.compile;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * Arrays of the memory that nobody needs any longer, so that others may use them: fewer arrays are
 * less to get through the caches.
 */
final class FreeArrays {
  private final PriorityQueue<Held> held = new PriorityQueue<>(Comparator.comparingInt(Held::end));
  private final Map<Integer, Deque<Integer>> free = new HashMap<>();

  /**
   * An array that is used.
   *
   * @param number its number
   * @param length its length
   * @param end until this moment it is used
   */
  private record Held(int number, int length, int end) {}

  /** Returns an array of the same size that is free when another is written, if any is. */
  OptionalInt take(Lifetimes.Lifetime wanted) {
    while (!held.isEmpty() && held.peek().end() <= wanted.birth()) {
      Held ended = held.remove();
      free.computeIfAbsent(ended.length(), ignored -> new ArrayDeque<>()).push(ended.number());
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
    held.add(new Held(number, user.array().size(), user.death()));
  }
}
