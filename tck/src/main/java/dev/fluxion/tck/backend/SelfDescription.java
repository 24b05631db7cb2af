package dev.fluxion.tck.backend;

import dev.fluxion.spi.Backend;

/** B-CAPS: a backend says of itself the same at all times, and claims nothing that it cannot do. */
record SelfDescription() implements BackendRule {
  @Override
  public String id() {
    return "B-CAPS";
  }

  @Override
  public String rule() {
    return "6.1";
  }

  @Override
  public Outcome run(Hosted hosted, Trial trial) {
    try (Device one = hosted.open();
        Device other = hosted.open()) {
      for (Backend backend : new Backend[] {one.backend(), other.backend(), one.backend()}) {
        if (!backend.id().equals(hosted.backend())) {
          return Outcome.broken(
              "registered as '" + hosted.backend() + "', its id() is '" + backend.id() + "'");
        }
        Backend.Capabilities said = backend.capabilities();
        if (!said.equals(hosted.capabilities())) {
          return Outcome.broken("capabilities() was " + hosted.capabilities() + ", now " + said);
        }
        if (!said.exact() && !said.shots()) {
          return Outcome.broken("it gives neither exact values nor samples: " + said);
        }
        if (!backend.supports(hosted.call())) {
          return Outcome.broken("supports(" + hosted.call() + ") was true, now it is false");
        }
        if (backend.supports(Probes.STRANGER.bind())) {
          return Outcome.broken(
              "it supports '" + Probes.STRANGER + "', which has no kernel and means nothing");
        }
      }
    }
    return Outcome.kept(hosted.capabilities().toString());
  }
}
