package dev.fluxion.dsl.engine.plan.points;

import java.util.Arrays;

/** Whole numbers as the key of a map. */
final class IntKey {
  private final int[] numbers;
  private final int hash;

  /** Wraps numbers that do not change from now on. */
  IntKey(int... numbers) {
    this.numbers = numbers;
    this.hash = Arrays.hashCode(numbers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IntKey key && hash == key.hash && Arrays.equals(numbers, key.numbers);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
