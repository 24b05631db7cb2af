package dev.fluxion.tck.check;

/**
 * S-SAMPLE: there are inputs on which a primitive can be evaluated at all, and primitives that a
 * backend evaluates.
 */
record Inputs() implements Check {
  @Override
  public String id() {
    return "S-SAMPLE";
  }

  @Override
  public Level level() {
    return Level.REQ;
  }

  @Override
  public String rule() {
    return "2.3";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return subject instanceof Unsampled || subject instanceof Unserved;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    return subject instanceof Unsampled unsampled
        ? Verdict.of(unsampled.grade(), unsampled.reason())
        : Verdict.of(((Unserved) subject).grade(), ((Unserved) subject).reason());
  }
}
