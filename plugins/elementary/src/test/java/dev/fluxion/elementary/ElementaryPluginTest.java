package dev.fluxion.elementary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ElementaryPluginTest {
  private static final Set<String> WITHOUT_PRIMITIVE = Set.of("sqrt");

  @Test
  void everyPrimitiveHasAStaticMethodAndViceVersa() throws ReflectiveOperationException {
    Map<String, Primitive> primitives = Kernels.all();
    Set<String> called = new TreeSet<>();
    for (Method method : functions()) {
      Op.Call call = (Op.Call) applied(method).op();
      assertEquals(primitives.get(call.primitive().id()), call.primitive());
      assertEquals(kebab(method.getName()), call.primitive().name());
      assertTrue(called.add(call.primitive().id()), method.getName());
    }
    assertEquals(new TreeSet<>(primitives.keySet()), called);
  }

  @Test
  void everyArgumentHasARule() {
    for (Primitive primitive : Kernels.all().values()) {
      for (int argument = 0; argument < primitive.arity(); argument++) {
        boolean ruled =
            primitive.isElementwise()
                ? !primitive.rules(argument).isEmpty()
                : primitive.vjp().isPresent() && primitive.jvp().isPresent();
        assertTrue(ruled, primitive.id());
      }
    }
  }

  @Test
  void kinksAndEdgesAreDeclared() {
    Map<String, Primitive> primitives = Kernels.all();
    for (String name : List.of("relu", "abs", "sign", "cbrt")) {
      assertEquals(
          0, primitives.get("elementary:" + name).declaration(0).domain().distanceToTrouble(0));
    }
    for (String name : List.of("asin", "acos", "atanh")) {
      assertFalse(primitives.get("elementary:" + name).declaration(0).domain().contains(1.01));
    }
    for (String name : List.of("lgamma", "digamma", "polygamma", "floor")) {
      assertEquals(
          0, primitives.get("elementary:" + name).declaration(0).domain().distanceToTrouble(-3));
    }
    assertEquals(
        0.5,
        primitives
            .get("elementary:tan")
            .declaration(0)
            .domain()
            .distanceToTrouble(3 * Math.PI / 2 + 0.5),
        1e-12);
  }

  @Test
  void serviceFileAndModuleNameThePlugin() throws Exception {
    List<String> loaded =
        ServiceLoader.load(Plugin.class).stream()
            .map(provider -> provider.type().getName())
            .filter(name -> name.startsWith("dev.fluxion.elementary."))
            .toList();
    assertEquals(List.of(ElementaryPlugin.class.getName()), loaded);
    Path classes =
        Path.of(ElementaryPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor module =
        ModuleFinder.of(classes).find("dev.fluxion.elementary").orElseThrow().descriptor();
    Map<String, List<String>> provided =
        module.provides().stream()
            .collect(
                Collectors.toMap(
                    ModuleDescriptor.Provides::service, ModuleDescriptor.Provides::providers));
    assertEquals(Map.of(Plugin.class.getName(), loaded), provided);
  }

  private static List<Method> functions() {
    return Arrays.stream(Elementary.class.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .filter(method -> !WITHOUT_PRIMITIVE.contains(method.getName()))
        .toList();
  }

  private static Expr applied(Method method) throws ReflectiveOperationException {
    Object[] arguments =
        Arrays.stream(method.getParameterTypes())
            .map(type -> type == int.class ? (Object) 2 : Expr.vector(0.25, 0.5))
            .toArray();
    return (Expr) method.invoke(null, arguments);
  }

  private static String kebab(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
