package dev.fluxion.tck.numerics;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Domain;
import java.util.SplittableRandom;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Where primitives are tried. */
class PointPolicyTest {
  @Provide
  Arbitrary<Domain> domains() {
    Arbitrary<Double> low = Arbitraries.doubles().between(-50, 50).ofScale(15);
    Arbitrary<Double> width = Arbitraries.doubles().between(0.5, 100).ofScale(15);
    Arbitrary<Double> scale = Arbitraries.of(1e-3, 1.0, 1e3);
    return Combinators.combine(low, width, scale)
        .as(
            (from, length, unit) ->
                Domain.between(from * unit, (from + length) * unit)
                    .withKinks((from + length / 3) * unit)
                    .withPoles(from * unit, length * unit / 4)
                    .withScale(unit));
  }

  @Property
  void pointsAreInsideAndClear(@ForAll("domains") Domain domain, @ForAll long seed) {
    PointPolicy policy = new PointPolicy(domain);
    SplittableRandom random = new SplittableRandom(seed);
    for (int k = 0; k < 20; k++) {
      double x = policy.draw(random);
      assertTrue(x > domain.low() && x < domain.high(), () -> x + " is outside");
      assertTrue(domain.distanceToTrouble(x) > 0, () -> x + " is in trouble");
    }
  }

  @Test
  void allMagnitudesAndDistancesAreMet() {
    PointPolicy policy = new PointPolicy(Domain.between(1, Double.POSITIVE_INFINITY));
    SplittableRandom random = new SplittableRandom(1);
    int close = 0;
    int closest = 0;
    for (int k = 0; k < 200; k++) {
      double distance = policy.draw(random) - 1;
      close += distance < 1e-2 ? 1 : 0;
      closest += distance < 1e-6 ? 1 : 0;
    }
    assertTrue(close > 60, "only " + close + " are close to the edge");
    assertTrue(closest > 15, "only " + closest + " are very close to the edge");
  }
}
