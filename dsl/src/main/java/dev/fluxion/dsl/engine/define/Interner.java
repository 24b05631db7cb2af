package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps one node for each structure, so that equal expressions are the same object, and numbers the
 * nodes in the order in which they first appear.
 *
 * <p>The numbers are the total order of the normal form: they depend on how a function was written
 * down, never on addresses, so two runs print the same. An interner belongs to one preparation of
 * one request and is not shared between threads.
 */
public final class Interner {
  private final Map<Key, Interned> table = new HashMap<>();

  private record Interned(Expr expr, int number) {}

  private record Key(Expr expr) {
    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Key key)) {
        return false;
      }
      if (expr == key.expr) {
        return true;
      }
      if (expr.structuralHash() != key.expr.structuralHash() || !expr.op().equals(key.expr.op())) {
        return false;
      }
      List<Expr> left = expr.args();
      List<Expr> right = key.expr.args();
      if (left.size() != right.size()) {
        return false;
      }
      for (int i = 0; i < left.size(); i++) {
        if (left.get(i) != right.get(i)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      return expr.structuralHash();
    }
  }

  /**
   * Returns the one node with the structure of the given one.
   *
   * @param expr a node whose arguments are interned already
   */
  public Expr intern(Expr expr) {
    Key key = new Key(expr);
    Interned known = table.get(key);
    if (known != null) {
      return known.expr();
    }
    table.put(key, new Interned(expr, table.size()));
    return expr;
  }

  /** Returns the one node with the given operation and interned arguments. */
  public Expr node(Op op, List<Expr> args) {
    return intern(Expr.of(op, args));
  }

  /** Returns the one node with the given operation and interned arguments. */
  public Expr node(Op op, Expr... args) {
    return intern(Expr.of(op, args));
  }

  /** Returns the node with the given operation and interned arguments, if there is one. */
  public Optional<Expr> find(Op op, List<Expr> args) {
    Interned known = table.get(new Key(Expr.of(op, args)));
    return Optional.ofNullable(known).map(Interned::expr);
  }

  /** Returns the number of an interned node. */
  public int number(Expr expr) {
    return Objects.requireNonNull(table.get(new Key(expr)), "not interned").number();
  }
}
