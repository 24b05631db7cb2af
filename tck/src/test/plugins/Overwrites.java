import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.List;

/** Its kernel changes its inputs. */
public final class Overwrites implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.of("bad:kernel")
            .shape((attributes, inputs) -> inputs)
            .kernel(
                (in, out) -> {
                  for (int k = 0; k < in[0].length; k++) {
                    out[0][k] = 2 * in[0][k];
                    in[0][k] = 0;
                  }
                })
            .vjp((self, args, cotangents) -> List.of(cotangents.get(0).times(2)))
            .build());
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
