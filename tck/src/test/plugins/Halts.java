import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** Its kernel ends the JVM without a word. */
public final class Halts implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:kernel")
            .kernel(
                x -> {
                  Runtime.getRuntime().halt(0);
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
