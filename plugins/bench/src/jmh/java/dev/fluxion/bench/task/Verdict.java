package dev.fluxion.bench.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a goal was reached.
 *
 * @param goal what was to be shown
 * @param measured what was measured: a ratio, or a number of units
 * @param error half the width of its interval
 * @param unit "ns", "ms", "bytes", or nothing for a ratio
 * @param limit what it was to be
 * @param met whether it is
 */
public record Verdict(
    String goal, double measured, double error, String unit, double limit, boolean met) {

  /** Returns whether the limit lies outside the interval. */
  @JsonProperty("decided")
  public boolean isDecided() {
    return Math.abs(measured - limit) >= error;
  }
}
