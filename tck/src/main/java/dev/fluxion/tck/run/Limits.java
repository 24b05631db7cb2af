package dev.fluxion.tck.run;

import java.time.Duration;

/**
 * What a plugin may use up.
 *
 * @param perCheck how long one check may take, and loading and planning each
 * @param megabytes the heap of the JVM that runs the plugin
 * @param outputBytes how much a plugin may print while one check is made
 */
public record Limits(Duration perCheck, int megabytes, long outputBytes) {
  /** The usual limits: 30 seconds, 512 megabytes of heap, one megabyte of output. */
  public static final Limits USUAL = new Limits(Duration.ofSeconds(30), 512, 1 << 20);
}
