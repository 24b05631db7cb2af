package dev.fluxion.elementary;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Primitive;
import java.util.List;

/** The absolute value and functions that are constant between steps. */
final class Steps {
  static final Primitive ABS =
      Primitive.elementwise("elementary:abs")
          .kernel(Math::abs)
          .domain(Domain.all().withKinks(0))
          .derivative((self, x) -> Steps.SIGN.at(x))
          .build();

  static final Primitive SIGN =
      Primitive.elementwise("elementary:sign")
          .kernel(Math::signum)
          .domain(Domain.all().withKinks(0))
          .absent(0, Absence.ZERO, "sign is constant on either side of 0")
          .build();

  static final Primitive FLOOR =
      Primitive.elementwise("elementary:floor")
          .kernel(Math::floor)
          .domain(Domain.all().withPoles(0, 1))
          .absent(0, Absence.ZERO, "floor is constant between whole numbers")
          .build();

  static final List<Primitive> ALL = List.of(ABS, SIGN, FLOOR);

  private Steps() {}
}
