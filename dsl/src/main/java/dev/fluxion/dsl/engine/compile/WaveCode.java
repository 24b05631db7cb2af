package dev.fluxion.dsl.engine.compile;

import java.util.List;

/** The executable form of the instructions of a wave: interpreted, or a generated class. */
@FunctionalInterface
public interface WaveCode {
  /**
   * Executes the instructions.
   *
   * @param frame the frame of one run
   */
  void run(double[] frame);

  /** Returns the interpreted form of each wave of a program. */
  static List<WaveCode> interpreted(Program program) {
    return program.waves().stream()
        .<WaveCode>map(wave -> new Interpreter(program, wave.code()))
        .toList();
  }

  /** Returns the generated form of each wave of a program. */
  static List<WaveCode> compiled(Program program) {
    return BytecodeCompiler.compile(program);
  }

  /** Returns whether this virtual machine can define classes at run time. */
  static boolean canCompile() {
    return BytecodeCompiler.isAvailable();
  }
}
