import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Shape;
import java.util.List;

/** Its VJP gives too few cotangents, and its kernel writes too much. */
public final class WrongLengths implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.of("bad:vjp")
            .inputs(2)
            .shape((attributes, inputs) -> List.of(inputs.get(0)))
            .kernel((in, out) -> System.arraycopy(in[0], 0, out[0], 0, out[0].length))
            .vjp((self, args, cotangents) -> List.of(cotangents.get(0)))
            .build());
    registrar.primitive(
        Primitive.of("bad:kernel")
            .shape((attributes, inputs) -> List.of(Shape.scalar()))
            .kernel((in, out) -> out[0][1] = in[0][0])
            .build());
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
