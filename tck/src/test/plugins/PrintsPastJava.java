import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** Its kernel prints gigabytes past System.out. */
public final class PrintsPastJava implements Plugin {
  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(
        Primitive.elementwise("bad:kernel")
            .kernel(
                x -> {
                  try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
                    byte[] much = new byte[1 << 20];
                    for (int k = 0; k < 5000; k++) {
                      out.write(much);
                    }
                  } catch (IOException e) {
                    return x;
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
