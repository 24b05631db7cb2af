package dev.fluxion.elementary;

import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Primitive;
import java.util.List;

/** The logarithm of the gamma function and its derivatives. */
final class GammaFunctions {
  /** The poles are at 0, -1, -2 and so on; a domain says so of every whole number or none. */
  private static final Domain WHOLE_NUMBERS_APART = Domain.all().withPoles(0, 1);

  static final Primitive LGAMMA =
      Primitive.elementwise("elementary:lgamma")
          .kernel(LogGamma::value)
          .domain(WHOLE_NUMBERS_APART)
          .derivative((self, x) -> GammaFunctions.DIGAMMA.at(x))
          .build();

  static final Primitive DIGAMMA =
      Primitive.elementwise("elementary:digamma")
          .kernel(Digamma::value)
          .domain(WHOLE_NUMBERS_APART)
          .derivative((self, x) -> GammaFunctions.POLYGAMMA.with("order", 1).at(x))
          .build();

  static final Primitive POLYGAMMA =
      Primitive.elementwise("elementary:polygamma")
          .attribute("order", 1)
          .bind(
              attributes -> {
                int order = Orders.of("elementary:polygamma", attributes);
                return new Kernel.Unary(
                    order == 0 ? Digamma::value : x -> Polygamma.value(order, x));
              })
          .domain(WHOLE_NUMBERS_APART)
          .derivative((self, x) -> self.with("order", self.integer("order") + 1).at(x))
          .build();

  static final List<Primitive> ALL = List.of(LGAMMA, DIGAMMA, POLYGAMMA);

  private GammaFunctions() {}
}
