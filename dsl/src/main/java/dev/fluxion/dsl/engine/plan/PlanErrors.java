package dev.fluxion.dsl.engine.plan;

import dev.fluxion.spi.Declaration;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;

/** The errors of planning. */
final class PlanErrors {
  private PlanErrors() {}

  static FluxionException noRule(Op.Call call, int argument, Declaration declaration) {
    return new FluxionException(
        "FLX-321",
        "no accurate shift rule was found for argument "
            + argument
            + " of primitive '"
            + call.primitive().id()
            + "' with "
            + declaration.spectrum().map(Object::toString).orElse("no spectrum")
            + "; give it a derivative rule");
  }
}
