package dev.fluxion.tck.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Attributes are recombined over samples, and a failure shows no more of them than it needs. */
class DrawnAttributesTest {
  private static final Supplier<Plugin> RIGHT =
      WrongAttributes.wave(
          attributes -> attributes.number("amplitude") * attributes.number("frequency"));

  private static Optional<Verdict> verdict(Supplier<Plugin> plugin, List<Given> given) {
    Suite suite = Suite.of(plugin, given);
    return suite.planned(suite.subjects().get(0)).stream()
        .filter(planned -> planned.check().id().equals("D-ATTR"))
        .findFirst()
        .map(planned -> planned.run(Conditions.USUAL));
  }

  @Test
  void rightCombinationsPass() {
    Verdict verdict = verdict(RIGHT, WrongAttributes.oneEach("test:wave")).orElseThrow();
    assertEquals(Grade.PASS, verdict.grade(), verdict::text);
    assertEquals("1 combinations, 0 of them refused", verdict.text());
  }

  @Test
  void aCombinationMayBeRefused() {
    Supplier<Plugin> choosy =
        WrongAttributes.wave(
            attributes -> {
              double a = attributes.number("amplitude");
              double f = attributes.number("frequency");
              if (a != 1 && f != 1) {
                throw new FluxionException("TEST-4", "'test:wave' takes one of both");
              }
              return a * f;
            });
    Verdict verdict = verdict(choosy, WrongAttributes.oneEach("test:wave")).orElseThrow();
    assertEquals(Grade.PASS, verdict.grade(), verdict::text);
    assertEquals("1 combinations, 1 of them refused", verdict.text());
  }

  @Test
  void nothingIsDrawnWhereSamplesHaveAllCombinations() {
    Given one = new Given("test:wave", Map.of("amplitude", 2.0), List.of());
    assertEquals(Optional.empty(), verdict(RIGHT, List.of(one)));
    assertEquals(Optional.empty(), verdict(RIGHT, List.of()));
  }

  @Test
  void aFailureIsShrunkToTheAttributesThatMatter() {
    List<Given> given = new ArrayList<>(WrongAttributes.oneEach("test:wave"));
    for (double offset : new double[] {5, 6, 7, 8}) {
      given.add(new Given("test:wave", Map.of("offset", offset), List.of()));
    }
    Supplier<Plugin> wrong = WrongAttributes.all().get(0).plugin();
    Verdict verdict = verdict(wrong, given).orElseThrow();
    assertEquals(Grade.FAIL, verdict.grade(), verdict::text);
    assertTrue(
        verdict.text().contains("test:wave[amplitude=2.0, frequency=3.0, offset=0.0]"),
        verdict::text);
    assertFalse(verdict.text().contains("offset=5"), verdict::text);
  }
}
