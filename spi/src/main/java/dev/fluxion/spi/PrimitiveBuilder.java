package dev.fluxion.spi;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Defines a primitive that maps arrays to arrays: shapes, code, and a VJP, a JVP or both.
 *
 * <p>What is missing of VJP and JVP is derived from the other by transposition. A primitive with
 * neither can be evaluated but not differentiated: the numeric part of an opaque gradient is
 * written as such a primitive.
 */
public final class PrimitiveBuilder {
  final String id;
  final String origin;
  Attributes attributes = Attributes.none();
  int inputs = 1;
  int outputs = 1;
  Primitive.@Nullable ShapeRule shapes;
  private @Nullable Function<Attributes, Kernel> kernel;
  private Kernel.@Nullable ShapedFunction fixed;
  private Kernel.@Nullable ShapedFunction fast;
  Primitive.@Nullable VectorRule vjp;
  Primitive.@Nullable VectorRule jvp;
  final Map<Integer, Primitive.SpectrumRule> spectra = new HashMap<>();
  Primitive.@Nullable InteractionRule interaction;

  PrimitiveBuilder(String id, String origin) {
    this.id = id;
    this.origin = origin;
  }

  /**
   * Declares an attribute.
   *
   * @param name its name
   * @param defaultValue its value where a call does not set it
   */
  public PrimitiveBuilder attribute(String name, Object defaultValue) {
    attributes = attributes.with(name, defaultValue);
    return this;
  }

  /** Sets the number of inputs, 1 if nothing is said. */
  public PrimitiveBuilder inputs(int count) {
    inputs = count;
    return this;
  }

  /** Sets the number of outputs, 1 if nothing is said. */
  public PrimitiveBuilder outputs(int count) {
    outputs = count;
    return this;
  }

  /** Sets the shapes of the outputs as a function of the attributes and the inputs' shapes. */
  public PrimitiveBuilder shape(Primitive.ShapeRule rule) {
    shapes = rule;
    return this;
  }

  /** Sets the code. */
  public PrimitiveBuilder kernel(Kernel.ArrayFunction function) {
    return kernel((shapes, inputs, outputs) -> function.apply(inputs, outputs));
  }

  /** Sets the code, which needs to know the shapes of the inputs. */
  public PrimitiveBuilder kernel(Kernel.ShapedFunction function) {
    bind(ignored -> function);
    fixed = function;
    return this;
  }

  /** Sets a faster form of the code, besides {@link #kernel(Kernel.ArrayFunction)}. */
  public PrimitiveBuilder fastKernel(Kernel.ArrayFunction function) {
    return fastKernel((shapes, inputs, outputs) -> function.apply(inputs, outputs));
  }

  /**
   * Sets a faster form of the code, which needs to know the shapes of the inputs, besides {@link
   * #kernel(Kernel.ShapedFunction)}.
   */
  public PrimitiveBuilder fastKernel(Kernel.ShapedFunction function) {
    fast = function;
    return this;
  }

  /**
   * Sets the code as a function of the attributes, which is called once for each set of attributes.
   */
  public PrimitiveBuilder bind(Function<Attributes, Kernel.ShapedFunction> factory) {
    kernel = bound -> new Kernel.Arrays(factory.apply(bound));
    fixed = null;
    return this;
  }

  /** Sets the vector-Jacobian product: cotangents of the outputs to cotangents of the inputs. */
  public PrimitiveBuilder vjp(Primitive.VectorRule rule) {
    vjp = rule;
    return this;
  }

  /** Sets the Jacobian-vector product: tangents of the inputs to tangents of the outputs. */
  public PrimitiveBuilder jvp(Primitive.VectorRule rule) {
    jvp = rule;
    return this;
  }

  /**
   * Declares one spectrum for every element of an input: along each the outputs are trigonometric
   * polynomials, from which derivatives of every order follow.
   *
   * @param input its position
   * @param spectrum the frequencies in each element
   */
  public PrimitiveBuilder spectrum(int input, Spectrum spectrum) {
    return spectrum(input, (attributes, element) -> spectrum);
  }

  /**
   * Declares a spectrum for each element of an input.
   *
   * @param input its position
   * @param rule gives the spectrum from the attributes and the row-major number of the element
   */
  public PrimitiveBuilder spectrum(int input, Primitive.SpectrumRule rule) {
    spectra.put(input, rule);
    return this;
  }

  /**
   * Declares which elements of the inputs with spectra act together: mixed derivatives of those
   * that do not are zero and cost nothing.
   *
   * @param rule a promise, like a spectrum
   */
  public PrimitiveBuilder interaction(Primitive.InteractionRule rule) {
    interaction = rule;
    return this;
  }

  /**
   * Returns the primitive. One without a kernel is evaluated by a backend only.
   *
   * @throws FluxionException FLX-134 if it has no shape rule, FLX-137 if it has the faster form of
   *     a code that is not there
   */
  public Primitive build() {
    if (shapes == null) {
      throw new FluxionException("FLX-134", "'" + id + "' has no shape rule");
    }
    if (inputs < 1 || outputs < 1) {
      throw new FluxionException(
          "FLX-132", "'" + id + "' needs inputs and outputs, got " + inputs + " and " + outputs);
    }
    for (int input : spectra.keySet()) {
      if (input < 0 || input >= inputs) {
        throw new FluxionException(
            "FLX-132", "'" + id + "' takes " + inputs + " arguments, there is no number " + input);
      }
    }
    return new Primitive(this, fast == null ? kernel : withFast(fixed, fast));
  }

  private Function<Attributes, Kernel> withFast(
      Kernel.@Nullable ShapedFunction function, Kernel.ShapedFunction fast) {
    if (function == null) {
      throw new FluxionException(
          "FLX-137", "the fast kernel of '" + id + "' needs a kernel without attributes beside it");
    }
    Kernel both = new Kernel.Arrays(function, Optional.of(fast));
    return ignored -> both;
  }
}
