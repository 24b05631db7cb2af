package dev.fluxion.tck.check;

/** S-SAMPLE: there are inputs on which a primitive can be evaluated at all. */
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
    return subject instanceof Unsampled;
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Unsampled unsampled = (Unsampled) subject;
    return Verdict.of(unsampled.grade(), unsampled.reason());
  }
}
