package dev.fluxion.dsl.catalog;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds what an unknown id was meant to be.
 *
 * <p>First the ids that are a few slips of the keyboard away, then those of another vendor, then
 * those of any vendor whose names are a few slips away; of these only the nearest, and few.
 */
public final class NearMisses {
  private static final int MOST = 3;

  private NearMisses() {}

  /**
   * Returns a question to end an error with, or nothing if no id is near.
   *
   * @param unknown what was asked for
   * @param known the ids there are, sorted
   */
  public static String question(String unknown, Collection<String> known) {
    List<String> nearest = nearest(unknown, known);
    return nearest.isEmpty()
        ? ""
        : nearest.stream()
            .map(id -> "'" + id + "'")
            .collect(Collectors.joining(" or ", ", did you mean ", "?"));
  }

  private static List<String> nearest(String unknown, Collection<String> known) {
    int tolerance = tolerance(name(unknown));
    List<String> near = nearest(unknown, known, Function.identity(), tolerance);
    if (near.isEmpty()) {
      near = nearest(name(unknown), known, NearMisses::name, 0);
    }
    if (near.isEmpty()) {
      near = nearest(name(unknown), known, NearMisses::name, tolerance);
    }
    return near;
  }

  private static List<String> nearest(
      String wanted, Collection<String> known, Function<String, String> part, int tolerance) {
    List<String> nearest = new ArrayList<>();
    int least = tolerance;
    for (String id : known) {
      int distance = distance(fold(wanted), fold(part.apply(id)), least);
      if (distance < least) {
        nearest.clear();
        least = distance;
      }
      if (distance <= least) {
        nearest.add(id);
      }
    }
    return ImmutableList.copyOf(nearest.subList(0, Math.min(MOST, nearest.size())));
  }

  /** Few, for short names are near each other by chance: sin, tan. */
  private static int tolerance(String name) {
    return 1 + name.length() / 5;
  }

  private static String name(String id) {
    return id.substring(id.indexOf(':') + 1);
  }

  private static String fold(String id) {
    return id.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns how many insertions, deletions, replacements and swaps of neighbours lead from one text
   * to the other, or any number above the limit if it takes more.
   */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) > limit) {
      return limit + 1;
    }
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
