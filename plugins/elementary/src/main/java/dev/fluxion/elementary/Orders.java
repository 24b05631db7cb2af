package dev.fluxion.elementary;

import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.FluxionException;

/** Checks the attribute that says how often a function is differentiated. */
final class Orders {
  private Orders() {}

  static int of(String id, Attributes attributes) {
    return checked(id, attributes.integer("order"));
  }

  static int checked(String id, int order) {
    if (order < 0) {
      throw new FluxionException(
          "FLX-152", "'" + id + "' needs an order of 0 or more, got order " + order);
    }
    return order;
  }
}
