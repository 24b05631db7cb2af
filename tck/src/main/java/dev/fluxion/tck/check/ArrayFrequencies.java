package dev.fluxion.tck.check;

import dev.fluxion.spi.Spectrum;
import dev.fluxion.tck.check.ArrayElements.Element;
import dev.fluxion.tck.check.TrigonometricFit.Miss;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * M-FREQ of array primitives: along each element for which a spectrum is declared, a trigonometric
 * polynomial of its frequencies that fits an output at some points predicts it elsewhere, and no
 * frequency is idle in all elements that declare it.
 */
record ArrayFrequencies() implements Check {
  private static final int LINES = 4;
  private static final int MOST_ELEMENTS = 12;
  private static final int MOST_OUTPUTS = 16;

  @Override
  public String id() {
    return "M-FREQ";
  }

  @Override
  public Level level() {
    return Level.OPT;
  }

  @Override
  public String rule() {
    return "4.3";
  }

  @Override
  public boolean isPlannedFor(Subject subject) {
    return ArrayElements.areDeclared(subject);
  }

  @Override
  public Verdict run(Subject subject, Conditions conditions) {
    Finding finding = new Finding(this, subject, conditions);
    RandomGenerator random = conditions.random(this, subject);
    ArrayElements elements = new ArrayElements((ArrayMap) subject);
    double size = elements.size(random);
    Map<Double, Double> used = new TreeMap<>();
    for (Element element : elements.some(MOST_ELEMENTS, random)) {
      for (int line = 0; line < LINES; line++) {
        Optional<String> wrong = fitted(elements, element, size, used, finding, random);
        if (wrong.isPresent()) {
          return Verdict.fail(wrong.get());
        }
      }
    }
    List<Double> idle =
        used.entrySet().stream()
            .filter(entry -> entry.getValue() < Frequencies.IDLE)
            .map(Map.Entry::getKey)
            .toList();
    return idle.isEmpty()
        ? Verdict.pass("fits")
        : Verdict.fail(
            finding.of("declared are frequencies of which no element has anything: " + idle));
  }

  private static Optional<String> fitted(
      ArrayElements elements,
      Element element,
      double size,
      Map<Double, Double> used,
      Finding finding,
      RandomGenerator random) {
    Spectrum spectrum = element.spectrum();
    double[][] point = elements.draw(random);
    Map<Double, double[]> known = new HashMap<>();
    int outputs = elements.value(point).length;
    int first = random.nextInt(Math.max(1, outputs));
    for (int k = 0; k < Math.min(MOST_OUTPUTS, outputs); k++) {
      int output = (first + k) % outputs;
      DoubleUnaryOperator f =
          x -> known.computeIfAbsent(x, at -> elements.value(point, element, at))[output];
      TrigonometricFit fit = TrigonometricFit.of(spectrum, f, random);
      double scale = Math.max(size, fit.largest());
      Optional<Miss> miss = fit.miss(f, scale, random);
      if (miss.isPresent()) {
        double[][] there = ArrayElements.moved(point, element, miss.get().x());
        String text = Frequencies.text(spectrum, miss.get());
        return Optional.of(
            finding.at("value", Vectors.join(there), "along " + element + " " + text));
      }
      for (int i = 0; i < spectrum.frequencies().size(); i++) {
        used.merge(spectrum.frequencies().get(i), fit.share(i, scale), Math::max);
      }
    }
    return Optional.empty();
  }
}
