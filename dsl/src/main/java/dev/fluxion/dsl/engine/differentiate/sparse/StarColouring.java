package dev.fluxion.dsl.engine.differentiate.sparse;

import java.util.Arrays;

/**
 * Colours the variables of a symmetric pattern so that neighbours differ and no path of four
 * variables has two colours only; then any two colours make stars, and every entry is an element of
 * a product with the sum of the columns of one colour.
 *
 * <p>A. H. Gebremedhin, F. Manne, A. Pothen, What color is your Jacobian?, SIAM Review 47, 2005,
 * section 4, for greedy star colouring and direct recovery. Here each variable keeps the colours of
 * its neighbours, how many have each and one of them, so that a variable is coloured in the time of
 * its neighbours times their colours, a hub with n neighbours included.
 */
final class StarColouring {
  private final Pattern pattern;
  private final int[] colours;

  /** For each variable a table of the colours of its neighbours, at twice the pattern's start. */
  private final int[] keys;

  private final int[] counts;
  private final int[] examples;

  /** The places in the table that are taken, in the order in which they were, for each variable. */
  private final int[] taken;

  private final int[] takenCounts;
  private final int[] forbidden;
  private int step;

  private StarColouring(Pattern pattern) {
    this.pattern = pattern;
    this.colours = new int[pattern.rowCount()];
    Arrays.fill(colours, -1);
    this.keys = new int[2 * pattern.size()];
    Arrays.fill(keys, -1);
    this.counts = new int[keys.length];
    this.examples = new int[keys.length];
    this.taken = new int[pattern.size()];
    this.takenCounts = new int[pattern.rowCount()];
    this.forbidden = new int[pattern.rowCount() + 1];
  }

  /**
   * Returns a colouring.
   *
   * @param pattern symmetric; what is on its diagonal does not matter
   * @param largestFirst whether variables with most neighbours are coloured first
   */
  static StarColouring of(Pattern pattern, boolean largestFirst) {
    StarColouring colouring = new StarColouring(pattern);
    for (int variable : VertexOrder.of(pattern, largestFirst)) {
      if (pattern.start(variable) < pattern.start(variable + 1)) {
        colouring.colour(variable);
      }
    }
    return colouring;
  }

  /** Returns the colour of each variable, -1 where the row is empty. */
  int[] colours() {
    return colours.clone();
  }

  /** Returns the number of colours. */
  int count() {
    return Arrays.stream(colours).max().orElse(-1) + 1;
  }

  private void colour(int v) {
    step++;
    for (int place = pattern.start(v); place < pattern.start(v + 1); place++) {
      int w = pattern.column(place);
      if (w != v && colours[w] >= 0) {
        forbidden[colours[w]] = step;
        boolean twice = neighbours(v, colours[w]) > 1;
        for (int k = 0; k < takenCounts[w]; k++) {
          int entry = taken[pattern.start(w) + k];
          if (twice || isHub(entry, w)) {
            forbidden[keys[entry]] = step;
          }
        }
      }
    }
    int colour = 0;
    while (forbidden[colour] == step) {
      colour++;
    }
    colours[v] = colour;
    for (int place = pattern.start(v); place < pattern.start(v + 1); place++) {
      if (pattern.column(place) != v) {
        enter(pattern.column(place), v, colour);
      }
    }
  }

  /** Returns whether w's only neighbour of a colour has further neighbours of w's colour. */
  private boolean isHub(int entry, int w) {
    return counts[entry] == 1 && neighbours(examples[entry], colours[w]) > 1;
  }

  /** Returns how many neighbours of a variable have a colour. */
  int neighbours(int variable, int colour) {
    int entry = find(variable, colour);
    return entry >= 0 && keys[entry] == colour ? counts[entry] : 0;
  }

  private void enter(int variable, int neighbour, int colour) {
    int entry = find(variable, colour);
    if (keys[entry] != colour) {
      keys[entry] = colour;
      examples[entry] = neighbour;
      taken[pattern.start(variable) + takenCounts[variable]++] = entry;
    }
    counts[entry]++;
  }

  /** Returns where a colour is in the table of a variable, or the free place for it. */
  private int find(int variable, int colour) {
    int start = 2 * pattern.start(variable);
    int capacity = 2 * pattern.start(variable + 1) - start;
    if (capacity == 0) {
      return -1;
    }
    int offset = colour % capacity;
    while (keys[start + offset] >= 0 && keys[start + offset] != colour) {
      offset = offset + 1 == capacity ? 0 : offset + 1;
    }
    return start + offset;
  }
}
