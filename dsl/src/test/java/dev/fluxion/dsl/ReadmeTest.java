package dev.fluxion.dsl;

import static dev.fluxion.shift.Shift.shiftSin;
import static dev.fluxion.spi.Angle.PI;
import static dev.fluxion.spi.Shape.scalar;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.FluxionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README says what the code does. */
class ReadmeTest {
  private static final Pattern BLOCK = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL);

  private static String folded(String text) {
    return text.replaceAll("\\s+", " ").trim();
  }

  @Test
  void every_java_block_is_compiled() throws IOException {
    String snippets =
        folded(Files.readString(Path.of("src/test/java/dev/fluxion/dsl/ReadmeSnippets.java")));
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(Path.of("../README.md")));
    while (matcher.find()) {
      blocks.add(folded(matcher.group(1)));
    }
    assertEquals(6, blocks.size());
    for (String block : blocks) {
      assertTrue(snippets.contains(block), block);
    }
  }

  @Test
  void every_java_block_runs() {
    ReadmeSnippets.run();
    ReadmeSnippets.circuits();
    ReadmeSnippets.economy(new CosineProduct().primitive(), CoinBackend.of(Backend.Kind.HARDWARE));
  }

  /** It needs an account; the tour runs such a line against an emulator. */
  @Test
  void the_java_block_of_hardware_needs_its_plugin() {
    DifferentiableFunction two = new CosineProduct().function(2);
    FluxionException e = assertThrows(FluxionException.class, () -> ReadmeSnippets.hardware(two));
    assertTrue(e.getMessage().contains("'ionq'"), e.getMessage());
  }

  @Test
  void the_figures_in_the_comments_are_those_of_today() {
    DifferentiableFunction sine =
        Fluxion.function("sine").input("x", scalar()).returns(x -> shiftSin(x, PI.over(2)));
    Result result = sine.request().derivative(40).at(0.4);
    assertEquals(0.3894183423086505, result.derivative(40).asDouble());
    assertEquals(1, result.counters().evaluations());

    DifferentiableFunction four = new CosineProduct().function(4);
    Counters counters =
        four.request().value().gradient().hessian().at(0.1, 0.2, 0.3, 0.4).counters();
    assertEquals(27, counters.evaluations());
    assertEquals(73, counters.requested());
  }
}
