package dev.fluxion.tck.check;

import dev.fluxion.spi.Kernel;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * M-PURE: a value depends on the inputs alone: not on what was evaluated before, nor on what the
 * output held; and the inputs are left as they were.
 */
record Purity() implements Check {
  private static final int POINTS = 60;

  @Override
  public String id() {
    return "M-PURE";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "5.1";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject.isFunction();
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    UnaryOperator<double[]> function = Evaluations.of(subject);
    double[][] points = Evaluations.points(subject, POINTS, random);
    double[][] first = Evaluations.values(function, points);
    for (int k = POINTS - 1; k >= 0; k--) {
      double[] again = function.apply(points[k]);
      double[] interleaved = function.apply(points[(7 * k + 3) % POINTS]);
      double[] once = first[(7 * k + 3) % POINTS];
      if (!Vectors.same(first[k], again) || !Vectors.same(once, interleaved)) {
        String found = Arrays.toString(first[k]) + " at first, later " + Arrays.toString(again);
        return Verdict.fail(finding.at("value in another order", points[k], found));
      }
    }
    return leavesInputs(subject, finding, random);
  }

  private static Verdict leavesInputs(Subject subject, Finding finding, RandomGenerator random) {
    Optional<Kernel> kernel = subject.call().primitive().kernel(subject.call().attributes());
    if (kernel.isPresent() && kernel.get() instanceof Kernel.Nary nary) {
      double[] point = ((Elementwise) subject).point(random);
      double[] given = point.clone();
      double once = nary.function().applyAsDouble(given);
      if (!Vectors.same(point, given)) {
        return Verdict.fail(finding.at("kernel, which gave " + once, point, changed(given)));
      }
    } else if (kernel.isPresent() && kernel.get() instanceof Kernel.Arrays arrays) {
      double[][] inputs = ((ArrayMap) subject).kernelInputs(random);
      double[][] given = Arrays.stream(inputs).map(double[]::clone).toArray(double[][]::new);
      double[] zeros = filled((ArrayMap) subject, arrays, given, 0);
      for (int i = 0; i < inputs.length; i++) {
        if (!Vectors.same(inputs[i], given[i])) {
          return Verdict.fail(finding.at("kernel", inputs[i], changed(given[i])));
        }
      }
      double[] ones = filled((ArrayMap) subject, arrays, given, 1);
      if (!Vectors.same(zeros, ones)) {
        return Verdict.fail(
            finding.at("kernel", Vectors.join(inputs), "the outputs are not filled entirely"));
      }
    }
    return Verdict.pass(POINTS + " points in two orders");
  }

  private static double[] filled(
      ArrayMap map, Kernel.Arrays kernel, double[][] inputs, double before) {
    double[][] outputs = map.kernelOutputs(before);
    kernel.function().fill(map.shapes(), inputs, outputs);
    return Vectors.join(outputs);
  }

  private static String changed(double[] given) {
    return "the kernel changed its input to " + Arrays.toString(given);
  }
}
