package dev.fluxion.tck.check;

import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * M-DET: another instance of the plugin, and the same one at another time, give the same bits.
 *
 * @param twins the subjects of another instance, by title
 */
record Determinism(Map<String, Subject> twins) implements Check {
  private static final int POINTS = 30;

  /** Copies the map. */
  Determinism {
    twins = Map.copyOf(twins);
  }

  @Override
  public String id() {
    return "M-DET";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "5.2";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject.isFunction();
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    Subject twin = twins.get(subject.title());
    if (twin == null) {
      return Verdict.fail(finding.of("another instance of the plugin registers no such primitive"));
    }
    double[][] points = Evaluations.points(subject, POINTS, random);
    double[][] once = Evaluations.values(Evaluations.of(subject), points);
    for (Subject other : new Subject[] {subject, twin}) {
      UnaryOperator<double[]> function = Evaluations.of(other);
      for (int k = 0; k < POINTS; k++) {
        double[] again = function.apply(points[k]);
        if (!Vectors.same(once[k], again)) {
          String found =
              Arrays.toString(once[k])
                  + " at first, "
                  + Arrays.toString(again)
                  + (other == twin ? " by another instance of the plugin" : " at another time");
          return Verdict.fail(finding.at("value", points[k], found));
        }
      }
    }
    return Verdict.pass(POINTS + " points, two instances");
  }
}
