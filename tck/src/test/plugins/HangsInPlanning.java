import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.util.List;

/** A rule and two backends do not end when it is planned for them; the last primitive is good. */
public final class HangsInPlanning implements Plugin {
  private static void hang() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  /** It never says whether it supports a primitive, or never evaluates one. */
  private record Device(String id, boolean says) implements Backend {
    @Override
    public Capabilities capabilities() {
      return new Capabilities(Kind.SIMULATOR, true, true, 10);
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      if (!says) {
        hang();
      }
      return call.primitive().id().equals("good:sine");
    }

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      hang();
      return List.of();
    }

    @Override
    public void close() {}
  }

  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:rule")
            .kernel(x -> x)
            .derivative(
                (self, x) -> {
                  hang();
                  return x;
                })
            .build());
    registrar.backend("bad-supports", () -> new Device("bad-supports", false));
    registrar.backend("bad-evaluate", () -> new Device("bad-evaluate", true));
    registrar.primitive(
        Primitive.elementwise("good:sine")
            .kernel(Math::sin)
            .derivatives(Math::cos, x -> -Math.sin(x))
            .build());
  }
}
