package dev.fluxion.dsl.engine.compile;

/** How a program is compiled, which is decided once, and about how long that takes. */
public final class Compilation {
  /** Above it, classes take longer to warm up than their program is likely to run. */
  private static final int CLASSES_LIMIT = 250_000;

  /** Measured: an instruction takes so long to generate and define, and so long to put in loops. */
  private static final double GENERATE_NANOS = 12_000;

  private static final double CLASS_NANOS = 500_000;
  private static final double LEVEL_NANOS = 300;

  private final Program program;
  private final boolean levelled;

  private Compilation(Program program, boolean levelled) {
    this.program = program;
    this.levelled = levelled;
  }

  /** Decides how a program is compiled. */
  public static Compilation of(Program program) {
    boolean levelled =
        program.size() >= LevelledCode.WORTH && program.isClosed() && LevelledCode.suits(program);
    return new Compilation(program, levelled);
  }

  /** Returns whether the program is not too large for the way in which it is compiled. */
  public boolean isWorth() {
    return levelled || program.size() <= CLASSES_LIMIT;
  }

  /**
   * Returns whether it can be done: whether this JVM lets classes be defined if some are needed.
   */
  public boolean isPossible() {
    return levelled || BytecodeCompiler.isAvailable();
  }

  /** Returns about how long it takes, in nanoseconds. */
  public double nanos() {
    return levelled ? program.size() * LEVEL_NANOS : program.size() * GENERATE_NANOS + CLASS_NANOS;
  }

  /**
   * Returns the compiled form of the program.
   *
   * @param form how the caller lends its arrays, if the code takes them
   * @param parallel whether several threads may take parts of large loops; the results are the same
   */
  public ProgramCode code(Form form, boolean parallel) {
    return levelled ? LevelledCode.of(program) : BytecodeCompiler.compile(program, form, parallel);
  }
}
