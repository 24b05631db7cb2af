package dev.fluxion.dsl;

import static dev.fluxion.spi.Shape.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.fluxion.shift.Shift;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Backend;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A plan as JSON is what it was when its fields were described, and is parsed by a parser. */
class PlanJsonTest {
  private static final Path GOLDEN = Path.of("src/test/resources/plan.json");
  private static final Pattern DECIMAL = Pattern.compile("-?\\d+\\.\\d+(E-?\\d+)?");

  private final CosineProduct cosines = new CosineProduct();
  private final CoinBackend backend = CoinBackend.of(Backend.Kind.HARDWARE).limit(5);

  private Explanation plan() {
    return cosines
        .function(2)
        .on(backend, Sampling.each(100))
        .request()
        .value()
        .gradient()
        .hessian()
        .explain();
  }

  /** Rounds to 9 digits: solvers may differ in the last ones. */
  private static String rounded(String json) {
    return DECIMAL
        .matcher(json)
        .replaceAll(
            number ->
                new BigDecimal(number.group())
                    .round(new MathContext(9))
                    .stripTrailingZeros()
                    .toPlainString());
  }

  private static Map<?, ?> parsed(String json) {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      Map<?, ?> object = (Map<?, ?>) value(parser);
      assertNull(parser.nextToken());
      return object;
    } catch (IOException e) {
      throw new AssertionError(json, e);
    }
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String field = parser.currentName();
          parser.nextToken();
          assertTrue(object.put(field, value(parser)) == null, field);
        }
        return object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        return array;
      }
      case VALUE_NUMBER_INT -> {
        return parser.getLongValue();
      }
      case VALUE_NUMBER_FLOAT -> {
        return parser.getDoubleValue();
      }
      default -> {
        return parser.getText();
      }
    }
  }

  @Test
  void a_small_plan_is_the_golden_one() {
    assertEquals(ErrorCatalogue.read(GOLDEN), rounded(plan().toJson()) + "\n");
  }

  @Test
  void fields_are_what_the_methods_say() {
    Explanation plan = plan();
    Map<?, ?> json = parsed(plan.toJson());
    assertEquals(plan.function(), json.get("function"));
    assertEquals(plan.evaluations(), json.get("evaluations"));
    assertEquals((long) plan.roundTrips(), json.get("roundTrips"));
    assertEquals(plan.batches(), json.get("batches"));
    assertEquals(plan.requested(), json.get("requested"));
    assertEquals(plan.merged(), json.get("merged"));
    assertEquals(plan.norm(), json.get("norm"));
    assertEquals(plan.errorFactor(), json.get("errorFactor"));
    Map<?, ?> sampling = (Map<?, ?>) json.get("sampling");
    assertEquals(plan.shots(), sampling.get("shots"));
    assertEquals(plan.expectedError(), sampling.get("expectedError"));
    assertEquals(
        plan.alternatives().stream().map(Alternative::variance).toList(),
        ((List<?>) json.get("alternatives"))
            .stream().map(each -> ((Map<?, ?>) each).get("variance")).toList());
  }

  @Test
  void long_lists_are_cut_and_counted() {
    Map<?, ?> json =
        parsed(cosines.function(10).request().gradient().hessian().explain().toJson(3));
    Map<?, ?> group = (Map<?, ?>) ((List<?>) json.get("groups")).get(0);
    assertEquals(1L, json.get("groupCount"));
    assertEquals(65L, group.get("derivativeCount"));
    assertEquals(3, ((List<?>) group.get("derivatives")).size());
    assertEquals(group.get("evaluations"), group.get("pointCount"));
    assertEquals(3, ((List<?>) group.get("points")).size());
    Map<?, ?> none = parsed(cosines.function(10).gradient().explain().toJson(0));
    assertEquals(List.of(), none.get("groups"));
    assertEquals(1L, none.get("groupCount"));
  }

  @Test
  void numbers_that_are_not_finite_are_null() {
    DifferentiableFunction sines =
        Fluxion.function("sines")
            .input("x", vector(2))
            .returns(x -> Shift.shiftSin(x, Angle.PI.over(2)).sum());
    Explanation plan = sines.partial(new int[1_100]).explain();
    assertEquals(Double.POSITIVE_INFINITY, plan.requested());
    assertEquals("null", parsed(plan.toJson()).get("requested"));
  }

  @Test
  void texts_are_escaped() {
    Map<?, ?> json =
        parsed(
            Fluxion.function("a \"b\"\n").input("x", vector(2)).returns(x -> x).explain().toJson());
    assertEquals("a \"b\"\n", json.get("function"));
    assertEquals("analytic", ((Map<?, ?>) json.get("backend")).get("name"));
  }
}
