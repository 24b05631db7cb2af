package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program made executable: interpreted or compiled. Immutable, for any number of threads. */
public final class ProgramCode {
  private final Storage storage;
  private final WaveCode[] waves;
  private final Optional<DirectCode> direct;
  private final Optional<DirectArrays> directArrays;
  private final Optional<Lent> lent;
  private final boolean compiled;

  /**
   * The arrays of the memory that the caller lends.
   *
   * @param inputs their numbers, one for all inputs or one for each
   * @param outputs their numbers, one for all outputs or one for each
   */
  public record Lent(int[] inputs, int[] outputs) {}

  ProgramCode(
      Storage storage,
      List<WaveCode> waves,
      Optional<Object> direct,
      Optional<Lent> lent,
      boolean compiled) {
    this.storage = storage;
    this.waves = waves.toArray(new WaveCode[0]);
    this.direct =
        direct.isPresent() && direct.get() instanceof DirectCode code
            ? Optional.of(code)
            : Optional.empty();
    this.directArrays =
        direct.isPresent() && direct.get() instanceof DirectArrays code
            ? Optional.of(code)
            : Optional.empty();
    this.lent = lent;
    this.compiled = compiled;
  }

  /** Returns the interpreted form of a program; every slot is in the frame, at its own number. */
  public static ProgramCode interpreted(Program program) {
    Storage storage = Storage.flat(program);
    List<WaveCode> waves = new ArrayList<>();
    for (Program.Wave wave : program.waves()) {
      waves.add(new Interpreter(program, wave.code(), storage));
    }
    return new ProgramCode(storage, waves, Optional.empty(), Optional.empty(), false);
  }

  /** Returns whether the code is compiled. */
  public boolean isCompiled() {
    return compiled;
  }

  /** Returns the code that needs no memory, if the program is so small and arrays are joined. */
  public Optional<DirectCode> direct() {
    return direct;
  }

  /** Returns the code that needs no memory, if the program is so small and arrays are separate. */
  public Optional<DirectArrays> directArrays() {
    return directArrays;
  }

  /** Returns what the caller lends; if nothing, inputs and outputs are copied from and to slots. */
  public Optional<Lent> lent() {
    return lent;
  }

  /** Returns memory for one run at a time. */
  public Memory memory() {
    return storage.memory();
  }

  /** Executes the instructions of a wave. */
  public void run(int wave, Memory memory) {
    waves[wave].run(memory);
  }

  /** Returns the number of waves. */
  public int waves() {
    return waves.length;
  }
}
