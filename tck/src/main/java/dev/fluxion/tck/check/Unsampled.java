package dev.fluxion.tck.check;

import dev.fluxion.spi.BoundPrimitive;

/**
 * A primitive that cannot be evaluated, for want of inputs or of a kernel.
 *
 * @param call the primitive with its attributes
 * @param grade what that means for the run
 * @param reason what is missing and what to do about it
 */
public record Unsampled(BoundPrimitive call, Grade grade, String reason) implements Subject {
  @Override
  public String title() {
    return call.toString();
  }
}
