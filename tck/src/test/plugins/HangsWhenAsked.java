import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** It never says what it has. */
public final class HangsWhenAsked implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    while (registrar != null) {
      Thread.onSpinWait();
    }
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
