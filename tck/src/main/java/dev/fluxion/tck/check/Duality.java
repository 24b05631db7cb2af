package dev.fluxion.tck.check;

import dev.fluxion.dsl.DifferentiableFunction;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * D-DUAL: the forward and the reverse rule of an array primitive are transposes of each other:
 * {@code <w, J v> = <Jᵀ w, v>}, for the function and for its gradients.
 */
record Duality() implements Check {
  private static final int POINTS = 8;
  private static final double TOLERANCE = 1e-12;
  private static final double ROUNDING = 0x1p-50;

  @Override
  public String id() {
    return "D-DUAL";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "1.5";
  }

  /** If one rule is given only, the engine transposes it and there is nothing to compare. */
  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof ArrayMap map
        && map.reaches(1)
        && map.call().primitive().vjp().isPresent()
        && map.call().primitive().jvp().isPresent();
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    ArrayMap map = (ArrayMap) subject;
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    for (int order = 1; map.reaches(order); order++) {
      DifferentiableFunction function =
          order == 1 ? map.function() : new Projection(map).gradient(order - 1);
      DifferentiableFunction forward = function.jvp();
      DifferentiableFunction reverse = function.vjp();
      for (int i = 0; i < POINTS; i++) {
        double[] x = map.draw(random);
        double[] rest = Vectors.random(function.variableCount() - map.size(), random);
        double[] v = Vectors.random(map.size(), random);
        double[] w = Vectors.random(function.outputShape().size(), random);
        double[] tangent = Vectors.join(v, new double[rest.length]);
        double[] pushed = forward.value(Vectors.join(x, rest, tangent)).toArray();
        double[] all = reverse.value(Vectors.join(x, rest, w)).toArray();
        double[] pulled = Arrays.copyOf(all, map.size());
        double gap = Math.abs(Vectors.dot(w, pushed) - Vectors.dot(pulled, v));
        double size = Vectors.absoluteDot(w, pushed) + Vectors.absoluteDot(pulled, v);
        double rounding = ROUNDING * map.termSize(x);
        if (!(gap <= TOLERANCE * size + rounding)) {
          String found =
              "<w, J v> = "
                  + Vectors.dot(w, pushed)
                  + ", <J' w, v> = "
                  + Vectors.dot(pulled, v)
                  + "\n  v = "
                  + Arrays.toString(v)
                  + "\n  w = "
                  + Arrays.toString(w);
          return Verdict.fail(finding.at("jvp() and vjp() at order " + order, x, found));
        }
      }
    }
    return Verdict.pass(POINTS + " points at each order");
  }
}
