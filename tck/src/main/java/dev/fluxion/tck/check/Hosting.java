package dev.fluxion.tck.check;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import dev.fluxion.tck.backend.Hosted;
import dev.fluxion.tck.backend.Probes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Finds what each backend of a plugin evaluates, and where the kit can have it evaluated. */
final class Hosting {
  private final Map<String, Supplier<? extends Backend>> backends;
  private final Announcer announcer;

  Hosting(Map<String, Supplier<? extends Backend>> backends, Announcer announcer) {
    this.backends = backends;
    this.announcer = announcer;
  }

  /**
   * A primitive and how to draw its inputs.
   *
   * @param call the primitive with its attributes
   * @param shapes the shape of each input
   * @param draw draws an array for each
   */
  record Drawn(
      BoundPrimitive call, List<Shape> shapes, Function<RandomGenerator, List<double[]>> draw) {}

  /**
   * Returns a backend that gives exact values of a primitive without a kernel, if there is one.
   *
   * @param call the primitive
   */
  Optional<Backend> exact(BoundPrimitive call) {
    return backends.entrySet().stream()
        .filter(entry -> announcer.isWanted(Announcer.backend(entry.getKey())))
        .flatMap(
            entry ->
                announcer
                    .during(Announcer.backend(entry.getKey()), () -> exact(entry.getValue(), call))
                    .map(backend -> announcer.announced(entry.getKey(), backend))
                    .stream())
        .findFirst();
  }

  /** A backend that fails here is reported as one of its own subjects. */
  private static Optional<Backend> exact(Supplier<? extends Backend> source, BoundPrimitive call) {
    try {
      Backend backend = source.get();
      if (backend.capabilities().exact() && backend.supports(call)) {
        return Optional.of(backend);
      }
      backend.close();
      return Optional.empty();
    } catch (RuntimeException | AssertionError exception) {
      return Optional.empty();
    }
  }

  /**
   * Returns a subject for each backend and each primitive that it evaluates.
   *
   * @param primitives what the plugin registers
   */
  List<Subject> subjects(List<Drawn> primitives) {
    List<Drawn> all = new ArrayList<>(primitives);
    List<Subject> subjects = new ArrayList<>();
    backends.forEach(
        (id, source) -> {
          if (!announcer.begin(Announcer.backend(id))) {
            return;
          }
          try (Backend backend = source.get()) {
            List<Drawn> supported =
                new ArrayList<>(
                    all.stream().filter(each -> backend.supports(each.call())).toList());
            if (supported.isEmpty() && backend.supports(Probes.WAVE.bind())) {
              supported.add(drawn(new Elementwise(Probes.WAVE.bind())));
            }
            List<Drawn> sampled =
                supported.stream().filter(each -> isSampled(backend, each)).toList();
            for (Drawn each : supported) {
              Hosted hosted =
                  new Hosted(
                      id,
                      source,
                      backend.capabilities(),
                      each.call(),
                      each.shapes(),
                      each.draw(),
                      supported.indexOf(each),
                      backend.supports(Probes.FAILING.bind()),
                      // A backend that takes shots takes them for something.
                      sampled.isEmpty() || sampled.contains(each));
              subjects.add(new Served(hosted));
            }
            if (supported.isEmpty()) {
              subjects.add(new Unserved(id, Grade.INCONCLUSIVE, nothing(id)));
            }
          } catch (RuntimeException | AssertionError exception) {
            subjects.add(new Unserved(id, Grade.FAIL, "backend '" + id + "' threw " + exception));
          }
        });
    return subjects;
  }

  /** Whether a backend takes a shot of a primitive, or does anything but refuse it. */
  private static boolean isSampled(Backend backend, Drawn drawn) {
    List<double[]> inputs = drawn.draw().apply(new SplittableRandom(0));
    try {
      backend.evaluate(
          List.of(
              new Evaluation(drawn.call(), List.of(), inputs, drawn.shapes(), new Shots(1, 0))));
    } catch (FluxionException refusal) {
      return false;
    } catch (RuntimeException | AssertionError exception) {
      return true;
    }
    return true;
  }

  private static String nothing(String id) {
    return "backend '"
        + id
        + "' evaluates none of the primitives of the plugin whose inputs the kit finds, so nothing"
        + " of it was checked; register a primitive that it supports, or override samples()";
  }

  static Drawn drawn(Elementwise subject) {
    List<Shape> shapes = Collections.nCopies(subject.arity(), Shape.scalar());
    return new Drawn(
        subject.call(),
        shapes,
        random -> {
          List<double[]> inputs = new ArrayList<>();
          for (double x : subject.plainPoint(random)) {
            inputs.add(new double[] {x});
          }
          return inputs;
        });
  }

  static Drawn drawn(ArrayMap map) {
    return new Drawn(map.call(), map.shapes(), random -> List.of(map.kernelInputs(random)));
  }

  /** An array primitive of which nothing is known but the shapes, and maybe some values. */
  static Drawn drawn(BoundPrimitive call, List<Given.Input> inputs) {
    return new Drawn(
        call,
        inputs.stream().map(Given.Input::shape).toList(),
        random ->
            inputs.stream()
                .map(
                    input ->
                        input
                            .values()
                            .map(double[]::clone)
                            .orElseGet(
                                () -> random.doubles(input.shape().size(), -1.5, 1.5).toArray()))
                .toList());
  }
}
