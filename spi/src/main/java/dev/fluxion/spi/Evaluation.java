package dev.fluxion.spi;

import java.util.List;

/**
 * One call of one primitive at one point: what a backend is asked for, and what costs money on
 * hardware.
 *
 * @param call the primitive with its attributes
 * @param orders how often it is differentiated in each argument by a numeric rule; empty for the
 *     function itself
 * @param inputs one array for each input, row-major; an elementwise primitive gets single numbers
 * @param shapes the shape of each input
 * @param shots how often to sample and from which seed, or {@link Shots#EXACT}
 */
public record Evaluation(
    BoundPrimitive call,
    List<Integer> orders,
    List<double[]> inputs,
    List<Shape> shapes,
    Shots shots) {
  /** Copies the lists. */
  public Evaluation {
    orders = List.copyOf(orders);
    inputs = List.copyOf(inputs);
    shapes = List.copyOf(shapes);
  }
}
