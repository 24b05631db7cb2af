package dev.fluxion.emulator.ionq;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The variants of a debiased circuit, among which its shots are divided, and the ways to aggregate
 * them. Here all variants have one distribution: no qubit is worse than another.
 *
 * <p>{@code average} sums the histograms. {@code voting} takes a shot of each variant at a time, of
 * which the most frequent outcome counts, several a share each (Maksymov et al., arXiv:2301.07233).
 * {@code dnl} suppresses outcomes that few variants have seen by a power law (arXiv:2506.05757);
 * its exponent here is 2, IonQ's is not published.
 */
final class IonqVariants {
  static final int COUNT = 10;
  static final List<String> METHODS = List.of("average", "voting", "dnl");

  private IonqVariants() {}

  /** Returns the number of the first shot of a variant; that of the one behind the last ends it. */
  static int first(int variant, int shots) {
    return (int) ((long) shots * variant / COUNT);
  }

  /**
   * Returns how much each outcome counts.
   *
   * @param variants the outcomes of the shots of each variant
   * @param method of aggregation
   */
  static SortedMap<Long, Double> aggregate(List<List<Long>> variants, String method) {
    return switch (method) {
      case "voting" -> voting(variants);
      case "dnl" -> filtered(variants);
      default -> sum(variants);
    };
  }

  private static SortedMap<Long, Double> sum(List<List<Long>> variants) {
    SortedMap<Long, Double> sum = new TreeMap<>();
    variants.forEach(shots -> shots.forEach(outcome -> sum.merge(outcome, 1.0, Double::sum)));
    return sum;
  }

  private static SortedMap<Long, Double> voting(List<List<Long>> variants) {
    SortedMap<Long, Double> sum = new TreeMap<>();
    int rounds = variants.stream().mapToInt(List::size).max().orElse(0);
    for (int k = 0; k < rounds; k++) {
      List<List<Long>> round = new ArrayList<>();
      for (List<Long> shots : variants) {
        round.add(k < shots.size() ? List.of(shots.get(k)) : List.of());
      }
      SortedMap<Long, Double> votes = sum(round);
      double most = Collections.max(votes.values());
      List<Long> winners =
          votes.entrySet().stream()
              .filter(each -> each.getValue() == most)
              .map(Map.Entry::getKey)
              .toList();
      winners.forEach(outcome -> sum.merge(outcome, 1.0 / winners.size(), Double::sum));
    }
    return sum;
  }

  private static SortedMap<Long, Double> filtered(List<List<Long>> variants) {
    SortedMap<Long, Double> sum = sum(variants);
    SortedMap<Long, Double> filtered = new TreeMap<>();
    double before = 0;
    double after = 0;
    for (Map.Entry<Long, Double> each : sum.entrySet()) {
      long seen = variants.stream().filter(shots -> shots.contains(each.getKey())).count();
      double share = (double) seen / variants.size();
      before += each.getValue();
      after += each.getValue() * share * share;
      filtered.put(each.getKey(), each.getValue() * share * share);
    }
    double scale = before / after;
    filtered.replaceAll((outcome, value) -> value * scale);
    return filtered;
  }
}
