package dev.fluxion.tck.check;

import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Looks for shapes that an array primitive accepts. */
final class ShapeSearch {
  private static final List<Shape> USUAL =
      List.of(
          Shape.vector(3),
          Shape.matrix(2, 3),
          Shape.matrix(3, 3),
          Shape.scalar(),
          Shape.matrix(3, 2),
          Shape.vector(2));

  private static final List<Shape> EXTREME =
      List.of(
          Shape.scalar(),
          Shape.vector(0),
          Shape.vector(1),
          Shape.vector(5),
          Shape.matrix(0, 3),
          Shape.matrix(3, 0),
          Shape.matrix(1, 1),
          Shape.matrix(1, 4),
          Shape.matrix(2, 5),
          Shape.of(2, 1, 3));

  private static final int MOST_INPUTS = 4;
  private static final int ENOUGH = 2;

  private ShapeSearch() {}

  /** Returns one or two lists of usual shapes that are accepted. */
  static List<List<Given.Input>> accepted(BoundPrimitive call) {
    List<List<Given.Input>> accepted = new ArrayList<>();
    if (call.primitive().arity() <= MOST_INPUTS) {
      for (List<Shape> shapes : combinations(USUAL, call.primitive().arity())) {
        if (accepted.size() < ENOUGH && accepts(call, shapes)) {
          accepted.add(shapes.stream().map(Given.Input::of).toList());
        }
      }
    }
    return accepted;
  }

  /**
   * Returns lists of empty, short and other shapes to try.
   *
   * @param arity the number of inputs
   */
  static List<List<Shape>> extreme(int arity) {
    return arity <= 2 ? combinations(EXTREME, arity) : uniform(arity);
  }

  private static List<List<Shape>> uniform(int arity) {
    List<List<Shape>> all = new ArrayList<>();
    for (Shape shape : EXTREME) {
      all.add(Collections.nCopies(arity, shape));
    }
    return all;
  }

  private static List<List<Shape>> combinations(List<Shape> shapes, int arity) {
    List<List<Shape>> all = List.of(List.of());
    for (int i = 0; i < arity; i++) {
      List<List<Shape>> longer = new ArrayList<>();
      for (List<Shape> start : all) {
        for (Shape shape : shapes) {
          List<Shape> next = new ArrayList<>(start);
          next.add(shape);
          longer.add(next);
        }
      }
      all = longer;
    }
    return all;
  }

  /** Refusals of any kind count here; whether they are proper ones, S-SHAPE finds out. */
  private static boolean accepts(BoundPrimitive call, List<Shape> shapes) {
    try {
      call.at(shapes.stream().map(shape -> Expr.constant(shape, 1)).toList());
      return true;
    } catch (FluxionException | IndexOutOfBoundsException | IllegalArgumentException refusal) {
      return false;
    }
  }
}
