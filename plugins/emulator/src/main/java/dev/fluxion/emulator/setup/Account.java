package dev.fluxion.emulator.setup;

import java.math.BigDecimal;

/**
 * An account at the emulated providers. Its text does not contain the key.
 *
 * @param key the API key
 * @param name what it is called
 * @param balance what can be spent at IonQ, in dollars
 * @param seconds what can be used at IBM, in seconds
 */
public record Account(String key, String name, BigDecimal balance, long seconds) {
  /** The account that an emulator has if no other is given: the key {@code emulator-key}. */
  public static final Account DEFAULT = of("emulator-key");

  /** The instance at IBM of every account. */
  public static final String CRN =
      "crn:v1:bluemix:public:quantum-computing:us-east:a/emulator:"
          + "0c8f5a7e-3a51-4b0e-9d57-2f64a1b7c9d0::";

  /** Returns an account that is rich. */
  public static Account of(String key) {
    return new Account(key, "emulator", BigDecimal.valueOf(1_000_000), 1_000_000);
  }

  @Override
  public String toString() {
    return "account '" + name + "'";
  }
}
