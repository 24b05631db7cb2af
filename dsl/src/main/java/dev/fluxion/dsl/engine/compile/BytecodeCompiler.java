package dev.fluxion.dsl.engine.compile;

import java.util.List;

/**
 * Turns programs into JVM bytecode that computes the same numbers, bit for bit, as the interpreter.
 *
 * <p>Scalar instructions become straight-line code on local variables, in methods that the JIT
 * compiler accepts; elementwise instructions on arrays become loops that it vectorises where it
 * can. The classes are hidden and go away with the code that was returned.
 */
final class BytecodeCompiler {
  private BytecodeCompiler() {}

  /** Returns whether this JVM lets classes be defined; a native image does not. */
  static boolean isAvailable() {
    return Availability.PROBED;
  }

  /**
   * Returns the code for a program.
   *
   * @param program a program in which every slot is written once
   * @param form how the caller lends its arrays
   * @param parallel whether several threads may take parts of large loops
   */
  static ProgramCode compile(Program program, Form form, boolean parallel) {
    return Generation.of(program, form, parallel).define();
  }

  /** Found out once, when it is first asked. */
  private static final class Availability {
    static final boolean PROBED = probe();

    private static boolean probe() {
      if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
        return false;
      }
      Program empty = Liveness.finish(new ProgramBuilder(0, true), List.of());
      try {
        compile(empty, Form.JOINED, false);
        return true;
      } catch (UnsupportedOperationException | SecurityException | LinkageError e) {
        return false;
      }
    }
  }
}
