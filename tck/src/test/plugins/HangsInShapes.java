import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;

/** One of its shape rules does not end. */
public final class HangsInShapes implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.of("bad:shapes")
            .shape(
                (attributes, inputs) -> {
                  while (inputs != null) {
                    Thread.onSpinWait();
                  }
                  return inputs;
                })
            .kernel((in, out) -> {})
            .build());
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
