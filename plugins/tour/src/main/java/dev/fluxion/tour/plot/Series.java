package dev.fluxion.tour.plot;

/**
 * A curve.
 *
 * @param name what the legend calls it
 * @param x the abscissas, in rising order
 * @param y as many ordinates
 * @param marked whether its points are marked
 */
public record Series(String name, double[] x, double[] y, boolean marked) {}
