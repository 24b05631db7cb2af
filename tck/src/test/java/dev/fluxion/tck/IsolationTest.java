package dev.fluxion.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A plugin that ends its JVM is a failed test, not the silent end of a build. */
class IsolationTest {
  /** Right. */
  static final Primitive SINE =
      Primitive.elementwise("good:sine")
          .kernel(Math::sin)
          .derivatives(Math::cos, x -> -Math.sin(x))
          .build();

  /** A kit whose plugin exits in a kernel. */
  static class Exits extends PluginTck {
    @Override
    protected Plugin plugin() {
      return registrar -> {
        registrar.primitive(
            Primitive.elementwise("bad:exits")
                .kernel(
                    x -> {
                      System.exit(0);
                      return x;
                    })
                .opaqueDerivative(x -> 1)
                .build());
        registrar.primitive(SINE);
      };
    }
  }

  /** A kit whose plugin exits when it is created; it has seen a property of this JVM. */
  static class ExitsWhenCreated extends PluginTck {
    @Override
    protected Plugin plugin() {
      System.exit(Integer.getInteger("fluxion.test.code", 0));
      return registrar -> {};
    }
  }

  @Test
  void aKernelThatExitsIsNamedAndTheRestIsTested() throws Exception {
    Map<String, String> tests = Conformance.of(new Exits());
    List<String> failures = Conformance.failures(tests, "bad:exits/");
    String first = failures.get(0);
    assertTrue(first.startsWith("FAIL: D-PRIMAL of 'bad:exits' called System.exit"), first);
    assertTrue(first.contains("IsolationTest.java:"), first);
    assertEquals("NOT_RUN: not made, since D-PRIMAL ended the JVM", failures.get(1));
    assertTrue(tests.keySet().stream().filter(name -> name.startsWith("good:sine/")).count() > 5);
    assertEquals(List.of(), Conformance.failures(tests, "good:sine/"));
    Path page = Path.of("target", "fluxion-tck", Exits.class.getName(), "index.html");
    assertTrue(Files.readString(page).contains("called System.exit"));
  }

  @Test
  void aPluginThatExitsWhenItIsCreatedIsAFailedTest() {
    System.setProperty("fluxion.test.code", "7");
    Map<String, String> tests = Conformance.of(new ExitsWhenCreated());
    List<String> failures = Conformance.failures(tests, ExitsWhenCreated.class.getName());
    assertEquals(1, failures.size());
    assertTrue(
        failures.get(0).contains("called System.exit, which ended the JVM with code 7"),
        failures::toString);
  }
}
