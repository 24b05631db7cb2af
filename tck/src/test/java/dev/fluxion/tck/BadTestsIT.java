package dev.fluxion.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** What hangs, or allocates without end, in the test of an author is a failed test, too. */
class BadTestsIT {
  /** Hangs in one kernel, allocates in another. */
  static class Bad extends PluginTck {
    private static Primitive bad(String id, DoubleUnaryOperator kernel) {
      return Primitive.elementwise(id).kernel(kernel).opaqueDerivative(x -> 1).build();
    }

    @Override
    protected Plugin plugin() {
      return registrar -> {
        registrar.primitive(
            bad(
                "bad:hangs",
                x -> {
                  while (Double.isFinite(x)) {
                    Thread.onSpinWait();
                  }
                  return x;
                }));
        registrar.primitive(
            bad(
                "bad:allocates",
                x -> {
                  List<double[]> kept = new ArrayList<>();
                  while (Double.isFinite(x)) {
                    kept.add(new double[1 << 20]);
                  }
                  return kept.size();
                }));
        registrar.primitive(IsolationTest.SINE);
      };
    }

    @Override
    protected Duration limit() {
      return Duration.ofSeconds(10);
    }
  }

  @Test
  void the_subject_is_named_and_the_rest_is_tested() {
    Map<String, String> tests = Conformance.of(new Bad());
    String hanging = Conformance.failures(tests, "bad:hangs/").get(0);
    assertTrue(hanging.contains("D-PRIMAL of 'bad:hangs' did not end within 10.0 s"), hanging);
    String allocating = Conformance.failures(tests, "bad:allocates/").get(0);
    assertTrue(allocating.contains("'bad:allocates' used up the heap of 512 MB"), allocating);
    assertEquals(List.of(), Conformance.failures(tests, "good:sine/"));
  }
}
