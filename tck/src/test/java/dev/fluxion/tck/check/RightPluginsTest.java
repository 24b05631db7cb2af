package dev.fluxion.tck.check;

import static dev.fluxion.tck.check.Primitives.numbers;
import static dev.fluxion.tck.check.Primitives.plugin;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Plugin;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What cannot be decided is said to be so. */
class RightPluginsTest {
  @Test
  void fastOscillationWithoutItsScaleIsInconclusive() {
    Supplier<Plugin> plugin =
        numbers("fast", x -> Math.sin(1000 * x), x -> 1000 * Math.cos(1000 * x));
    Suite suite = Suite.of(plugin, List.of());
    Verdict verdict =
        suite.planned(suite.subjects().get(0)).stream()
            .filter(planned -> planned.check().id().equals("D-NEST(0)"))
            .findFirst()
            .orElseThrow()
            .run(Conditions.USUAL);
    assertEquals(Grade.INCONCLUSIVE, verdict.grade(), verdict::text);
  }
}
