package dev.fluxion.hardware.ibm;

import dev.fluxion.hardware.http.Secret;
import dev.fluxion.spi.FluxionException;
import java.net.URI;
import java.util.Optional;

/**
 * An account at IBM Cloud.
 *
 * @param key the API key
 * @param instance the CRN of the instance of IBM Quantum
 * @param server the address of the service, if it is not the one of the region of the instance
 * @param iam the address that gives tokens, if it is not IBM's
 */
public record IbmAccount(Secret key, Secret instance, Optional<URI> server, Optional<URI> iam) {
  /** {@code crn:v1:bluemix:public:quantum-computing:REGION:a/ACCOUNT:INSTANCE::}. */
  private static final int FIELDS = 10;

  private static final int REGION = 5;
  private static final String HOME = "us-east";

  /** Returns the account of the environment: QISKIT_IBM_TOKEN and QISKIT_IBM_INSTANCE. */
  public static IbmAccount ofEnvironment() {
    return new IbmAccount(
        Secret.ofEnvironment("QISKIT_IBM_TOKEN"),
        Secret.ofEnvironment("QISKIT_IBM_INSTANCE"),
        Optional.empty(),
        Optional.empty());
  }

  /** Returns this at other servers. */
  public IbmAccount at(URI otherServer, URI otherIam) {
    return new IbmAccount(key, instance, Optional.of(otherServer), Optional.of(otherIam));
  }

  /**
   * Returns the address that paths are put behind.
   *
   * @throws FluxionException FLX-517 if the instance is no CRN, FLX-501 if there is none
   */
  URI api() {
    return server.orElseGet(
        () -> {
          String region = region();
          String host = region.equals(HOME) ? "" : region + ".";
          return URI.create("https://" + host + "quantum.cloud.ibm.com/api/v1");
        });
  }

  private String region() {
    String[] fields = instance.reveal().split(":", -1);
    boolean isCrn = fields.length == FIELDS && fields[0].equals("crn");
    if (!isCrn || !fields[REGION].matches("[a-z]+(-[a-z0-9]+)*")) {
      throw new FluxionException(
          "FLX-517",
          "the instance "
              + instance
              + " is no CRN with a region: expected "
              + FIELDS
              + " fields, got "
              + fields.length);
    }
    return fields[REGION];
  }

  URI tokens() {
    return iam.orElseGet(() -> URI.create("https://iam.cloud.ibm.com/identity/token"));
  }
}
