package dev.fluxion.dsl.export;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Decides which terms get a name and a line of their own: those that are big and used more than
 * once, and those without which a line would be too long.
 *
 * <p>So no line is long, and a term that is written more than once is short, whatever the formula.
 */
final class NamedTerms {
  private static final int SHARED = 24;
  private static final int LINE = 240;
  private static final int NAME = 4;

  /** Not worth a line of its own, however long the line is that it is in. */
  private static final int SMALL = 12;

  private final BitSet named = new BitSet();

  private NamedTerms() {}

  /**
   * Decides for a whole formula.
   *
   * @param terms all terms, arguments first; the last one is the formula itself
   */
  static NamedTerms in(List<Term> terms) {
    NamedTerms result = new NamedTerms();
    int last = terms.get(terms.size() - 1).number();
    int[] uses = new int[last + 1];
    for (Term term : terms) {
      term.args().forEach(arg -> uses[arg.number()]++);
    }
    int[] lengths = new int[last + 1];
    // Lengths are those of the plain text, so that LaTeX gets the same lines.
    Grammar grammar = new Grammar(new PlainNotation(), result::contains);
    for (Term term : terms) {
      int length = result.measure(grammar.phrase(term), lengths);
      boolean shared = uses[term.number()] > 1 && length >= SHARED;
      if (shared && !(term.form() instanceof Form.Name)) {
        result.name(term, lengths);
      } else {
        lengths[term.number()] = length;
      }
    }
    return result;
  }

  boolean contains(Term term) {
    return named.get(term.number());
  }

  private void name(Term term, int[] lengths) {
    named.set(term.number());
    lengths[term.number()] = NAME;
  }

  /** Returns the length of a phrase, after naming its longest parts if it is too long. */
  private int measure(Phrase phrase, int[] lengths) {
    int length = length(phrase, lengths);
    if (length <= LINE) {
      return length;
    }
    List<Term> longest =
        phrase.pieces().stream()
            .filter(Phrase.Hole.class::isInstance)
            .map(piece -> ((Phrase.Hole) piece).term())
            .filter(term -> lengths[term.number()] > SMALL)
            .sorted(Comparator.comparingInt((Term term) -> -lengths[term.number()]))
            .toList();
    for (Term term : longest) {
      if (length <= LINE) {
        break;
      }
      if (!(term.form() instanceof Form.Name)) {
        name(term, lengths);
        length = length(phrase, lengths);
      }
    }
    return length;
  }

  private static int length(Phrase phrase, int[] lengths) {
    int length = 0;
    for (Phrase.Piece piece : phrase.pieces()) {
      length +=
          piece instanceof Phrase.Hole hole
              ? lengths[hole.term().number()]
              : ((Phrase.Text) piece).text().length();
    }
    return length;
  }
}
