package dev.fluxion.dsl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class CatalogTest {
  private static final Primitive SIN = primitive("shift:sin");
  private static final Primitive COS = primitive("shift:cos");
  private static final Primitive EXP = primitive("elementary:exp");

  @Test
  void primitivesAreSortedById() {
    Catalog catalog = Catalog.of(plugin("one", SIN, EXP), plugin("two", COS));
    assertEquals(List.of(EXP, COS, SIN), catalog.primitives());
    assertEquals("catalog of 2 plugins, 3 primitives, 0 backends", catalog.toString());
  }

  @Test
  void aPrimitiveIsFoundByItsId() {
    assertSame(COS, Catalog.of(plugin("one", SIN, COS)).primitive("shift:cos"));
  }

  @Test
  void aCallAppliesThePrimitive() {
    Expr x = Expr.constant(0.5);
    assertEquals(
        SIN.at(x).toString(), Catalog.of(plugin("one", SIN)).call("shift:sin", x).toString());
  }

  @Test
  void anUnknownPrimitiveSuggestsWhatIsNear() {
    Catalog catalog = Catalog.of(plugin("one", SIN, COS));
    assertError(
        "FLX-401: unknown primitive 'shift:sine', did you mean 'shift:sin'?",
        () -> catalog.primitive("shift:sine"));
    assertError(
        "FLX-401: unknown primitive 'cos', did you mean 'shift:cos'?", () -> catalog.call("cos"));
  }

  @Test
  void anUnknownPrimitiveNamesTheVendorsIfNothingIsNear() {
    assertError(
        "FLX-401: unknown primitive 'sim:expectation', known vendors are [elementary, shift]",
        () -> Catalog.of(plugin("one", SIN, EXP)).primitive("sim:expectation"));
    assertError(
        "FLX-401: unknown primitive 'shift:sin', the catalog has no primitives",
        () -> Catalog.of().primitive("shift:sin"));
  }

  @Test
  void aBackendIsCreatedWithEachCall() {
    Catalog catalog = Catalog.of(r -> r.backend("simulator", Nothing::new));
    assertEquals(List.of("simulator"), catalog.backends());
    try (Backend first = catalog.backend("simulator");
        Backend second = catalog.backend("simulator")) {
      assertNotSame(first, second);
    }
  }

  @Test
  void anUnknownBackendSuggestsWhatIsNear() {
    Catalog catalog =
        Catalog.of(
            r -> {
              r.backend("simulator", Nothing::new);
              r.backend("device", Nothing::new);
            });
    assertError(
        "FLX-403: unknown backend 'simlator', did you mean 'simulator'?",
        () -> catalog.backend("simlator"));
    assertError(
        "FLX-403: unknown backend 'gpu', known are [device, simulator]",
        () -> catalog.backend("gpu"));
    assertError(
        "FLX-403: unknown backend 'gpu', the catalog has no backends",
        () -> Catalog.of().backend("gpu"));
  }

  @Test
  void aBackendThatCannotBeCreatedNamesItsPlugin() {
    String origin = Catalog.of(new Broken()).plugins().get(0).origin();
    Catalog catalog = Catalog.of(new Broken());
    String subject = "of plugin broken (from " + origin + ") could not be created: ";
    assertError(
        "FLX-408: backend 'failing' " + subject + "IllegalStateException: no key",
        () -> catalog.backend("failing"));
    assertError(
        "FLX-408: backend 'none' " + subject + "its supplier returned null",
        () -> catalog.backend("none"));
    assertError("ACME-1: the device is asleep", () -> catalog.backend("asleep"));
  }

  @Test
  void onePluginMayNotRegisterAnIdTwice() {
    String origin = origin();
    assertError(
        "FLX-402: primitive 'shift:sin' is registered twice by plugin one (from "
            + origin
            + "), ids are unique",
        () -> Catalog.of(plugin("one", SIN, SIN)));
  }

  @Test
  void twoPluginsMayNotRegisterOneId() {
    String origin = origin();
    assertError(
        "FLX-402: primitive 'shift:sin' is registered by plugin one (from "
            + origin
            + ") and by plugin two (from "
            + origin
            + "), ids are unique",
        () -> Catalog.of(plugin("one", SIN), plugin("two", COS, SIN)));
  }

  @Test
  void aPrimitiveAndABackendMayShareAnId() {
    Catalog catalog =
        Catalog.of(
            r -> {
              r.primitive(SIN);
              r.backend("shift:sin", Nothing::new);
            });
    assertEquals("catalog of 1 plugins, 1 primitives, 1 backends", catalog.toString());
  }

  @Test
  void aSumHasThePluginsOfBoth() {
    Catalog one = Catalog.of(plugin("one", SIN));
    Catalog sum = one.plus(Catalog.of(plugin("two", COS)));
    assertEquals(List.of(COS, SIN), sum.primitives());
    assertEquals(List.of(SIN), one.primitives());
  }

  @Test
  void aPluginOfBothPartsOfASumCountsOnce() {
    Catalog one = Catalog.of(plugin("one", SIN));
    assertEquals(1, one.plus(one).plugins().size());
  }

  @Test
  void aSumRefusesAnIdOfTwoPlugins() {
    String origin = origin();
    Catalog one = Catalog.of(plugin("one", SIN));
    Catalog two = Catalog.of(plugin("two", SIN));
    assertError(
        "FLX-402: primitive 'shift:sin' is registered by plugin one (from "
            + origin
            + ") and by plugin two (from "
            + origin
            + "), ids are unique",
        () -> one.plus(two));
  }

  @Test
  void aRegistrarIsOfNoUseAfterwards() {
    AtomicReference<Registrar> kept = new AtomicReference<>();
    Catalog catalog = Catalog.of(new Named("one", kept::set));
    assertError(
        "FLX-409: plugin one (from "
            + origin()
            + ") registered primitive 'shift:sin' after contribute had returned, "
            + "when its catalog was complete",
        () -> kept.get().primitive(SIN));
    assertTrue(catalog.primitives().isEmpty());
  }

  @Test
  void closingDoesNothingToPluginsOfTheApplication() {
    Catalog catalog = Catalog.of(plugin("one", SIN));
    catalog.close();
    assertSame(SIN, catalog.primitive("shift:sin"));
  }

  private static void assertError(String message, Executable executable) {
    assertEquals(message, assertThrows(FluxionException.class, executable).getMessage());
  }

  private static String origin() {
    return Catalog.of(plugin("any")).plugins().get(0).origin();
  }

  private static Primitive primitive(String id) {
    return Primitive.elementwise(id).kernel((x, attributes) -> x).build();
  }

  private static Plugin plugin(String name, Primitive... primitives) {
    return new Named(name, registrar -> List.of(primitives).forEach(registrar::primitive));
  }

  private record Named(String name, Plugin plugin) implements Plugin {
    @Override
    public void contribute(Registrar registrar) {
      plugin.contribute(registrar);
    }
  }

  private static final class Broken implements Plugin {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public void contribute(Registrar registrar) {
      registrar.backend(
          "failing",
          () -> {
            throw new IllegalStateException("no key");
          });
      registrar.backend("none", () -> null);
      registrar.backend(
          "asleep",
          () -> {
            throw new FluxionException("ACME-1", "the device is asleep");
          });
    }
  }

  private static final class Nothing implements Backend {
    @Override
    public String id() {
      return "nothing";
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Kind.ANALYTIC, true, false, 1);
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return false;
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      return List.of();
    }

    @Override
    public void close() {}
  }
}
