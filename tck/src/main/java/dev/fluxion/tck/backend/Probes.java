package dev.fluxion.tck.backend;

import dev.fluxion.spi.Primitive;

/** Primitives of the kit's own, for backends that evaluate whatever has a kernel. */
public final class Probes {
  /** A function without trouble anywhere. */
  public static final Primitive WAVE =
      Primitive.elementwise("tck:wave").kernel(x -> Math.sin(x) + 0.3 * Math.cos(2 * x)).build();

  /** A function that can never be evaluated. */
  public static final Primitive FAILING =
      Primitive.elementwise("tck:failing")
          .kernel(
              x -> {
                throw new IllegalStateException("'tck:failing' fails, as it is meant to");
              })
          .build();

  /** A function of which no backend can know anything: it has no kernel and nobody has seen it. */
  static final Primitive STRANGER =
      Primitive.of("tck:stranger").shape((attributes, inputs) -> inputs).build();

  private Probes() {}
}
