package dev.fluxion.tour.chapter;

import dev.fluxion.spi.Shots;

/**
 * A program that evaluates on the device that the environment describes. It is killed while it
 * waits.
 */
final class KilledProgram {
  static final Shots SHOTS = new Shots(4000, 7);

  private KilledProgram() {}

  /**
   * Runs the program.
   *
   * @param args none
   */
  public static void main(String[] args) {
    System.out.println(RemoteSine.at(RemoteSine.sine().on("ionq", SHOTS)).value());
  }
}
