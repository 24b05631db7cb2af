package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
   * Returns the code of each wave.
   *
   * @param program a program in which every slot is written once
   */
  static List<WaveCode> compile(Program program) {
    List<WaveCode> waves = new ArrayList<>();
    for (List<GeneratedClass> classes : generate(program)) {
      List<WaveCode> parts = classes.stream().map(GeneratedClass::define).toList();
      waves.add(parts.size() == 1 ? parts.get(0) : new Sequence(parts.toArray(WaveCode[]::new)));
    }
    return List.copyOf(waves);
  }

  /** Returns the classes of each wave. */
  static List<List<GeneratedClass>> generate(Program program) {
    List<List<CodeChunk>> waves = CodeLayout.of(program);
    SlotUse slots = new SlotUse(program, waves);
    List<List<GeneratedClass>> generated = new ArrayList<>();
    for (List<CodeChunk> chunks : waves) {
      List<GeneratedClass> classes = new ArrayList<>();
      for (List<CodeChunk> part : parts(chunks)) {
        classes.add(GeneratedClass.of(part, slots, program.kernels()));
      }
      generated.add(classes);
    }
    return generated;
  }

  private static List<List<CodeChunk>> parts(List<CodeChunk> chunks) {
    List<List<CodeChunk>> parts = new ArrayList<>();
    int weight = GeneratedClass.CAPACITY;
    for (CodeChunk chunk : chunks) {
      weight += chunk.weight();
      if (weight > GeneratedClass.CAPACITY) {
        parts.add(new ArrayList<>());
        weight = chunk.weight();
      }
      parts.get(parts.size() - 1).add(chunk);
    }
    return parts;
  }

  /**
   * The classes of a wave, one after the other.
   *
   * @param parts their code
   */
  private record Sequence(WaveCode[] parts) implements WaveCode {
    @Override
    public void run(double[] frame) {
      for (WaveCode part : parts) {
        part.run(frame);
      }
    }
  }

  /** Found out once, when it is first asked. */
  private static final class Availability {
    static final boolean PROBED = probe();

    private static boolean probe() {
      if (System.getProperty("org.graalvm.nativeimage.imagecode") != null) {
        return false;
      }
      Program empty =
          new Program(
              0, new double[0], List.of(), List.of(), List.of(), List.of(), Map.of(), Map.of());
      try {
        GeneratedClass.of(List.of(), new SlotUse(empty, List.of()), List.of())
            .define()
            .run(new double[0]);
        return true;
      } catch (UnsupportedOperationException | SecurityException | LinkageError e) {
        return false;
      }
    }
  }
}
