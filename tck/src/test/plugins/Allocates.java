import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.ArrayList;
import java.util.List;

/** Its kernel allocates without end. */
public final class Allocates implements Plugin {
  private static final List<double[]> KEPT = new ArrayList<>();

  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:kernel")
            .kernel(
                x -> {
                  for (int k = 0; ; k++) {
                    KEPT.add(new double[100_000]);
                  }
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
