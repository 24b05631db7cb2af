package dev.fluxion.tck;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.hardware.Ionq;
import dev.fluxion.hardware.provider.Provider;
import org.junit.jupiter.api.AfterAll;

/** A processor of IonQ, as the emulator plays it. */
class IonqBackendIT extends OnHardware {
  private static final Emulator EMULATOR = Emulator.start();

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Override
  Provider open() {
    return Ionq.device("qpu.forte-1").at(EMULATOR.ionq()).key("emulator-key"::toCharArray).open();
  }

  @Override
  String id() {
    return "ionq";
  }
}
