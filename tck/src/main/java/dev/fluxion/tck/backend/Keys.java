package dev.fluxion.tck.backend;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shots;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * B-KEY: evaluations that differ in anything, be it the last bit of an input, an attribute, the
 * shots, the seed or the order, are different evaluations to a backend that remembers.
 */
record Keys() implements BackendRule {
  private static final int POINTS = 3;

  /** Changed in both halves of a double, these leave its hash code as it is. */
  private static final long SAME_HASH = 0x0000_0001_0000_0001L;

  @Override
  public String id() {
    return "B-KEY";
  }

  @Override
  public String rule() {
    return "6.9";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    RandomGenerator random = trial.random(this, hosted);
    int tried = 0;
    for (int shots : hosted.modes()) {
      for (int point = 0; point < POINTS; point++) {
        Evaluation base = hosted.one(shots, random);
        for (Evaluation variant : variants(hosted, base)) {
          try (Device fresh = hosted.open();
              Device used = hosted.open()) {
            Device.Likeness likeness = fresh.likeness(random);
            Optional<Estimate> expected = ifPossible(fresh, variant);
            if (expected.isEmpty()) {
              continue;
            }
            used.one(base);
            Estimate found = used.one(variant);
            tried++;
            if (!likeness.alike(expected.get(), found)) {
              return Outcome.broken(
                  Hosted.text(variant)
                      + " gave "
                      + Estimates.text(expected.get())
                      + ", and "
                      + Estimates.text(found)
                      + " after "
                      + Hosted.text(base));
            }
          }
        }
      }
    }
    return Outcome.kept(tried + " pairs of evaluations");
  }

  /** A neighbour of an input or of an attribute may be out of bounds. */
  private static Optional<Estimate> ifPossible(Device device, Evaluation variant) {
    try {
      return device.backend().supports(variant.call())
          ? Optional.of(device.one(variant))
          : Optional.empty();
    } catch (FluxionException refusal) {
      return Optional.empty();
    }
  }

  private static List<Evaluation> variants(Hosted hosted, Evaluation base) {
    List<Evaluation> variants = new ArrayList<>();
    for (int i = 0; i < base.inputs().size(); i++) {
      for (int k = 0; k < base.inputs().get(i).length; k++) {
        double x = base.inputs().get(i)[k];
        variants.add(moved(hosted, base, i, k, Math.nextUp(x)));
        variants.add(moved(hosted, base, i, k, sameHash(x)));
        variants.add(moved(hosted, base, i, k, (float) x));
      }
    }
    if (base.inputs().size() > 1 && hosted.shapes().get(0).equals(hosted.shapes().get(1))) {
      List<double[]> swapped = Estimates.copy(base.inputs());
      List<double[]> inputs = new ArrayList<>(swapped);
      Collections.swap(inputs, 0, 1);
      variants.add(hosted.at(inputs, base.shots()));
    }
    base.call().attributes().asMap().entrySet().stream()
        .flatMap(entry -> other(base.call(), entry).stream())
        .forEach(call -> variants.add(with(base, call, base.orders())));
    if (base.shots().count() > 0) {
      variants.add(hosted.at(base.inputs(), base.shots().seed(base.shots().seed() + 1)));
      variants.add(hosted.at(base.inputs(), base.shots().seed(base.shots().seed() ^ (1L << 40))));
      variants.add(
          hosted.at(base.inputs(), new Shots(base.shots().count() * 2, base.shots().seed())));
      if (hosted.capabilities().exact()) {
        variants.add(hosted.at(base.inputs(), Shots.EXACT));
      }
    } else if (hosted.takesShots()) {
      variants.add(hosted.at(base.inputs(), new Shots(100, 0)));
    }
    return variants;
  }

  private static double sameHash(double x) {
    double other = Double.longBitsToDouble(Double.doubleToLongBits(x) ^ SAME_HASH);
    return Double.isFinite(other) ? other : x;
  }

  private static Evaluation moved(Hosted hosted, Evaluation base, int input, int k, double to) {
    List<double[]> inputs = Estimates.copy(base.inputs());
    inputs.get(input)[k] = to;
    return hosted.at(inputs, base.shots());
  }

  private static Evaluation with(Evaluation base, BoundPrimitive call, List<Integer> orders) {
    return new Evaluation(call, orders, base.inputs(), base.shapes(), base.shots());
  }

  /** Numbers and angles have neighbours; of other attributes nothing is known. */
  private static List<BoundPrimitive> other(
      BoundPrimitive call, Map.Entry<String, Object> attribute) {
    Object value = attribute.getValue();
    if (value instanceof Angle angle) {
      return List.of(call.with(attribute.getKey(), angle.plus(Angle.PI.over(7))));
    } else if (value instanceof Double number) {
      return List.of(
          call.with(attribute.getKey(), number + 0.03125 * Math.max(1, Math.abs(number))));
    }
    return List.of();
  }
}
