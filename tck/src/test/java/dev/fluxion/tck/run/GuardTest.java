package dev.fluxion.tck.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Primitive;
import dev.fluxion.tck.check.Conditions;
import dev.fluxion.tck.check.Suite;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** One check at a time, within a limit, whatever the plugin does. */
class GuardTest {
  private static Guard.Guarded run(DoubleUnaryOperator kernel, Duration limit) {
    Primitive primitive = Primitive.elementwise("test:f").kernel(kernel).build();
    Suite suite = Suite.of(() -> registrar -> registrar.primitive(primitive), List.of());
    Suite.Planned purity =
        suite.planned(suite.subjects().get(0)).stream()
            .filter(planned -> planned.check().id().equals("M-PURE"))
            .findFirst()
            .orElseThrow();
    return new Guard(limit).run(purity, Task.of("Test", purity), Conditions.USUAL);
  }

  @Test
  void a_check_that_ends_is_an_outcome() {
    Guard.Guarded guarded = run(Math::sin, Duration.ofSeconds(60));
    assertEquals(Status.PASS, guarded.outcome().status());
    assertFalse(guarded.isStuck());
    assertTrue(guarded.outcome().seconds() > 0);
  }

  @Test
  void a_check_that_does_not_end_fails_and_says_where_it_was() {
    CountDownLatch latch = new CountDownLatch(1);
    Guard.Guarded guarded =
        run(
            x -> {
              try {
                latch.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              return x;
            },
            Duration.ofMillis(300));
    assertEquals(Status.FAIL, guarded.outcome().status());
    assertTrue(guarded.isStuck());
    String text = guarded.outcome().text();
    assertTrue(text.startsWith("M-PURE of 'test:f' did not end within 0.3 s; it was\n    at "));
  }

  @Test
  void an_error_that_nobody_catches_is_a_failure() {
    Guard.Guarded guarded =
        run(
            x -> {
              throw new NoClassDefFoundError("com/acme/Missing");
            },
            Duration.ofSeconds(60));
    assertEquals(Status.FAIL, guarded.outcome().status());
    assertTrue(guarded.outcome().text().contains("NoClassDefFoundError: com/acme/Missing"));
    assertTrue(guarded.cause().isPresent());
  }

  @Test
  void an_exception_that_cannot_describe_itself_is_described() {
    RuntimeException mute =
        new RuntimeException() {
          @Override
          public String toString() {
            throw new IllegalStateException();
          }
        };
    assertTrue(Guard.describe(mute).endsWith(", which cannot describe itself"));
  }
}
