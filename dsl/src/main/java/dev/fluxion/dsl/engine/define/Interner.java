package dev.fluxion.dsl.engine.define;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.Arrays;
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
  private static final int SHORT = 8;

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
    return known == null ? Optional.empty() : Optional.of(known.expr());
  }

  /** Returns the number of an interned node. */
  public int number(Expr expr) {
    return Objects.requireNonNull(table.get(new Key(expr)), "not interned").number();
  }

  /** Returns the positions of interned nodes in a list, by the total order. */
  public int[] order(List<Expr> nodes) {
    if (nodes.size() == 1) {
      return new int[1];
    }
    long[] numbered = new long[nodes.size()];
    for (int i = 0; i < numbered.length; i++) {
      numbered[i] = ((long) number(nodes.get(i)) << 32) | i;
    }
    sort(numbered);
    int[] order = new int[numbered.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = (int) numbered[i];
    }
    return order;
  }

  /** Sorts; most sums and products are so short that the JDK's way would take longer. */
  private static void sort(long[] numbers) {
    if (numbers.length > SHORT) {
      Arrays.sort(numbers);
      return;
    }
    for (int i = 1; i < numbers.length; i++) {
      long number = numbers[i];
      int k = i;
      for (; k > 0 && numbers[k - 1] > number; k--) {
        numbers[k] = numbers[k - 1];
      }
      numbers[k] = number;
    }
  }
}
