import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** Its kernel does not end. */
public final class HangsInKernel implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:kernel")
            .kernel(
                x -> {
                  while (Double.isFinite(x)) {
                    Thread.onSpinWait();
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
