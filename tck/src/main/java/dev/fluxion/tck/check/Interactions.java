package dev.fluxion.tck.check;

import dev.fluxion.spi.Primitive;
import dev.fluxion.tck.check.ArrayElements.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * M-INTER: the mixed difference by elements of which is declared that they do not act together is
 * zero, whatever the steps.
 */
record Interactions() implements Check {
  private static final int MOST_SETS = 150;
  private static final int HIGHEST_ORDER = 3;
  private static final int POINTS = 4;
  private static final double TOLERANCE = 1e-9;

  @Override
  public String id() {
    return "M-INTER";
  }

  @Override
  public Level level() {
    return Level.OPT;
  }

  @Override
  public String rule() {
    return "4.4";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return ArrayElements.areDeclared(subject)
        && subject.call().primitive().interaction().isPresent();
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    Primitive.InteractionRule rule = subject.call().primitive().interaction().orElseThrow();
    ArrayElements elements = new ArrayElements((ArrayMap) subject);
    double size = elements.size(random);
    int separate = 0;
    for (int order = 1; order <= Math.min(HIGHEST_ORDER, elements.all().size()); order++) {
      for (List<Element> set : sets(elements, order, random)) {
        List<Integer> numbers = set.stream().map(Element::number).toList();
        if (!rule.interact(subject.call().attributes(), numbers)) {
          separate++;
          Optional<String> wrong = acting(elements, set, size, finding, random);
          if (wrong.isPresent()) {
            return Verdict.fail(wrong.get());
          }
        }
      }
    }
    return Verdict.pass(separate + " sets do not act together");
  }

  /** Returns all sets of an order, or a random part of them. */
  private static List<List<Element>> sets(
      ArrayElements elements, int order, RandomGenerator random) {
    List<List<Element>> sets = new ArrayList<>();
    subsets(elements.all(), order, 0, new ArrayList<>(), sets);
    if (sets.size() <= MOST_SETS) {
      return sets;
    }
    List<List<Element>> some = new ArrayList<>();
    for (int k = 0; k < MOST_SETS; k++) {
      List<Element> set = elements.some(order, random);
      some.add(set.stream().sorted(Comparator.comparingInt(Element::number)).toList());
    }
    return some;
  }

  private static void subsets(
      List<Element> all, int order, int from, List<Element> start, List<List<Element>> found) {
    if (start.size() == order) {
      found.add(List.copyOf(start));
      return;
    }
    for (int k = from; k < all.size() && found.size() <= MOST_SETS; k++) {
      start.add(all.get(k));
      subsets(all, order, k + 1, start, found);
      start.remove(start.size() - 1);
    }
  }

  private static Optional<String> acting(
      ArrayElements elements,
      List<Element> set,
      double size,
      Finding finding,
      RandomGenerator random) {
    for (int k = 0; k < POINTS; k++) {
      double[][] here = elements.draw(random);
      double[][] there = elements.draw(random);
      double[] difference = mixedDifference(elements, set, here, there);
      double largest = Vectors.largest(difference);
      if (!(largest <= TOLERANCE * size)) {
        String names = set.stream().map(Element::toString).collect(Collectors.joining(", "));
        return Optional.of(
            finding.at(
                "value",
                Vectors.join(here),
                "declared is that "
                    + names
                    + " do not act together, but the mixed difference to ("
                    + set.stream()
                        .map(each -> Double.toString(there[each.input()][each.index()]))
                        .collect(Collectors.joining(", "))
                    + ") is "
                    + largest));
      }
    }
    return Optional.empty();
  }

  private static double[] mixedDifference(
      ArrayElements elements, List<Element> set, double[][] here, double[][] there) {
    double[] sum = new double[elements.value(here).length];
    for (int corner = 0; corner < 1 << set.size(); corner++) {
      double[][] inputs = here;
      for (int i = 0; i < set.size(); i++) {
        if ((corner >> i & 1) == 1) {
          Element element = set.get(i);
          inputs = ArrayElements.moved(inputs, element, there[element.input()][element.index()]);
        }
      }
      double[] value = elements.value(inputs);
      int sign = (set.size() - Integer.bitCount(corner)) % 2 == 0 ? 1 : -1;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += sign * value[i];
      }
    }
    return sum;
  }
}
