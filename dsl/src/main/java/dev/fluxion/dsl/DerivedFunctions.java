package dev.fluxion.dsl;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was derived from a function, kept with it: asked for again it is the same function, prepared
 * and compiled already, and it goes when the function goes.
 */
final class DerivedFunctions {
  /** The most that are kept; what comes later is made each time. */
  private static final int CAPACITY = 64;

  private final Map<String, DifferentiableFunction> known = new ConcurrentHashMap<>();

  /**
   * Returns what was derived before, or derives it.
   *
   * @param what what is derived
   * @param derivation derives it
   */
  DifferentiableFunction get(String what, Supplier<DifferentiableFunction> derivation) {
    DifferentiableFunction before = known.get(what);
    if (before != null) {
      return before;
    }
    DifferentiableFunction made = derivation.get();
    if (known.size() >= CAPACITY) {
      return made;
    }
    DifferentiableFunction other = known.putIfAbsent(what, made);
    return other == null ? made : other;
  }
}
