package dev.fluxion.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A named function that the engine does not look into: shapes, attributes, a kernel, gradient rules
 * and declared structure.
 *
 * <p>Primitives are immutable values. Two calls are the same evaluation if primitive, attributes
 * and arguments are equal; two primitives are equal only if they are the same object.
 */
public final class Primitive {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*:[A-Za-z][A-Za-z0-9_.-]*");

  private final String id;
  private final Attributes defaults;
  private final int inputs;
  private final int outputs;
  private final ShapeRule shapes;
  private final @Nullable Function<Attributes, Kernel> kernel;
  private final List<Declaration> declarations;
  private final List<List<Rule>> rules;
  private final List<@Nullable Function<Attributes, Kernel>> opaquePartials;
  private final @Nullable VectorRule vjp;
  private final @Nullable VectorRule jvp;
  private final Map<Integer, SpectrumRule> spectra;
  private final @Nullable InteractionRule interaction;
  private final boolean elementwise;
  private final String origin;

  /** Gives the shapes of the outputs of a primitive. */
  @FunctionalInterface
  public interface ShapeRule {
    /**
     * Returns the shape of each output.
     *
     * @param attributes the attributes of the call
     * @param inputs the shape of each input
     * @throws FluxionException if the shapes do not fit
     */
    List<Shape> apply(Attributes attributes, List<Shape> inputs);
  }

  /** Writes a vector-Jacobian or a Jacobian-vector product as expressions. */
  @FunctionalInterface
  public interface VectorRule {
    /**
     * Returns, as a VJP, the cotangent of each input, or, as a JVP, the tangent of each output.
     *
     * <p>What does not exist is {@link Expr#absent}. The result is linear in the vectors.
     *
     * @param self the primitive with its attributes
     * @param args the arguments of the call
     * @param vectors as a VJP, the cotangent of each output; as a JVP, the tangent of each input
     */
    List<Expr> apply(BoundPrimitive self, List<Expr> args, List<Expr> vectors);
  }

  /** Gives the spectrum of an array primitive in each element of an input. */
  @FunctionalInterface
  public interface SpectrumRule {
    /**
     * Returns the frequencies in an element.
     *
     * @param attributes the attributes of the call
     * @param element its row-major number in the input
     */
    Spectrum apply(Attributes attributes, int element);
  }

  /** Says which elements of the inputs of an array primitive act together. */
  @FunctionalInterface
  public interface InteractionRule {
    /**
     * Returns false if the mixed derivative by all these elements is zero at every point.
     *
     * @param attributes the attributes of the call
     * @param elements their numbers, rising, counted row-major through all inputs
     */
    boolean interact(Attributes attributes, List<Integer> elements);
  }

  Primitive(ElementwiseBuilder builder, Function<Attributes, Kernel> kernel) {
    this.id = builder.id;
    this.defaults = builder.attributes;
    this.inputs = builder.arity;
    this.outputs = 1;
    this.shapes = (attributes, shapes) -> shapes.subList(0, 1);
    this.kernel = kernel;
    this.declarations = List.copyOf(builder.declarations);
    List<List<Rule>> copies = new ArrayList<>();
    for (List<Rule> each : builder.rules) {
      copies.add(List.copyOf(each));
    }
    this.rules = List.copyOf(copies);
    this.opaquePartials = new ArrayList<>(builder.opaquePartials);
    this.vjp = null;
    this.jvp = null;
    this.spectra = Map.of();
    this.interaction = null;
    this.elementwise = true;
    this.origin = builder.origin;
  }

  Primitive(PrimitiveBuilder builder, @Nullable Function<Attributes, Kernel> kernel) {
    this.id = builder.id;
    this.defaults = builder.attributes;
    this.inputs = builder.inputs;
    this.outputs = builder.outputs;
    this.shapes = Objects.requireNonNull(builder.shapes);
    this.kernel = kernel;
    this.declarations = List.of();
    this.rules = List.of();
    this.opaquePartials = List.of();
    this.vjp = builder.vjp;
    this.jvp = builder.jvp;
    this.spectra = Map.copyOf(builder.spectra);
    this.interaction = builder.interaction;
    this.elementwise = false;
    this.origin = builder.origin;
  }

  /**
   * Starts the definition of a primitive that maps each number of an array to a number.
   *
   * @param id {@code vendor:name}
   */
  public static ElementwiseBuilder elementwise(String id) {
    return elementwise(id, 1);
  }

  /**
   * Starts the definition of a primitive that maps the corresponding numbers of several arrays to a
   * number.
   *
   * @param id {@code vendor:name}
   * @param arity the number of arguments, 1 or more
   */
  public static ElementwiseBuilder elementwise(String id, int arity) {
    return new ElementwiseBuilder(checked(id), arity, Origin.ofCaller());
  }

  /**
   * Starts the definition of a primitive that maps arrays to arrays.
   *
   * @param id {@code vendor:name}
   */
  public static PrimitiveBuilder of(String id) {
    return new PrimitiveBuilder(checked(id), Origin.ofCaller());
  }

  private static String checked(String id) {
    if (!ID.matcher(id).matches()) {
      throw new FluxionException(
          "FLX-130",
          "the id of a primitive is vendor:name, the vendor in lower case, got '" + id + "'");
    }
    return id;
  }

  /** Returns the id, {@code vendor:name}. */
  public String id() {
    return id;
  }

  /** Returns the part of the id after the colon. */
  public String name() {
    return id.substring(id.indexOf(':') + 1);
  }

  /** Returns the jar or directory of the code that defined this primitive, for errors. */
  public String origin() {
    return origin;
  }

  /** Returns the attributes with their default values. */
  public Attributes defaults() {
    return defaults;
  }

  /** Returns the number of inputs. */
  public int arity() {
    return inputs;
  }

  /** Returns the number of outputs. */
  public int outputCount() {
    return outputs;
  }

  /** Returns whether it maps each number to a number, so that it applies to arrays of any shape. */
  public boolean isElementwise() {
    return elementwise;
  }

  /**
   * Returns the primitive applied to arguments, with default attributes.
   *
   * @param args as many as the primitive has inputs
   */
  public Expr at(Expr... args) {
    return bind().at(args);
  }

  /** Returns the primitive with its default attributes. */
  public BoundPrimitive bind() {
    return new BoundPrimitive(this, defaults);
  }

  /**
   * Returns the primitive with the given attributes.
   *
   * @param attributes those of a call
   */
  public BoundPrimitive bind(Attributes attributes) {
    return new BoundPrimitive(this, attributes);
  }

  /**
   * Returns the primitive with one attribute set.
   *
   * @param name an attribute that the primitive declares
   * @param value its value
   */
  public BoundPrimitive with(String name, Object value) {
    return bind().with(name, value);
  }

  /**
   * Returns the numeric code of the primitive itself, if it can be evaluated in process.
   *
   * @param attributes those of the call
   */
  public Optional<Kernel> kernel(Attributes attributes) {
    return kernel == null ? Optional.empty() : Optional.of(kernel.apply(attributes));
  }

  /**
   * Returns what is declared of an argument.
   *
   * @param argument its position
   */
  public Declaration declaration(int argument) {
    return elementwise ? declarations.get(argument) : Declaration.NOTHING;
  }

  /**
   * Returns the rules for the derivative in an argument, in the order of their definition; an
   * elementwise primitive only.
   *
   * @param argument its position
   */
  public List<Rule> rules(int argument) {
    return elementwise ? rules.get(argument) : List.of();
  }

  /**
   * Returns the code of a first partial derivative that is given as a number, if it is.
   *
   * @param argument the position of the argument
   * @param attributes those of the call
   */
  public Optional<Kernel> opaquePartial(int argument, Attributes attributes) {
    Function<Attributes, Kernel> partial = elementwise ? opaquePartials.get(argument) : null;
    return partial == null ? Optional.empty() : Optional.of(partial.apply(attributes));
  }

  /** Returns the vector-Jacobian product, if it is given; never for an elementwise primitive. */
  public Optional<VectorRule> vjp() {
    return Optional.ofNullable(vjp);
  }

  /** Returns the Jacobian-vector product, if it is given; never for an elementwise primitive. */
  public Optional<VectorRule> jvp() {
    return Optional.ofNullable(jvp);
  }

  /**
   * Returns the spectrum in each element of an input, if it is declared; never for an elementwise
   * primitive, of which {@link #declaration} tells more.
   *
   * @param input its position
   */
  public Optional<SpectrumRule> spectra(int input) {
    return Optional.ofNullable(spectra.get(input));
  }

  /** Returns which elements act together, if it is declared; else all may. */
  public Optional<InteractionRule> interaction() {
    return Optional.ofNullable(interaction);
  }

  List<Shape> outputShapes(Op.Call call, List<Expr> args) {
    requireArity(args.size());
    if (elementwise) {
      return List.of(commonShape(args));
    }
    List<Shape> given = args.stream().map(Expr::shape).toList();
    List<Shape> result = shapes.apply(call.attributes(), given);
    if (result.size() != outputs) {
      throw new FluxionException(
          "FLX-131",
          "the shape rule of '" + id + "' must give " + outputs + " shapes, got " + result);
    }
    return result;
  }

  private Shape commonShape(List<Expr> args) {
    Shape shape = args.get(0).shape();
    for (Expr arg : args) {
      if (!arg.shape().equals(shape)) {
        throw new FluxionException(
            "FLX-104",
            "'"
                + id
                + "' needs arguments of one shape, got "
                + args.stream().map(Expr::shape).toList());
      }
    }
    return shape;
  }

  void requireArity(int count) {
    if (count != inputs) {
      throw new FluxionException(
          "FLX-132", "'" + id + "' takes " + inputs + " arguments, got " + count);
    }
  }

  void requireOutput(int output) {
    if (output < 0 || output >= outputs) {
      throw new FluxionException(
          "FLX-132", "'" + id + "' has " + outputs + " outputs, there is no number " + output);
    }
  }

  void requireAttribute(String name) {
    if (!defaults.has(name)) {
      throw new FluxionException(
          "FLX-113",
          "'" + id + "' has no attribute '" + name + "', it has " + defaults.asMap().keySet());
    }
  }

  /** Returns the id. */
  @Override
  public String toString() {
    return id;
  }
}
