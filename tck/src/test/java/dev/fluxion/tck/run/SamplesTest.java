package dev.fluxion.tck.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.check.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Samples for the command line, with the types that the plugin declares. */
class SamplesTest {
  private static final Plugin PLUGIN =
      registrar -> {
        registrar.primitive(
            Primitive.elementwise("test:sin")
                .attribute("shift", Angle.PI)
                .attribute("factor", 1.0)
                .attribute("order", 1)
                .attribute("exact", true)
                .attribute("label", "a")
                .kernel(Math::sin)
                .build());
        registrar.primitive(
            Primitive.of("test:rotate")
                .inputs(2)
                .shape((attributes, inputs) -> List.of(inputs.get(0)))
                .kernel((in, out) -> {})
                .build());
      };

  @TempDir private Path directory;

  private List<Given> read(String json) throws IOException {
    return Samples.read(Files.writeString(directory.resolve("samples.json"), json), PLUGIN);
  }

  private Map<String, Object> attributes(String json) throws IOException {
    return read("[{\"primitive\": \"test:sin\", \"attributes\": " + json + "}]")
        .get(0)
        .attributes();
  }

  @Test
  void attributes_have_the_types_of_their_defaults() throws IOException {
    assertEquals(
        Map.of("factor", 2.0, "order", 2L, "exact", false, "label", "b"),
        attributes("{\"factor\": 2, \"order\": 2, \"exact\": false, \"label\": \"b\"}"));
  }

  @Test
  void angles_are_fractions_of_pi_or_numbers() throws IOException {
    assertEquals(Angle.PI.over(4), attributes("{\"shift\": \"pi/4\"}").get("shift"));
    assertEquals(
        Angle.PI.times(3).over(4).negate(), attributes("{\"shift\": \"-3pi/4\"}").get("shift"));
    assertEquals(Angle.of(0.5), attributes("{\"shift\": 0.5}").get("shift"));
  }

  @Test
  void inputs_have_a_shape_and_perhaps_values() throws IOException {
    Given given =
        read("""
                [{"primitive": "test:rotate",
                  "inputs": [{"shape": [2]}, {"shape": [], "values": [0.3]}]}]
                """)
            .get(0);
    assertEquals(Shape.vector(2), given.inputs().get(0).shape());
    assertTrue(given.inputs().get(0).values().isEmpty());
    assertEquals(Shape.scalar(), given.inputs().get(1).shape());
    assertArrayEquals(new double[] {0.3}, given.inputs().get(1).values().orElseThrow());
  }

  private void isRefused(String message, String json) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> read(json));
    assertTrue(String.valueOf(refusal.getMessage()).contains(message), refusal::getMessage);
  }

  @Test
  void what_the_plugin_does_not_have_is_refused() {
    isRefused(
        "names 'test:cos', which the plugin does not register", "[{\"primitive\": \"test:cos\"}]");
    isRefused(
        "'test:sin' has no attribute 'phase'",
        "[{\"primitive\": \"test:sin\", \"attributes\": {\"phase\": 1}}]");
    isRefused(
        "an angle is such as '3pi/4', got 'half'",
        "[{\"primitive\": \"test:sin\", \"attributes\": {\"shift\": \"half\"}}]");
  }
}
