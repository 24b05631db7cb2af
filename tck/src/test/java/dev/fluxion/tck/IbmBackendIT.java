package dev.fluxion.tck;

import dev.fluxion.emulator.Emulator;
import dev.fluxion.emulator.setup.Account;
import dev.fluxion.hardware.Ibm;
import dev.fluxion.hardware.provider.Provider;
import org.junit.jupiter.api.AfterAll;

/** A processor of IBM, as the emulator plays it. */
class IbmBackendIT extends OnHardware {
  private static final Emulator EMULATOR = Emulator.start();

  @AfterAll
  static void stop() {
    EMULATOR.close();
  }

  @Override
  Provider open() {
    return Ibm.device("ibm_emulator_7")
        .at(EMULATOR.ibm(), EMULATOR.ibmTokens())
        .key("emulator-key"::toCharArray)
        .instance(Account.CRN::toCharArray)
        .jobsPerMinute(1_000_000)
        .open();
  }

  @Override
  String id() {
    return "ibm";
  }
}
