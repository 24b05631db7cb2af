package dev.fluxion.bench.task;

/** How a task is timed. */
public enum Pace {
  /** Again and again until it is at its steady speed. */
  STEADY,
  /** The same for large functions, which take longer to reach it. */
  SLOW_START,
  /** Run by run, with a fresh function each time: many of them, of some milliseconds. */
  FRESH,
  /** Run by run, with a fresh function each time: few of them, of up to seconds. */
  FRESH_LARGE,
  /** Once in each of several JVMs of their own. */
  FIRST
}
