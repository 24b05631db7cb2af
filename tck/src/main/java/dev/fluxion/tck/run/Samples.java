package dev.fluxion.tck.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.check.Given;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads attributes and inputs to try, for a command line; a test writes them in Java. */
public final class Samples {
  private static final Pattern OF_PI = Pattern.compile("(-?)(\\d*)\\s*pi(?:/(\\d+))?");

  private Samples() {}

  /**
   * Reads a file: an array of objects with {@code primitive}, {@code attributes} (an object; angles
   * are written as {@code "3pi/4"} or in radians) and {@code inputs} (an array of objects with
   * {@code shape} and perhaps {@code values}).
   *
   * @param file a JSON file
   * @param plugin knows the types of the attributes
   * @throws IllegalArgumentException if the file does not fit the plugin
   * @throws IOException if it cannot be read
   */
  public static List<Given> read(Path file, Plugin plugin) throws IOException {
    Map<String, Primitive> primitives = new LinkedHashMap<>();
    plugin.contribute(
        new Registrar() {
          @Override
          public void primitive(Primitive primitive) {
            primitives.put(primitive.id(), primitive);
          }

          @Override
          public void backend(String id, Supplier<? extends Backend> backend) {
            // Samples are for primitives.
          }
        });
    List<Given> given = new ArrayList<>();
    for (JsonNode each : new ObjectMapper().readTree(file.toFile())) {
      String id = each.path("primitive").asText("");
      Primitive primitive = primitives.get(id);
      if (primitive == null) {
        throw new IllegalArgumentException(
            file
                + " names '"
                + id
                + "', which the plugin does not register, it registers "
                + primitives.keySet());
      }
      given.add(new Given(id, attributes(primitive, each.path("attributes")), inputs(each)));
    }
    return given;
  }

  private static Map<String, Object> attributes(Primitive primitive, JsonNode node) {
    Map<String, Object> defaults = primitive.defaults().asMap();
    Map<String, Object> attributes = new LinkedHashMap<>();
    node.properties()
        .forEach(
            entry -> {
              Object usual = defaults.get(entry.getKey());
              if (usual == null) {
                throw new IllegalArgumentException(
                    "'" + primitive.id() + "' has no attribute '" + entry.getKey() + "'");
              }
              attributes.put(entry.getKey(), value(usual, entry.getValue()));
            });
    return attributes;
  }

  private static Object value(Object usual, JsonNode node) {
    if (usual instanceof Angle) {
      return node.isTextual() ? angle(node.asText()) : Angle.of(node.asDouble());
    } else if (usual instanceof Long) {
      return node.asLong();
    } else if (usual instanceof Double) {
      return node.asDouble();
    } else if (usual instanceof Boolean) {
      return node.asBoolean();
    } else if (usual instanceof String) {
      return node.asText();
    }
    throw new IllegalArgumentException(
        "an attribute of " + usual.getClass() + " cannot be written in JSON; use PluginTck");
  }

  private static Angle angle(String text) {
    Matcher matcher = OF_PI.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("an angle is such as '3pi/4', got '" + text + "'");
    }
    String factor = matcher.group(2);
    String divisor = matcher.group(3);
    Angle angle =
        Angle.PI
            .times(factor.isEmpty() ? 1 : Long.parseLong(factor))
            .over(divisor == null ? 1 : Long.parseLong(divisor));
    return matcher.group(1).isEmpty() ? angle : angle.negate();
  }

  private static List<Given.Input> inputs(JsonNode node) {
    List<Given.Input> inputs = new ArrayList<>();
    for (JsonNode each : node.path("inputs")) {
      double[] extents = numbers(each.path("shape"));
      Shape shape = Shape.of(Arrays.stream(extents).mapToInt(extent -> (int) extent).toArray());
      inputs.add(
          new Given.Input(
              shape,
              each.has("values") ? Optional.of(numbers(each.path("values"))) : Optional.empty()));
    }
    return inputs;
  }

  private static double[] numbers(JsonNode node) {
    double[] numbers = new double[node.size()];
    Arrays.setAll(numbers, i -> node.get(i).asDouble());
    return numbers;
  }
}
