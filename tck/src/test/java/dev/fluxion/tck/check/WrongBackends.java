package dev.fluxion.tck.check;

import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Shape;
import dev.fluxion.tck.backend.RightDevices;
import dev.fluxion.tck.backend.TestDevice;
import dev.fluxion.tck.backend.WrongDevices;
import dev.fluxion.tck.backend.WrongSamplers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Plugins with backends, right and wrong (class F). */
final class WrongBackends {
  private WrongBackends() {}

  /** A plugin of a function with an attribute, one of arrays, and a backend for both. */
  static Supplier<Plugin> plugin(Supplier<? extends Backend> backend) {
    return () ->
        registrar -> {
          registrar.primitive(shiftedSine());
          registrar.primitive(expectations());
          registrar.backend(TestDevice.ID, backend);
        };
  }

  private static Primitive shiftedSine() {
    return Primitive.elementwise("test:shifted-sin")
        .attribute("shift", 0.5)
        .kernel((x, attributes) -> Math.sin(x + attributes.number("shift")))
        .derivative((self, x) -> self.at(x.plus(Math.PI / 2)))
        .build();
  }

  /** Two angles to three values between -1 and 1. */
  private static Primitive expectations() {
    return Primitive.of("test:expectations")
        .shape(
            (attributes, inputs) -> {
              if (inputs.get(0).size() != 2) {
                throw new FluxionException("TEST-1", "2 angles are needed, got " + inputs);
              }
              return List.of(Shape.vector(2), Shape.scalar());
            })
        .outputs(2)
        .kernel(
            (in, out) -> {
              out[0][0] = Math.cos(in[0][0]);
              out[0][1] = Math.cos(in[0][0]) * Math.cos(in[0][1]);
              out[1][0] = Math.sin(in[0][0]) * Math.sin(in[0][1]);
            })
        .build();
  }

  /** A backend with a primitive whose derivatives are numbers. */
  private static Supplier<Plugin> withNumbers(Supplier<? extends Backend> backend) {
    return () ->
        registrar -> {
          registrar.primitive(
              Primitive.elementwise("test:sin")
                  .kernel(Math::sin)
                  .derivatives(Math::cos, x -> -Math.sin(x))
                  .build());
          registrar.backend(TestDevice.ID, backend);
        };
  }

  static List<Mutant> all() {
    List<Mutant> mutants = new ArrayList<>();
    Stream.concat(WrongDevices.all().stream(), WrongSamplers.all().stream())
        .forEach(
            wrong ->
                mutants.add(
                    new Mutant(
                        wrong.name(),
                        wrong.killer(),
                        wrong.killer().equals("B-ORDER")
                            ? withNumbers(wrong.device())
                            : plugin(wrong.device()))));
    mutants.add(
        new Mutant(
            "exact values of single precision",
            "B-VALUE",
            plugin(SinglePrecision::new),
            Grade.INACCURATE));
    mutants.add(
        new Mutant("rule of a primitive that only a backend evaluates", "D-NEST(0)", remote(-1)));
    mutants.add(
        new Mutant(
            "backend for nothing",
            "S-SAMPLE",
            plugin(
                () ->
                    new TestDevice() {
                      @Override
                      public boolean supports(BoundPrimitive call) {
                        return false;
                      }
                    }),
            Grade.INCONCLUSIVE));
    return mutants;
  }

  /** Sines of an array without a kernel, and a simulator that evaluates them exactly. */
  private static Supplier<Plugin> remote(double sign) {
    return () ->
        registrar -> {
          registrar.primitive(
              Primitive.of("test:remote-sin")
                  .shape((attributes, inputs) -> inputs)
                  .vjp(
                      (self, args, u) ->
                          List.of(
                              self.at(args.get(0).plus(Math.PI / 2)).times(u.get(0)).times(sign)))
                  .build());
          registrar.backend(TestDevice.ID, Remote::new);
        };
  }

  /** Plugins that keep all rules. */
  static Map<String, Supplier<Plugin>> right() {
    Map<String, Supplier<Plugin>> plugins = new LinkedHashMap<>();
    RightDevices.all().forEach((name, device) -> plugins.put("backend: " + name, plugin(device)));
    plugins.put("backend: derivatives that are numbers", withNumbers(TestDevice::new));
    plugins.put("backend: primitive without a kernel", remote(1));
    plugins.put(
        "backend: samples of what has no kernel",
        () ->
            registrar -> {
              registrar.primitive(
                  Primitive.of("test:remote-sin").shape((attributes, inputs) -> inputs).build());
              registrar.backend(TestDevice.ID, RemoteSampler::new);
            });
    plugins.put(
        "backend: no primitive of its own",
        () -> registrar -> registrar.backend(TestDevice.ID, TestDevice::new));
    return plugins;
  }

  /** Knows functions that have no kernel. */
  private static class Remote extends TestDevice {
    Remote() {}

    Remote(Capabilities capabilities) {
      super(capabilities);
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return call.primitive().id().startsWith("test:remote-");
    }

    @Override
    protected Kernel kernel(Evaluation evaluation) {
      return new Kernel.Arrays((shapes, in, out) -> Arrays.setAll(out[0], i -> Math.sin(in[0][i])));
    }
  }

  /** Knows the same, but only samples. */
  private static final class RemoteSampler extends Remote {
    RemoteSampler() {
      super(new Backend.Capabilities(Backend.Kind.HARDWARE, false, true, 100));
    }
  }

  private static final class SinglePrecision extends TestDevice {
    @Override
    protected double[][] exact(Evaluation evaluation) {
      double[][] values = super.exact(evaluation);
      for (double[] row : values) {
        for (int i = 0; i < row.length; i++) {
          row[i] = (float) row[i];
        }
      }
      return values;
    }
  }
}
