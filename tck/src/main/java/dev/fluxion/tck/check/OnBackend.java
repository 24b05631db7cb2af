package dev.fluxion.tck.check;

import dev.fluxion.tck.backend.BackendRule;
import dev.fluxion.tck.backend.Hosted;
import dev.fluxion.tck.backend.Outcome;
import dev.fluxion.tck.backend.Trial;
import dev.fluxion.tck.statistics.Significance;

/**
 * A rule for backends as a check.
 *
 * @param each the rule
 * @param significance how unlikely an alarm of one of its tests must be
 */
record OnBackend(BackendRule each, Significance significance) implements Check {
  /** The primitives of a backend that are sampled with all shots; the rest, with few. */
  private static final int SAMPLED_FULLY = 4;

  private static final long FEW_SHOTS = 100_000;

  @Override
  public String id() {
    return each.id();
  }

  @Override
  public Level level() {
    return each.isOptional() ? Level.OPT : Level.REQ;
  }

  @Override
  public String rule() {
    return each.rule();
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Served served && each.isPlannedFor(served.hosted());
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Hosted hosted = ((Served) subject).hosted();
    long usual = hosted.rank() < SAMPLED_FULLY ? Trial.USUAL_SHOTS : FEW_SHOTS;
    long shots = Math.max(1, Math.round(usual * conditions.effort()));
    Trial trial =
        new Trial(
            conditions.seed(), conditions.accuracy(), significance, shots, conditions.effort());
    Outcome outcome = each.tried(hosted, trial);
    Finding finding = new Finding(this, subject, conditions);
    return switch (outcome.kind()) {
      case KEPT -> Verdict.pass(outcome.text());
      case BROKEN -> Verdict.fail(finding.of(repeatable(outcome, conditions)));
      case INACCURATE -> Verdict.of(Grade.INACCURATE, finding.of(repeatable(outcome, conditions)));
      case UNDECIDED -> Verdict.inconclusive(finding.of(outcome.text()));
      case IMPOSSIBLE -> Verdict.of(Grade.UNSUPPORTED, finding.of(outcome.text()));
    };
  }

  private static String repeatable(Outcome outcome, Conditions conditions) {
    return outcome.text() + "\n  repro: -Dfluxion.tck.seed=" + conditions.seed();
  }
}
