package dev.fluxion.dsl.export;

import java.util.ArrayList;
import java.util.List;

/** Text with holes for other terms: how one term is written, without what it is made of. */
final class Phrase {
  private final Level level;
  private final List<Piece> pieces = new ArrayList<>();

  /** A part of a phrase. */
  sealed interface Piece {}

  /** Text as it is. */
  record Text(String text) implements Piece {}

  /** A term, in parentheses if it holds together less than the place demands. */
  record Hole(Term term, Level atLeast) implements Piece {}

  private Phrase(Level level) {
    this.level = level;
  }

  static Phrase at(Level level) {
    return new Phrase(level);
  }

  Phrase text(String text) {
    pieces.add(new Text(text));
    return this;
  }

  Phrase term(Term term, Level atLeast) {
    pieces.add(new Hole(term, atLeast));
    return this;
  }

  /** Adds another phrase, in parentheses if it holds together less than the place demands. */
  Phrase phrase(Phrase inner, Level atLeast, Notation notation) {
    boolean loose = inner.level.compareTo(atLeast) < 0;
    if (loose) {
      text(notation.open());
    }
    pieces.addAll(inner.pieces);
    return loose ? text(notation.close()) : this;
  }

  Level level() {
    return level;
  }

  List<Piece> pieces() {
    return pieces;
  }
}
