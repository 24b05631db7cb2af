package dev.fluxion.tck.check;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * E-EDGE of array primitives: the gradient is finite where the value is, and NaN does not vanish.
 */
record ArrayEdges() implements Check {
  private static final int POINTS = 20;

  @Override
  public String id() {
    return "E-EDGE";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "3.3";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof ArrayMap map && map.outputSize() > 0;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    ArrayMap map = (ArrayMap) subject;
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    for (int i = 0; i < POINTS && map.reaches(1); i++) {
      double[] x = map.draw(random);
      double[] w = Vectors.random(map.outputSize(), random);
      boolean finite = isFinite(map.function().value(x).toArray());
      double[] gradient = map.function().vjp().value(Vectors.join(x, w)).toArray();
      if (finite && !isFinite(gradient)) {
        return Verdict.fail(
            finding.at(
                "vjp()", x, "got " + Arrays.toString(gradient) + " where the value is finite"));
      }
    }
    double[][] undefined = map.undefinedInputs();
    double[][] outputs = map.kernelOutputs(0);
    map.code().fill(map.shapes(), undefined, outputs);
    double[] value = Vectors.join(outputs);
    if (Arrays.stream(value).noneMatch(Double::isNaN)) {
      return Verdict.fail(
          finding.of("inputs of NaN alone gave " + Arrays.toString(value) + ", NaN was swallowed"));
    }
    return Verdict.pass(POINTS + " points, NaN");
  }

  private static boolean isFinite(double[] values) {
    return Arrays.stream(values).allMatch(value -> Math.abs(value) <= Double.MAX_VALUE);
  }
}
