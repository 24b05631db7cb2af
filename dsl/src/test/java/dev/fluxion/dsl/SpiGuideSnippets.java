package dev.fluxion.dsl;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Backend;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Domain;
import dev.fluxion.spi.Estimate;
import dev.fluxion.spi.Evaluation;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Plugin;
import dev.fluxion.spi.Primitive;
import dev.fluxion.spi.Registrar;
import dev.fluxion.spi.Shape;
import dev.fluxion.spi.Shots;
import dev.fluxion.spi.Spectrum;
import java.util.List;
import java.util.Random;

/**
 * The snippets of the plugin author's guide, {@code spi/README.md}, as they stand there.
 *
 * <p>An interface, since its members need no other words to be static. {@link SpiGuideTest}
 * compares and runs them.
 */
interface SpiGuideSnippets {

  static final Primitive SIN =
      Primitive.elementwise("acme:sin")
          .attribute("shift", Angle.PI.over(2))
          .kernel(Math::sin)
          .spectrum(Spectrum.of(1).withoutConstant())
          .derivative(
              (self, x) -> {
                Angle s = self.angle("shift");
                return self.at(x.plus(s)).minus(self.at(x.minus(s))).times(1 / (2 * s.sin()));
              })
          .build();

  public static Expr sin(Expr x, Angle shift) {
    return SIN.with("shift", shift).at(x);
  }

  static final Primitive NESTED_SIN =
      Primitive.elementwise("acme:nested-sin")
          .kernel(Math::sin)
          .derivatives(Math::cos, x -> -Math.sin(x))
          .build();

  static final Primitive COS =
      Primitive.elementwise("acme:cos")
          .kernel(Math::cos)
          .derivativeOfOrder((n, x) -> Math.cos(x + n * Math.PI / 2))
          .period(Angle.PI.times(2))
          .build();

  static final Primitive RAMP =
      Primitive.elementwise("acme:ramp")
          .kernel(x -> Math.max(x, 0))
          .opaqueDerivative(x -> x > 0 ? 1 : 0)
          .domain(Domain.all().withKinks(0))
          .build();

  static final Primitive POWER =
      Primitive.elementwise("acme:power", 2)
          .binaryKernel(Math::pow)
          .partial(0, (self, args) -> self.at(args.get(0), args.get(1).minus(1)).times(args.get(1)))
          .absent(1, Absence.NOT_DIFFERENTIABLE, "the exponent is a whole number")
          .domain(0, Domain.between(0, Double.POSITIVE_INFINITY))
          .build();

  static final Primitive POLAR =
      Primitive.of("acme:polar")
          .inputs(2)
          .outputs(2)
          .shape(
              (attributes, inputs) -> {
                if (!inputs.get(0).equals(inputs.get(1))) {
                  throw new FluxionException(
                      "ACME-1", "'acme:polar' needs inputs of one shape, got " + inputs);
                }
                return inputs;
              })
          .kernel(
              (inputs, outputs) -> {
                for (int i = 0; i < inputs[0].length; i++) {
                  outputs[0][i] = inputs[0][i] * Math.cos(inputs[1][i]);
                  outputs[1][i] = inputs[0][i] * Math.sin(inputs[1][i]);
                }
              })
          .vjp(
              (self, args, cotangents) -> {
                Expr sine = SIN.at(args.get(1));
                Expr cosine = SIN.at(args.get(1).plus(Angle.PI.over(2)));
                Expr u = cotangents.get(0);
                Expr v = cotangents.get(1);
                Expr turn = v.times(cosine).minus(u.times(sine));
                return List.of(u.times(cosine).plus(v.times(sine)), turn.times(args.get(0)));
              })
          .build();

  static final Primitive ENERGY =
      Primitive.of("acme:energy")
          .shape((attributes, inputs) -> List.of(Shape.scalar()))
          .kernel(
              (in, out) ->
                  out[0][0] =
                      Math.sin(in[0][0]) * Math.pow(1 + Math.cos(in[0][1]), 2) + Math.sin(in[0][2]))
          .spectrum(0, (attributes, element) -> Spectrum.of(1).occurring(element == 1 ? 2 : 1))
          .interaction((attributes, elements) -> elements.size() == 1 || !elements.contains(2))
          .build();

  public final class AcmePlugin implements Plugin {
    @Override
    public void contribute(Registrar registrar) {
      registrar.primitive(SIN);
      registrar.primitive(POLAR);
      registrar.backend("acme-device", AcmeDevice::new);
    }
  }

  final class AcmeDevice implements Backend {
    @Override
    public String id() {
      return "acme-device";
    }

    @Override
    public boolean supports(BoundPrimitive call) {
      return call.primitive() == SIN;
    }

    @Override
    public Capabilities capabilities() {
      return new Capabilities(Kind.HARDWARE, false, true, 1000);
    }

    @Override
    public void close() {}

    @Override
    public List<Estimate> evaluate(List<Evaluation> batch) {
      if (batch.size() > 1000 || batch.stream().anyMatch(each -> each.shots().count() == 0)) {
        throw new FluxionException(
            "ACME-2", "acme-device takes up to 1000 evaluations, with shots, got " + batch.size());
      }
      return batch.stream().map(each -> sample(each.inputs().get(0)[0], each.shots())).toList();
    }

    private static Estimate sample(double x, Shots shots) {
      double error = Math.abs(Math.cos(x)) / Math.sqrt(shots.count());
      double[] values = {Math.sin(x) + error * new Random(shots.seed()).nextGaussian()};
      return new Estimate(List.of(values), List.of(new double[] {error}), shots.count());
    }
  }
}
