package dev.fluxion.dsl.export;

import dev.fluxion.spi.Shape;
import java.util.List;

/**
 * A part of a formula as a reader sees it; equal only to itself, since terms are shared.
 *
 * <p>Terms are numbered in the order in which they are made, so that arguments come first.
 */
final class Term {
  private final int number;
  private final Form form;
  private final List<Term> args;
  private final Shape shape;

  Term(int number, Form form, List<Term> args, Shape shape) {
    this.number = number;
    this.form = form;
    this.args = List.copyOf(args);
    this.shape = shape;
  }

  int number() {
    return number;
  }

  Form form() {
    return form;
  }

  List<Term> args() {
    return args;
  }

  Term arg(int position) {
    return args.get(position);
  }

  Shape shape() {
    return shape;
  }
}
