package dev.fluxion.dsl.engine.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Runs programs both ways, with a stand-in for the backend, and compares. */
final class Runs {
  private Runs() {}

  static void assertSame(Program program) {
    List<WaveCode> interpreted = WaveCode.interpreted(program);
    List<WaveCode> compiled = BytecodeCompiler.compile(program);
    Random random = new Random(program.size());
    double[] used = program.frame().clone();
    for (int point = 0; point < 3; point++) {
      double[] input = random.doubles(program.inputSize(), -3, 3).toArray();
      double[] expected = outputs(program, interpreted, program.frame().clone(), input);
      // The frame is used again, as an executable does.
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

  static double[] outputs(Program program, List<WaveCode> code, double[] frame, double[] input) {
    System.arraycopy(input, 0, frame, 0, program.inputSize());
    for (int k = 0; k < code.size(); k++) {
      code.get(k).run(frame);
      for (ExternalCall call : program.waves().get(k).calls()) {
        frame[call.outputs()[0]] = frame[call.inputs().get(0)[0]] * 0.75 + 1;
      }
    }
    return program.outputs().stream()
        .flatMapToInt(Arrays::stream)
        .mapToDouble(slot -> frame[slot])
        .toArray();
  }
}
