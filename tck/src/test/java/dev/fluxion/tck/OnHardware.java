package dev.fluxion.tck;

import dev.fluxion.circuit.CircuitPlugin;
import dev.fluxion.hardware.HardwareBackend;
import dev.fluxion.hardware.Timing;
import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Shape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shipped backend over a device, each instance with a journal of its own: what one of them
 * remembers, another does not know.
 */
abstract class OnHardware extends PluginTck {
  private static final Timing TIMING =
      Timing.standard().faster(500).awaiting(Duration.ofSeconds(60));

  @TempDir static Path folder;

  /** Returns a driver. */
  abstract Provider open();

  private Backend backend() {
    try {
      return HardwareBackend.over(open())
          .journal(Files.createTempDirectory(folder, "jobs").resolve("jobs.db"))
          .timing(TIMING)
          .build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder is there in this JVM only. */
  @Override
  protected boolean isIsolated() {
    return false;
  }

  @Override
  protected Plugin plugin() {
    return registrar -> {
      new CircuitPlugin()
          .contribute(
              new Registrar() {
                @Override
                public void primitive(Primitive primitive) {
                  if (primitive.id().equals("circuit:expectation")) {
                    registrar.primitive(primitive);
                  }
                }

                @Override
                public void backend(String id, Supplier<? extends Backend> backend) {}
              });
      registrar.backend(id(), this::backend);
    };
  }

  /** Returns the name of the backend. */
  abstract String id();

  @Override
  protected List<Sample> samples() {
    return List.of(Sample.of("circuit:expectation").input(Shape.vector(1)));
  }
}
