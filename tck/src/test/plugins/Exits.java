import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** Its kernel says that all is well. */
public final class Exits implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:kernel")
            .kernel(
                x -> {
                  System.exit(0);
                  return x;
                })
            .opaqueDerivative(x -> 1)
            .build());
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
