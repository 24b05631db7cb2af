package dev.fluxion.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.fluxion.spi.FluxionException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

/** Devices by their names. */
class DevicesTest {
  private static void assertRefused(String message, String id) {
    assertEquals(
        message,
        assertThrows(FluxionException.class, () -> Devices.open(id, Map.of())).getMessage());
  }

  @Test
  void aProviderWithoutADriverIsRefused() {
    assertRefused("FLX-513: there is no driver of 'acme', but of ionq and ibm", "acme:one");
  }

  @Test
  @DisabledIfEnvironmentVariable(named = "QISKIT_IBM_TOKEN", matches = ".+")
  void anAccountIsNeeded() {
    assertRefused(
        "FLX-501: there is no key of an account: set QISKIT_IBM_TOKEN in the environment",
        "ibm:ibm_kingston");
  }
}
