package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.fluxion.dsl.engine.run.Reuse;
import dev.fluxion.dsl.engine.run.ShotPolicy;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A sampling is a value that says how many shots there are and how they are divided. */
class SamplingTest {

  @Test
  void a_sampling_says_what_it_aims_at() {
    assertEquals("exact", Sampling.exact().toString());
    assertEquals("each(10000)", Sampling.each(10_000).toString());
    assertEquals("total(100000)", Sampling.total(100_000).toString());
    assertEquals("toError(0.001)", Sampling.toError(1e-3).toString());
  }

  @Test
  void settings_make_a_new_value_and_leave_the_old_one() {
    Sampling plain = Sampling.total(1_000);
    Sampling set = plain.seed(7).pilot(100).deviation(0.5).weight("gradient", 4.0);
    assertEquals(new ShotPolicy(new ShotPolicy.Total(1_000), 100, 0.5, 7), set.policy());
    assertEquals(4, set.weightOf("gradient"));
    assertEquals(1, set.weightOf("value"));
    assertEquals(new ShotPolicy(new ShotPolicy.Total(1_000), 0, 1, 0), plain.policy());
    assertEquals(1, plain.weightOf("gradient"));
  }

  @Test
  void samplings_are_compared_by_value() {
    Sampling one = Sampling.toError(0.1).weight("value", 2).seed(3);
    Sampling other = Sampling.toError(0.1).seed(3).weight("value", 2);
    assertEquals(one, other);
    assertEquals(one.hashCode(), other.hashCode());
    assertNotEquals(one, one.seed(4));
    assertNotEquals(one, one.weight("value", 3));
  }

  @Test
  void each_freshness_is_a_reuse_of_the_engine() {
    assertEquals(
        EnumSet.allOf(Reuse.class),
        Stream.of(Freshness.values()).map(Freshness::reuse).collect(Collectors.toSet()));
  }
}
