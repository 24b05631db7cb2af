package dev.fluxion.tck.check;

import dev.fluxion.spi.Plugin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** All wrong plugins, by their class in the specification of the kit. */
final class Gallery {
  private Gallery() {}

  /** Wrong plugins by class, A to F. */
  static Map<String, List<Mutant>> byClass() {
    Map<String, List<Mutant>> classes = new LinkedHashMap<>();
    List<Mutant> derivatives = new ArrayList<>(WrongDerivatives.firstOrder());
    derivatives.addAll(WrongAttributes.all());
    classes.put("A wrong derivative", derivatives);
    classes.put("B higher order", WrongDerivatives.higherOrders());
    classes.put("C shape", WrongArrays.all());
    classes.put("D edge", WrongPromises.edges());
    List<Mutant> promises = new ArrayList<>(WrongPromises.declarations());
    promises.addAll(WrongSpectra.all());
    promises.addAll(WrongPromises.behaviour());
    classes.put("E declaration, behaviour", promises);
    classes.put("F backend", WrongBackends.all());
    return classes;
  }

  static List<Mutant> all() {
    return byClass().values().stream().flatMap(List::stream).toList();
  }

  /** The classes of which a checker of derivatives can see something. */
  static boolean isOfDerivatives(String name) {
    return "ABCD".indexOf(name.charAt(0)) >= 0;
  }

  static Map<String, Supplier<Plugin>> right() {
    return RightPlugins.all();
  }
}
