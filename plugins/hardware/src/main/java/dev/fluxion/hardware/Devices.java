package dev.fluxion.hardware;

import dev.fluxion.hardware.provider.Provider;
import dev.fluxion.spi.FluxionException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Devices as the environment describes them. */
public final class Devices {
  private Devices() {}

  /**
   * Returns the driver of a device.
   *
   * @param id such as {@code ionq:simulator} or {@code ibm:ibm_kingston}
   * @throws FluxionException FLX-501 if there is no key of an account, FLX-502 if {@code
   *     FLUXION_IONQ_URL}, {@code FLUXION_IBM_URL} or {@code FLUXION_IBM_IAM_URL} is no safe
   *     address, FLX-513 if no driver has such devices, FLX-516 and FLX-517 if IBM has none
   */
  public static Provider open(String id) {
    return open(id, System.getenv());
  }

  /** Returns the driver of a device in an environment. */
  static Provider open(String id, Map<String, String> environment) {
    String provider = id.replaceAll(":.*", "");
    String device = id.substring(Math.min(id.length(), provider.length() + 1));
    return switch (provider) {
      case "ionq" -> ionq(device.isEmpty() ? "simulator" : device, environment);
      case "ibm" -> ibm(device, environment);
      default ->
          throw new FluxionException(
              "FLX-513", "there is no driver of '" + provider + "', but of ionq and ibm");
    };
  }

  private static Provider ionq(String device, Map<String, String> environment) {
    Ionq ionq = Ionq.device(device);
    return address(environment, "FLUXION_IONQ_URL").map(ionq::at).orElse(ionq).open();
  }

  private static Provider ibm(String device, Map<String, String> environment) {
    Ibm ibm = device.isEmpty() ? Ibm.firstDevice() : Ibm.device(device);
    Optional<URI> iam = address(environment, "FLUXION_IBM_IAM_URL");
    return address(environment, "FLUXION_IBM_URL")
        .flatMap(api -> iam.map(tokens -> ibm.at(api, tokens)))
        .orElse(ibm)
        .open();
  }

  private static Optional<URI> address(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable)).map(URI::create);
  }
}
