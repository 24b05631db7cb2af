package dev.fluxion.dsl.engine.compile;

import java.util.List;

/**
 * The steps of one generated method, small enough for the JIT compiler.
 *
 * <p>HotSpot never compiles a method over 8000 bytes. A scalar instruction takes at most 60, so
 * that {@value #CAPACITY} of them stay below; {@link MethodCode#finish} measures it.
 *
 * @param steps what the method does
 * @param weight how many instructions of the program it stands for
 */
record CodeChunk(List<CodeStep> steps, int weight) {
  /** A chunk is closed when its weight reaches this. */
  static final int CAPACITY = 100;

  static CodeChunk of(List<CodeStep> steps) {
    return new CodeChunk(List.copyOf(steps), steps.stream().mapToInt(CodeStep::weight).sum());
  }
}
