package dev.fluxion.dsl.export;

/** How tightly a phrase holds together, the loosest first: what is too loose gets parentheses. */
enum Level {
  /** Reads {@code a < b}. */
  COMPARISON,
  /** Reads {@code a + b} or {@code -a}. */
  SUM,
  /** Reads {@code a/b}: loose, for {@code a/b·c} is read in two ways. */
  QUOTIENT,
  /** Reads {@code 3·a}: the number belongs in front of a product, not inside. */
  SCALED,
  /** Reads {@code a·b}. */
  PRODUCT,
  /** Reads {@code a²}. */
  POWER,
  /** Reads {@code a} or {@code f(a)}. */
  ATOM
}
