package dev.fluxion.tck.check;

import dev.fluxion.spi.Angle;
import dev.fluxion.tck.check.Repetition.Miss;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * M-PERIOD and M-ANTI: a function repeats, with or without a change of sign, after the distance
 * that is declared or follows from its spectrum, and not after a part of it.
 *
 * @param anti whether it is the antiperiod that is looked at
 */
record Periods(boolean anti) implements Check {
  @Override
  public String id() {
    return anti ? "M-ANTI" : "M-PERIOD";
  }

  @Override
  public Level level() {
    return Level.OPT;
  }

  @Override
  public String rule() {
    return anti ? "4.2" : "4.1";
  }

  private Optional<Angle> declared(Elementwise subject, int argument) {
    return anti
        ? subject.declaration(argument).knownAntiperiod()
        : subject.declaration(argument).knownPeriod();
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Elementwise elementwise
        && elementwise.arguments().anyMatch(i -> declared(elementwise, i).isPresent());
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Elementwise elementwise = (Elementwise) subject;
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    for (int i = 0; i < elementwise.arity(); i++) {
      Optional<Angle> declared = declared(elementwise, i);
      if (declared.isPresent()) {
        Repetition repetition = new Repetition(elementwise, i, random);
        double distance = declared.get().value();
        Optional<Miss> miss = repetition.miss(distance, anti ? -1 : 1);
        if (miss.isPresent()) {
          return Verdict.fail(
              finding.at("value", miss.get().point(), text(declared.get(), miss.get())));
        }
        // A third of an antiperiod would be one too; of a period it is the half that is likely.
        double part = distance / (anti ? 3 : 2);
        if (!repetition.isConstant() && repetition.miss(part, anti ? -1 : 1).isEmpty()) {
          return Verdict.fail(
              finding.of("declared is " + declared.get() + ", but already " + part + " is one"));
        }
      }
    }
    return Verdict.pass("repeats");
  }

  private String text(Angle declared, Miss miss) {
    return "f(x + "
        + declared
        + ") = "
        + miss.there()
        + ", declared is "
        + (anti ? "-f(x) = " : "f(x) = ")
        + (anti ? -miss.here() : miss.here());
  }
}
