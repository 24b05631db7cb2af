package dev.fluxion.spi;

import java.util.function.Supplier;

/** Collects what a plugin contributes. */
public interface Registrar {
  /**
   * Registers a primitive under its id.
   *
   * @param primitive the primitive
   * @throws FluxionException FLX-402 if the id is taken, naming both jars
   */
  void primitive(Primitive primitive);

  /**
   * Registers a backend under its id; it is created when an application first asks for it.
   *
   * @param id the name that applications use, such as {@code simulator}
   * @param backend creates the backend
   * @throws FluxionException FLX-402 if the id is taken, naming both jars
   */
  void backend(String id, Supplier<? extends Backend> backend);
}
