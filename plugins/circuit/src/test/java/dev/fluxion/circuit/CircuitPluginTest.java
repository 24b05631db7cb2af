package dev.fluxion.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CircuitPluginTest {
  @Test
  void registersPrimitivesAndTheSimulator() {
    List<String> ids = new ArrayList<>();
    new CircuitPlugin()
        .contribute(
            new Registrar() {
              @Override
              public void primitive(Primitive primitive) {
                ids.add(primitive.id());
              }

              @Override
              public void backend(String id, Supplier<? extends Backend> backend) {
                ids.add(id);
              }
            });
    assertEquals(
        List.of(
            "circuit:expectation",
            "circuit:probabilities",
            "circuit:gradient",
            "circuit:slopes",
            "simulator"),
        ids);
  }

  @Test
  void serviceFileAndModuleNameThePlugin() throws Exception {
    List<String> loaded =
        ServiceLoader.load(Plugin.class).stream()
            .map(provider -> provider.type().getName())
            .filter(name -> name.startsWith("dev.fluxion.circuit."))
            .toList();
    assertEquals(List.of(CircuitPlugin.class.getName()), loaded);
    Path classes =
        Path.of(CircuitPlugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ModuleDescriptor module =
        ModuleFinder.of(classes).find("dev.fluxion.circuit").orElseThrow().descriptor();
    List<String> provided =
        module.provides().stream()
            .filter(provides -> provides.service().equals(Plugin.class.getName()))
            .flatMap(provides -> provides.providers().stream())
            .toList();
    assertEquals(loaded, provided);
  }
}
