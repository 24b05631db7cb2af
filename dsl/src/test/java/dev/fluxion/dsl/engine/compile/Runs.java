package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;

/** Runs programs both ways, with a stand-in for the backend, and compares. */
final class Runs {
  private Runs() {}

  static void assertSame(Program program) {
    ProgramCode interpreted = ProgramCode.interpreted(program);
    for (Form form : Form.values()) {
      assertSame(program, interpreted, BytecodeCompiler.compile(program, form, false));
      assertSame(program, interpreted, BytecodeCompiler.compile(program, form, true));
    }
  }

  static void assertSame(Program program, ProgramCode interpreted, ProgramCode compiled) {
    Random random = new Random(program.size());
    // The memory is used again, as an executable does.
    Memory used = compiled.memory();
    for (int point = 0; point < 3; point++) {
      double[] input = random.doubles(program.inputSize(), -3, 3).toArray();
      double[] expected = outputs(program, interpreted, interpreted.memory(), input);
      double[] actual = outputs(program, compiled, used, input);
      assertBitwiseEqual(expected, actual);
    }
  }

  static void assertBitwiseEqual(double[] expected, double[] actual) {
    assertEquals(expected.length, actual.length);
    for (int i = 0; i < expected.length; i++) {
      int position = i;
      assertEquals(
          Double.doubleToLongBits(expected[i]),
          Double.doubleToLongBits(actual[i]),
          () -> "output " + position + ": " + expected[position] + ", got " + actual[position]);
    }
  }

  static double[] outputs(Program program, ProgramCode code, Memory memory, double[] input) {
    int size = program.outputs().stream().mapToInt(slots -> slots.length).sum();
    double[] results = new double[size];
    Arrays.fill(results, 7);
    if (code.direct().isPresent()) {
      code.direct().get().run(input, results);
      return results;
    }
    if (code.lent().isEmpty()) {
      System.arraycopy(input, 0, memory.frame(), 0, input.length);
      waves(program, code, memory);
      return program.outputs().stream()
          .flatMapToInt(Arrays::stream)
          .mapToDouble(slot -> memory.frame()[slot])
          .toArray();
    }
    int[] inputs = code.lent().get().inputs();
    int[] outputs = code.lent().get().outputs();
    if (code.directArrays().isPresent()) {
      double[][] in =
          program.inputs().stream()
              .map(region -> Arrays.copyOfRange(input, region.first(), region.end()))
              .toArray(double[][]::new);
      double[][] out =
          program.outputs().stream()
              .map(slots -> new double[slots.length])
              .toArray(double[][]::new);
      code.directArrays().get().run(in, out);
      return Arrays.stream(out).flatMapToDouble(Arrays::stream).toArray();
    }
    if (inputs.length == 1 && outputs.length == 1) {
      memory.lend(inputs[0], input);
      memory.lend(outputs[0], results);
      waves(program, code, memory);
      return results;
    }
    for (int k = 0; k < inputs.length; k++) {
      Region region = program.inputs().get(k);
      memory.lend(inputs[k], Arrays.copyOfRange(input, region.first(), region.end()));
    }
    double[][] each =
        program.outputs().stream().map(slots -> new double[slots.length]).toArray(double[][]::new);
    for (int k = 0; k < outputs.length; k++) {
      Arrays.fill(each[k], 7);
      memory.lend(outputs[k], each[k]);
    }
    waves(program, code, memory);
    return Arrays.stream(each).flatMapToDouble(Arrays::stream).toArray();
  }

  private static void waves(Program program, ProgramCode code, Memory memory) {
    for (int k = 0; k < code.waves(); k++) {
      code.run(k, memory);
      if (k < program.waves().size()) {
        for (ExternalCall call : program.waves().get(k).calls()) {
          memory.frame()[call.outputs()[0]] = memory.frame()[call.inputs().get(0)[0]] * 0.75 + 1;
        }
      }
    }
  }
}
