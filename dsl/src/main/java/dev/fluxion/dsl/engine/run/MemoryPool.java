package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.Memory;
import dev.fluxion.dsl.engine.compile.ProgramCode;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps the memory of finished runs for the next ones: a run allocates nothing, and threads seldom
 * meet.
 */
final class MemoryPool {
  /** References of one cache line, so that threads do not share one. */
  private static final int SPREAD = 16;

  private static final int STRIPES =
      Integer.highestOneBit(Math.min(64, 4 * Runtime.getRuntime().availableProcessors()) - 1) * 2;

  private final ProgramCode code;
  private final AtomicReferenceArray<Memory> spare = new AtomicReferenceArray<>(STRIPES * SPREAD);

  MemoryPool(ProgramCode code) {
    this.code = code;
  }

  /** Returns memory that nobody uses. */
  Memory take() {
    Memory memory = spare.getAndSet(stripe(), null);
    return memory == null ? code.memory() : memory;
  }

  /** Keeps memory that is no longer used. */
  void give(Memory memory) {
    spare.lazySet(stripe(), memory);
  }

  private static int stripe() {
    return (int) (Thread.currentThread().getId() & (STRIPES - 1)) * SPREAD;
  }
}
