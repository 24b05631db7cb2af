package dev.fluxion.tour.chapter;

import dev.fluxion.circuit.CircuitPlugin;
import dev.fluxion.dsl.Catalog;
import dev.fluxion.dsl.DifferentiableFunction;
import dev.fluxion.elementary.ElementaryPlugin;
import dev.fluxion.hardware.HardwarePlugin;
import dev.fluxion.shift.ShiftPlugin;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.tour.page.Checks;
import dev.fluxion.tour.page.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What plugins are there, and calls by id. */
public final class PluginsChapter implements Chapter {
  private static final double X = 0.4;

  /** Creates the chapter. */
  public PluginsChapter() {}

  @Override
  public String name() {
    return "plugins";
  }

  @Override
  public String title() {
    return "Primitives come from plugins, which are found by themselves";
  }

  @Override
  public void run(Page page) {
    Catalog catalog = Catalog.load();
    found(page, catalog);
    byId(page, catalog);
  }

  private static void found(Page page, Catalog catalog) {
    Checks checks = page.checks();
    Map<String, Long> expected = new TreeMap<>();
    for (Plugin plugin :
        List.of(
            new CircuitPlugin(), new ElementaryPlugin(), new HardwarePlugin(), new ShiftPlugin())) {
      expected.put(plugin.name(), contributions(plugin));
    }
    page.say("A catalog of what is on the class path or module path:");
    List<List<String>> rows = new ArrayList<>();
    for (Catalog.LoadedPlugin plugin : catalog.plugins()) {
      String vendor = plugin.name() + ":";
      long found = catalog.primitives().stream().filter(p -> p.id().startsWith(vendor)).count();
      rows.add(
          List.of(
              plugin.name(),
              plugin.version(),
              checks.count(
                  "primitives of " + plugin.name(),
                  found,
                  expected.getOrDefault(plugin.name(), 0L))));
    }
    page.table(List.of("plugin", "version", "primitives"), rows);
    long primitives = expected.values().stream().mapToLong(Long::longValue).sum();
    page.say(
        "In all "
            + checks.count("plugins", catalog.plugins().size(), expected.size())
            + " plugins with "
            + checks.count("primitives", catalog.primitives().size(), primitives)
            + " primitives, and "
            + checks.count("problems", catalog.problems().size(), 0)
            + " problems.");
    catalog.problems().forEach(problem -> page.listing(problem.message()));
  }

  /** Returns how many primitives a plugin registers when it is asked without a catalog. */
  private static long contributions(Plugin plugin) {
    List<Primitive> primitives = new ArrayList<>();
    plugin.contribute(
        new Registrar() {
          @Override
          public void primitive(Primitive primitive) {
            primitives.add(primitive);
          }

          @Override
          public void backend(String id, Supplier<? extends Backend> backend) {}
        });
    return primitives.size();
  }

  private static void byId(Page page, Catalog catalog) {
    Checks checks = page.checks();
    DifferentiableFunction tanh = Sample.sine(x -> catalog.call("elementary:tanh", x));
    double t = Math.tanh(X);
    String what = "elementary:tanh";
    page.say(
        "A primitive can be called by its id, without its plugin being known to the compiler:");
    page.table(
        List.of("call", "value", "derivative", "second derivative"),
        List.of(
            List.of(
                "elementary:tanh at " + X,
                checks.near(what, tanh.value(X).asDouble(), t, 1e-15),
                checks.near(what, tanh.derivative(1).value(X).asDouble(), 1 - t * t, 1e-14),
                checks.near(
                    what, tanh.derivative(2).value(X).asDouble(), 2 * t * (t * t - 1), 1e-14))));
    page.say("An id that does not exist is refused, with what may have been meant:");
    page.listing(
        checks.text(
            "misspelt id",
            Refusal.of(() -> catalog.primitive("shift:sin-antiperoidic")),
            "FLX-401",
            "'shift:sin-antiperoidic'",
            "'shift:sin-antiperiodic'?"));
  }
}
