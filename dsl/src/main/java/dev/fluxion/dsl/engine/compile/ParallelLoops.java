package dev.fluxion.dsl.engine.compile;

import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;

/**
 * Runs loops on several threads.
 *
 * <p>Each part is a number of whole pieces, and what is added up is added up piece by piece first:
 * so the results do not depend on the number of threads.
 */
final class ParallelLoops {
  /** Waking a worker costs tens of microseconds; measured, two threads gain from here on. */
  static final double BREAK_EVEN_NANOS = 300_000;

  /** Parts for each thread, so that one that is late does not hold up the others. */
  private static final int PARTS = 4;

  private ParallelLoops() {}

  /** Takes a range of pieces. */
  @FunctionalInterface
  interface Pieces {
    void run(int from, int to);
  }

  /** Runs loops over all elements; generated code calls this. */
  static void run(RangeCode code, double[][] arrays, int size) {
    run(
        Sums.pieces(size),
        (from, to) ->
            code.run(arrays, from * Sums.PIECE, (int) Math.min((long) to * Sums.PIECE, size)));
  }

  /** Runs what takes a range of pieces. */
  static void run(int pieces, Pieces code) {
    int parts = Math.min(pieces, PARTS * ForkJoinPool.getCommonPoolParallelism() + 1);
    IntStream.range(0, parts)
        .parallel()
        .forEach(
            part ->
                code.run(
                    (int) ((long) pieces * part / parts),
                    (int) ((long) pieces * (part + 1) / parts)));
  }
}
