package com.acme.waves;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Spectrum;

/** A sine whose derivative is two shifted sines. */
public final class AcmePlugin implements Plugin {
  static final Primitive SIN =
      Primitive.elementwise("acme:sin")
          .attribute("shift", Angle.PI.over(2))
          .kernel(Math::sin)
          .spectrum(Spectrum.of(1).withoutConstant())
          .derivative(
              (self, x) -> {
                Angle s = self.angle("shift");
                return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(1 / (2 * s.sin()));
              })
          .build();

  @Override
  public void contribute(Registrar registrar) {
    registrar.primitive(SIN);
  }
}
