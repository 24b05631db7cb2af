package dev.fluxion.dsl.export;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.List;

/** How the parts of a formula look; what they are and where parentheses go is {@link Grammar}'s. */
interface Notation {
  /** Returns the opening parenthesis. */
  String open();

  /** Returns the closing parenthesis. */
  String close();

  /** Returns the sign of a product. */
  String times();

  /** Returns a number; a negative one starts with a minus. */
  String number(double value);

  /** Returns an exact angle; a negative one starts with a minus. */
  String angle(Angle angle);

  /** Returns the name of an input, an attribute or a function. */
  String name(String name);

  /** Returns the name of an input with its shape. */
  String declaration(String name, Shape shape);

  /** Returns the value of an attribute that is neither a number nor an angle. */
  String word(String word);

  /** Returns the name of a subexpression. */
  String temporary(String letter, int number);

  /** Returns the sign of a comparison, with spaces. */
  String relation(Op.Relation relation);

  /** Returns the name of a called function with its derivatives; sets how tight a call of it is. */
  Phrase callee(Op.Call call);

  /** Returns what separates arguments from attributes. */
  String semicolon();

  /** Returns a mark for what is left out. */
  String ellipsis(String what);

  /** Returns whether a fraction is set with a bar, which groups what is above and below it. */
  boolean hasFractionBar();

  /** Returns a fraction. */
  Phrase fraction(Phrase numerator, Phrase denominator);

  /** Returns a power whose exponent is not negative. */
  Phrase power(Term base, double exponent);

  /** Returns a part of an array. */
  Phrase index(Term base, String subscripts);

  /** Returns a transposed array. */
  Phrase transposed(Term base);

  /** Returns a choice between two terms by a mask. */
  Phrase choice(Term mask, Term chosen, Term otherwise);

  /** Returns a structural function in a way of its own, or as a call by name. */
  Phrase function(Form.Function function, List<Term> args, Grammar grammar);
}
