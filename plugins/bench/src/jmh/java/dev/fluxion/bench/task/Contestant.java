package dev.fluxion.bench.task;

import java.util.function.Supplier;

/**
 * Someone who does a task.
 *
 * @param name who, as printed
 * @param from the place among the results of the task's first contestant where this one's begin: a
 *     contestant may compute a part of the task, such as the value alone
 * @param kernel makes its computation, with data that are the same each time
 */
public record Contestant(String name, int from, Supplier<Kernel> kernel) {
  /** The name of the contestant that ratios are taken to. */
  public static final String HAND = "hand-written";

  /** The name of the contestant that targets are set for. */
  public static final String FLUXION = "Fluxion";

  /** The same in the accuracy mode that calls {@link Math}. */
  public static final String STRICT = "Fluxion, strict";

  /** Its value without derivatives. */
  public static final String VALUE = "Fluxion, value alone";

  /**
   * Returns a contestant that does the whole task.
   *
   * @param name who, as printed
   * @param kernel makes its computation
   */
  public static Contestant of(String name, Supplier<Kernel> kernel) {
    return new Contestant(name, 0, kernel);
  }
}
