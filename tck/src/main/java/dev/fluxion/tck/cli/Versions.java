package dev.fluxion.tck.cli;

import dev.fluxion.tck.run.About;
import picocli.CommandLine.IVersionProvider;

/** Tells the version of the kit and of the JVM. */
final class Versions implements IVersionProvider {
  @Override
  public String[] getVersion() {
    return new String[] {"Fluxion TCK " + About.versionOfKit(), About.versionOfJava()};
  }
}
