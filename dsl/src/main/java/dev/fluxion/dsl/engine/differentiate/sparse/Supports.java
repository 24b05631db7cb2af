package dev.fluxion.dsl.engine.differentiate.sparse;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Merges supports, and finds their members; equal sets are one object. */
final class Supports {
  private final Map<Content, IndexSet> known = new HashMap<>();
  private final int[] visits;
  private int[] found = new int[16];
  private int walk;

  /** A set by its members. */
  private record Content(int[] members) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Content content && Arrays.equals(members, content.members);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(members);
    }
  }

  /**
   * Creates a place for the supports of one graph.
   *
   * @param variables their number
   */
  Supports(int variables) {
    this.visits = new int[variables];
  }

  Support union(Support a, Support b) {
    if (a == b || b == Support.EMPTY) {
      return a;
    }
    return a == Support.EMPTY ? b : Support.union(a, b);
  }

  Support union(Stream<Support> supports) {
    int current = ++walk;
    List<Support> parts =
        supports.filter(support -> support != Support.EMPTY && support.visit(current)).toList();
    return switch (parts.size()) {
      case 0 -> Support.EMPTY;
      case 1 -> parts.get(0);
      default -> Support.union(parts.toArray(Support[]::new));
    };
  }

  /** Returns the members of a support; what is below it is walked once, without recursion. */
  IndexSet members(Support support) {
    IndexSet merged = support.members();
    if (merged == null) {
      merged = support == Support.EMPTY ? interned(new int[0]) : merged(support);
      support.resolve(merged);
    }
    return merged;
  }

  private IndexSet merged(Support support) {
    walk++;
    int count = 0;
    Deque<Support> open = new ArrayDeque<>();
    open.push(support);
    while (!open.isEmpty()) {
      Support next = open.pop();
      IndexSet part = next.members();
      if (part != null) {
        for (int k = 0; k < part.size(); k++) {
          count = add(part.member(k), count);
        }
      } else if (next.variable() >= 0) {
        count = add(next.variable(), count);
      } else {
        for (Support each : next.parts()) {
          if (each.visit(walk)) {
            open.push(each);
          }
        }
      }
    }
    int[] members = Arrays.copyOf(found, count);
    Arrays.sort(members);
    return interned(members);
  }

  private int add(int variable, int count) {
    if (visits[variable] == walk) {
      return count;
    }
    visits[variable] = walk;
    if (count == found.length) {
      found = Arrays.copyOf(found, 2 * count);
    }
    found[count] = variable;
    return count + 1;
  }

  private IndexSet interned(int[] members) {
    return known.computeIfAbsent(
        new Content(members), content -> new IndexSet(known.size(), content.members()));
  }
}
