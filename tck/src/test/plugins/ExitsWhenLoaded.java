import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** Its class ends the JVM with 0 when it is loaded. */
public final class ExitsWhenLoaded implements Plugin {
  static {
    System.exit(0);
  }

  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
