import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** Its kernel prints gigabytes. */
public final class Prints implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:kernel")
            .kernel(
                x -> {
                  for (int k = 0; k < 100_000_000; k++) {
                    System.out.println("all is well, all is well, all is well, all is well");
                  }
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
