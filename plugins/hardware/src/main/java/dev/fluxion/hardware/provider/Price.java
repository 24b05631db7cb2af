package dev.fluxion.hardware.provider;

import java.math.BigDecimal;

/**
 * What a job costs.
 *
 * @param amount how much
 * @param unit of what, such as {@code usd} or {@code s}
 */
public record Price(BigDecimal amount, String unit) {
  @Override
  public String toString() {
    return amount.toPlainString() + " " + unit;
  }
}
