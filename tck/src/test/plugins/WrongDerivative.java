import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** Its derivative has the wrong sign, and its attribute is an attack on the report. */
public final class WrongDerivative implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:cosine")
            .attribute("label", "<script>alert('1 & 2')</script>")
            .kernel(Math::cos)
            .derivatives(Math::sin)
            .build());
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
