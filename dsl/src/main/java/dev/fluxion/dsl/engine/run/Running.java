package dev.fluxion.dsl.engine.run;

import dev.fluxion.dsl.engine.compile.DirectArrays;
import dev.fluxion.dsl.engine.compile.DirectCode;
import dev.fluxion.dsl.engine.compile.ProgramCode;
import org.jspecify.annotations.Nullable;

/** The code of a program as it is executed at present, and memory for it. */
final class Running {
  final ProgramCode code;
  final MemoryPool pool;
  final @Nullable DirectCode direct;
  final @Nullable DirectArrays directArrays;
  final boolean settled;

  /**
   * Creates it.
   *
   * @param code the code
   * @param settled whether it stays as it is
   */
  Running(ProgramCode code, boolean settled) {
    this.code = code;
    this.pool = new MemoryPool(code);
    this.direct = code.direct().orElse(null);
    this.directArrays = code.directArrays().orElse(null);
    this.settled = settled;
  }
}
