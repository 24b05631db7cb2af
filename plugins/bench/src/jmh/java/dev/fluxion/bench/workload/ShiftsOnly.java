package dev.fluxion.bench.workload;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import java.util.List;

/**
 * A simulator in the place of a device: derivatives are made of shifted evaluations.
 *
 * @param simulator evaluates them
 */
record ShiftsOnly(Backend simulator) implements Backend {
  @Override
  public String id() {
    return "shifts-only";
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(Kind.HARDWARE, true, true, Integer.MAX_VALUE);
  }

  @Override
  public boolean supports(BoundPrimitive call) {
    return simulator.supports(call);
  }

  @Override
  public List<Estimate> evaluate(List<Evaluation> batch) {
    return simulator.evaluate(batch);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
