package dev.fluxion.dsl.export;

import dev.fluxion.dsl.engine.define.Graph;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A function as lines {@code left = right}, the function itself first, then the terms with a name
 * of their own in the order in which they are mentioned.
 */
final class Listing {
  /** What a line has besides its two sides. */
  private static final int MARGIN = 10;

  private final Notation notation;
  private final NamedTerms named;
  private final Grammar grammar;
  private final String letter;
  private final Map<Integer, String> names = new HashMap<>();
  private final Deque<Term> waiting = new ArrayDeque<>();
  private final BitSet written = new BitSet();
  private final List<Line> lines = new ArrayList<>();
  private int missing;

  /**
   * A line.
   *
   * @param left what is defined
   * @param right what it is
   */
  record Line(String left, String right) {}

  private Listing(Notation notation, NamedTerms named, String letter) {
    this.notation = notation;
    this.named = named;
    this.grammar = new Grammar(notation, named::contains);
    this.letter = letter;
  }

  /**
   * Writes a function.
   *
   * @param name its name
   * @param graph what it is
   * @param notation how it looks
   * @param limit the number of characters after which no further line is begun
   */
  static Listing of(String name, Graph graph, Notation notation, int limit) {
    Reading reading = Reading.of(graph);
    Term root = reading.root();
    List<Term> terms = reading.below(List.of(root));
    Listing listing = new Listing(notation, NamedTerms.in(terms), letter(reading.inputs()));
    listing.write(listing.head(name, reading.inputs()), root, limit);
    listing.missing = terms.size() - listing.written.cardinality();
    return listing;
  }

  /** Returns the lines, at least one. */
  List<Line> lines() {
    return lines;
  }

  /** Returns {@code 12,345 more nodes} if lines are missing, else nothing. */
  String missing() {
    return waiting.isEmpty()
        ? ""
        : String.format(Locale.ROOT, "%,d more node%s", missing, missing == 1 ? "" : "s");
  }

  private String head(String name, List<Term> inputs) {
    StringBuilder text = new StringBuilder(notation.name(Grammar.shortened(name)));
    text.append(notation.open());
    String separator = "";
    for (Term input : Grammar.first(inputs)) {
      text.append(separator).append(declaration(input));
      separator = ", ";
    }
    return text.append(grammar.rest(inputs, ", ")).append(notation.close()).toString();
  }

  private String declaration(Term input) {
    String name = input.form() instanceof Form.Name named ? named.name() : "";
    return notation.declaration(Grammar.shortened(name), input.shape());
  }

  private void write(String head, Term root, int limit) {
    lines.add(new Line(head, right(root)));
    int length = head.length() + lines.get(0).right().length();
    while (!waiting.isEmpty()) {
      Term term = waiting.element();
      String left = names.getOrDefault(term.number(), "");
      BitSet before = (BitSet) written.clone();
      String right = right(term);
      length += left.length() + right.length() + MARGIN;
      if (length > limit) {
        written.and(before);
        return;
      }
      waiting.remove();
      lines.add(new Line(left, right));
    }
  }

  private String right(Term defined) {
    StringBuilder text = new StringBuilder();
    Deque<Phrase.Piece> stack = new ArrayDeque<>();
    written.set(defined.number());
    push(grammar.phrase(defined), stack);
    while (!stack.isEmpty()) {
      Phrase.Piece piece = stack.pop();
      if (piece instanceof Phrase.Text plain) {
        text.append(plain.text());
      } else if (piece instanceof Phrase.Hole hole) {
        Term term = hole.term();
        if (named.contains(term)) {
          text.append(nameOf(term));
          continue;
        }
        written.set(term.number());
        push(Phrase.at(Level.ATOM).phrase(grammar.phrase(term), hole.atLeast(), notation), stack);
      }
    }
    return text.toString();
  }

  private String nameOf(Term term) {
    String known = names.get(term.number());
    if (known != null) {
      return known;
    }
    String name = notation.temporary(letter, names.size() + 1);
    names.put(term.number(), name);
    waiting.add(term);
    return name;
  }

  private static void push(Phrase phrase, Deque<Phrase.Piece> stack) {
    for (int k = phrase.pieces().size() - 1; k >= 0; k--) {
      stack.push(phrase.pieces().get(k));
    }
  }

  /** Returns a letter that makes no name of an input when numbers follow it. */
  private static String letter(List<Term> inputs) {
    List<String> taken =
        inputs.stream()
            .map(Term::form)
            .filter(Form.Name.class::isInstance)
            .map(form -> ((Form.Name) form).name())
            .toList();
    return Stream.of("t", "u", "v", "s", "r", "q")
        .filter(each -> taken.stream().noneMatch(name -> name.matches(each + "\\d+")))
        .findFirst()
        .orElse("tmp");
  }
}
