package dev.fluxion.emulator.setup;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What jobs cost. The default prices are made up.
 *
 * @param oneQubitGate dollars for each gate of one qubit in each shot at IonQ
 * @param twoQubitGate dollars for each gate of several qubits in each shot at IonQ
 * @param minimum dollars for a job at least at IonQ
 * @param overhead seconds for each job at IBM
 * @param shot seconds for each shot at IBM
 */
public record Prices(
    BigDecimal oneQubitGate,
    BigDecimal twoQubitGate,
    BigDecimal minimum,
    BigDecimal overhead,
    BigDecimal shot) {
  /** The default. */
  public static final Prices DEFAULT =
      new Prices(
          new BigDecimal("0.00003"),
          new BigDecimal("0.0003"),
          BigDecimal.ONE,
          BigDecimal.ONE,
          new BigDecimal("0.00025"));

  /**
   * Returns the price of a job at IonQ, in dollars, rounded up to cents.
   *
   * @param oneQubitGates of all circuits
   * @param twoQubitGates of all circuits
   * @param shots of each circuit
   */
  public BigDecimal dollars(long oneQubitGates, long twoQubitGates, long shots) {
    return oneQubitGate
        .multiply(BigDecimal.valueOf(oneQubitGates))
        .add(twoQubitGate.multiply(BigDecimal.valueOf(twoQubitGates)))
        .multiply(BigDecimal.valueOf(shots))
        .max(minimum)
        .setScale(2, RoundingMode.CEILING);
  }

  /**
   * Returns the usage of a job at IBM, in seconds, rounded up.
   *
   * @param shots of all circuits
   */
  public BigDecimal seconds(long shots) {
    return overhead.add(shot.multiply(BigDecimal.valueOf(shots))).setScale(0, RoundingMode.CEILING);
  }
}
