package dev.fluxion.dsl.engine.differentiate.sparse;

import org.jspecify.annotations.Nullable;

/**
 * The variables that one number depends on, merged when somebody asks: the running sum of n terms
 * costs n unions, not n sets that grow to n members.
 */
final class Support {
  static final Support EMPTY = new Support(-1);

  private final int variable;
  private final Support[] parts;
  private @Nullable IndexSet members;

  /** Which walk has been here last. */
  private int visit;

  private Support(int variable, Support... parts) {
    this.variable = variable;
    this.parts = parts;
  }

  static Support of(int variable) {
    return new Support(variable);
  }

  /** Returns the union of at least two supports that differ and are not empty. */
  static Support union(Support... parts) {
    return new Support(-1, parts);
  }

  /** Returns the only member, -1 if this is a union. */
  int variable() {
    return variable;
  }

  Support[] parts() {
    return parts;
  }

  @Nullable IndexSet members() {
    return members;
  }

  void resolve(IndexSet merged) {
    members = merged;
  }

  /** Returns whether a walk sees this for the first time. */
  boolean visit(int walk) {
    boolean first = visit != walk;
    visit = walk;
    return first;
  }
}
