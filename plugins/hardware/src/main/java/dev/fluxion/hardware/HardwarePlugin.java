package dev.fluxion.hardware;

import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Registrar;
import java.util.Map;

/**
 * Registers the backends {@code ionq}, the device that {@code FLUXION_IONQ_DEVICE} names, by
 * default IonQ's simulator in the cloud, with the key in {@code IONQ_API_KEY}; and {@code ibm}, the
 * device that {@code FLUXION_IBM_DEVICE} names, by default the first one that is online, with the
 * key in {@code QISKIT_IBM_TOKEN} and the instance in {@code QISKIT_IBM_INSTANCE}. Other devices,
 * budgets and journals are described by {@link HardwareBackend#over}.
 */
public final class HardwarePlugin implements Plugin {
  /** Creates the plugin; a catalog does this. */
  public HardwarePlugin() {}

  @Override
  public void contribute(Registrar registrar) {
    registrar.backend("ionq", () -> backend("ionq:", "FLUXION_IONQ_DEVICE", "simulator"));
    registrar.backend("ibm", () -> backend("ibm:", "FLUXION_IBM_DEVICE", ""));
  }

  private static HardwareBackend backend(String provider, String variable, String otherwise) {
    Map<String, String> environment = System.getenv();
    String device = environment.getOrDefault(variable, otherwise);
    return HardwareBackend.over(Devices.open(provider + device)).build();
  }

  @Override
  public String name() {
    return "hardware";
  }
}
