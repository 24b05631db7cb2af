package dev.fluxion.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What an author sees. */
class PluginTckTest {
  /** A kit for a plugin, as an author writes it. */
  private static PluginTck kit(Plugin plugin, Sample... samples) {
    return new PluginTck() {
      @Override
      protected Plugin plugin() {
        return plugin;
      }

      @Override
      protected List<Sample> samples() {
        return List.of(samples);
      }
    };
  }

  private static PluginTck kit(Primitive primitive, Sample... samples) {
    return kit(registrar -> registrar.primitive(primitive), samples);
  }

  private static Primitive sine(DoubleUnaryOperator derivative) {
    return Primitive.elementwise("test:sin")
        .attribute("unused", 1)
        .kernel(Math::sin)
        .opaqueDerivative(derivative)
        .build();
  }

  private static List<DynamicTest> tests(PluginTck kit) {
    List<DynamicTest> tests = new ArrayList<>();
    kit.conformance().forEach(node -> collect(node, tests));
    return tests;
  }

  private static void collect(DynamicNode node, List<DynamicTest> tests) {
    if (node instanceof DynamicContainer container) {
      container.getChildren().forEach(child -> collect(child, tests));
    } else {
      tests.add((DynamicTest) node);
    }
  }

  private static DynamicTest named(PluginTck kit, String name) {
    return tests(kit).stream()
        .filter(test -> test.getDisplayName().startsWith(name + " (rule "))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aRightPluginPasses() throws Throwable {
    for (DynamicTest test : tests(kit(sine(Math::cos)))) {
      test.getExecutable().execute();
    }
  }

  @Test
  void aFailureSaysWhatItTakesToFindItAgain() {
    PluginTck kit = kit(sine(x -> -Math.cos(x)));
    AssertionFailedError error =
        assertThrows(
            AssertionFailedError.class, named(kit, "REQ-D-NEST(0)").getExecutable()::execute);
    String text = String.valueOf(error.getMessage());
    for (String part :
        List.of(
            "D-NEST(0)",
            "test:sin[unused=1]",
            "rule 1.2",
            "seed 0",
            "partial(0) at (",
            "g = ",
            "D = ",
            "tau = ",
            "E = ",
            "h = ",
            "repro: ")) {
      assertTrue(text.contains(part), () -> "no '" + part + "' in " + text);
    }
  }

  @Test
  void aSmallErrorAbortsWithItsText() {
    PluginTck kit = kit(sine(x -> Math.cos(x) * 1.0000001));
    TestAbortedException aborted =
        assertThrows(
            TestAbortedException.class, named(kit, "REQ-D-NEST(0)").getExecutable()::execute);
    assertTrue(String.valueOf(aborted.getMessage()).contains("INACCURATE"));
  }

  @Test
  void aSubsetOfThePlanIsNotTakenForAllOfIt() {
    List<DynamicTest> tests = tests(kit(sine(Math::cos)));
    DynamicTest last = tests.get(tests.size() - 1);
    assertThrows(AssertionFailedError.class, last.getExecutable()::execute);
  }

  @Test
  void theTreeIsPrimitiveThenPartOfTheContractThenCheck() {
    DynamicContainer primitive = (DynamicContainer) kit(sine(Math::cos)).conformance().get(0);
    List<String> parts = primitive.getChildren().map(DynamicNode::getDisplayName).toList();
    assertEquals(List.of("Derivatives", "Shapes", "Edges", "Behaviour"), parts);
    DynamicContainer derivatives =
        (DynamicContainer)
            kit(sine(Math::cos)).conformance().stream()
                .map(DynamicContainer.class::cast)
                .flatMap(DynamicContainer::getChildren)
                .findFirst()
                .orElseThrow();
    assertEquals(
        "REQ-D-PRIMAL (rule 1.1)",
        derivatives.getChildren().findFirst().orElseThrow().getDisplayName());
  }

  @Test
  void theLastTestWritesAPage() throws Throwable {
    PluginTck kit = kit(sine(x -> -Math.cos(x)));
    for (DynamicTest test : tests(kit)) {
      try {
        test.getExecutable().execute();
      } catch (AssertionFailedError failure) {
        // It is in the page.
        continue;
      }
    }
    Path page = Path.of("target", "fluxion-tck", kit.getClass().getName(), "index.html");
    String html = Files.readString(page);
    assertTrue(html.contains("<p class=\"verdict\">FAILED</p>"));
    assertTrue(html.contains("REQ-D-NEST(0) of <code>test:sin[unused=1]</code>"));
    assertTrue(html.contains("mvn test -Dtest="));
  }

  @Test
  void aCheckThatDoesNotEndFailsAndTheOthersOfItsPrimitiveAreNotMade() {
    CountDownLatch latch = new CountDownLatch(1);
    Primitive hanging =
        Primitive.elementwise("test:hanging")
            .kernel(
                x -> {
                  try {
                    latch.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return x;
                })
            .build();
    PluginTck kit =
        new PluginTck() {
          @Override
          protected Plugin plugin() {
            return registrar -> registrar.primitive(hanging);
          }

          @Override
          protected Duration limit() {
            return Duration.ofMillis(200);
          }
        };
    List<DynamicTest> tests = tests(kit);
    AssertionFailedError first =
        assertThrows(AssertionFailedError.class, tests.get(0).getExecutable()::execute);
    assertTrue(String.valueOf(first.getMessage()).contains("did not end within 0.2 s"));
    AssertionFailedError second =
        assertThrows(AssertionFailedError.class, tests.get(1).getExecutable()::execute);
    assertEquals("NOT_RUN: not made, since D-PRIMAL did not end", second.getMessage());
  }

  @Test
  void anEmptyPluginFails() {
    assertThrows(AssertionFailedError.class, kit(registrar -> {})::conformance);
  }

  @Test
  void samplesAddAttributesAndShapes() {
    Primitive seven =
        Primitive.of("test:seven")
            .shape(
                (attributes, inputs) -> {
                  if (inputs.get(0).size() != 7) {
                    throw new FluxionException("TEST-1", "7 are needed");
                  }
                  return inputs;
                })
            .kernel((in, out) -> System.arraycopy(in[0], 0, out[0], 0, 7))
            .build();
    AssertionFailedError error =
        assertThrows(
            AssertionFailedError.class, named(kit(seven), "REQ-S-SAMPLE").getExecutable()::execute);
    assertTrue(String.valueOf(error.getMessage()).contains("override samples()"));
    PluginTck sampled = kit(seven, Sample.of("test:seven").input(Shape.vector(7)));
    assertEquals("test:seven on [[7]]", sampled.conformance().get(0).getDisplayName());
    assertThrows(IllegalArgumentException.class, kit(seven, Sample.of("test:eight"))::conformance);
  }

  @Test
  void attributesOfSamplesComeBesideTheDefaults() {
    PluginTck kit = kit(sine(Math::cos), Sample.of("test:sin").with("unused", 2));
    assertEquals(
        List.of("test:sin[unused=1]", "test:sin[unused=2]"),
        kit.conformance().stream()
            .filter(DynamicContainer.class::isInstance)
            .map(DynamicNode::getDisplayName)
            .collect(Collectors.toList()));
  }
}
