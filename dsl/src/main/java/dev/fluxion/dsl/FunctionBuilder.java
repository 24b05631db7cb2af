package dev.fluxion.dsl;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.FluxionException;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Defines a function: its inputs one by one, then the expression that it returns.
 *
 * <p>Up to five inputs are parameters of the lambda; more come as a list.
 */
public final class FunctionBuilder {
  private final String name;
  private final List<Expr> inputs;
  private final Object scope;

  FunctionBuilder(String name) {
    this(Objects.requireNonNull(name, "name"), List.of(), new Object());
  }

  private FunctionBuilder(String name, List<Expr> inputs, Object scope) {
    this.name = name;
    this.inputs = inputs;
    this.scope = scope;
  }

  private FunctionBuilder and(String input, Shape shape) {
    for (Expr known : inputs) {
      if (((Op.Input) known.op()).name().equals(input)) {
        throw new FluxionException(
            "FLX-210", "function '" + name + "' has an input '" + input + "' already");
      }
    }
    List<Expr> longer = new ArrayList<>(inputs);
    longer.add(Expr.of(new Op.Input(input, shape, scope)));
    return new FunctionBuilder(name, List.copyOf(longer), scope);
  }

  private DifferentiableFunction define(Expr output) {
    return DifferentiableFunction.define(name, inputs, output);
  }

  /**
   * Adds the first input.
   *
   * @param input its name
   * @param shape its shape
   */
  public One input(String input, Shape shape) {
    return new One(and(input, shape));
  }

  /**
   * Adds any number of inputs.
   *
   * @param shapes the shape of each input by its name, in the order of the map
   */
  public Many inputs(Map<String, Shape> shapes) {
    FunctionBuilder builder = this;
    for (Map.Entry<String, Shape> entry : shapes.entrySet()) {
      builder = builder.and(entry.getKey(), entry.getValue());
    }
    return new Many(builder);
  }

  /** A function with one input. */
  public static final class One {
    private final FunctionBuilder builder;

    private One(FunctionBuilder builder) {
      this.builder = builder;
    }

    /**
     * Adds another input.
     *
     * @param input its name
     * @param shape its shape
     */
    public Two input(String input, Shape shape) {
      return new Two(builder.and(input, shape));
    }

    /**
     * Returns the function.
     *
     * @param body what it returns, as an expression of its input
     */
    public DifferentiableFunction returns(Function<Expr, Expr> body) {
      List<Expr> inputs = builder.inputs;
      return builder.define(body.apply(inputs.get(0)));
    }
  }

  /** A function with two inputs. */
  public static final class Two {
    private final FunctionBuilder builder;

    private Two(FunctionBuilder builder) {
      this.builder = builder;
    }

    /**
     * Adds another input.
     *
     * @param input its name
     * @param shape its shape
     */
    public Three input(String input, Shape shape) {
      return new Three(builder.and(input, shape));
    }

    /**
     * Returns the function.
     *
     * @param body what it returns, as an expression of its inputs
     */
    public DifferentiableFunction returns(BiFunction<Expr, Expr, Expr> body) {
      List<Expr> inputs = builder.inputs;
      return builder.define(body.apply(inputs.get(0), inputs.get(1)));
    }
  }

  /** A function with three inputs. */
  public static final class Three {
    private final FunctionBuilder builder;

    private Three(FunctionBuilder builder) {
      this.builder = builder;
    }

    /**
     * Adds another input.
     *
     * @param input its name
     * @param shape its shape
     */
    public Four input(String input, Shape shape) {
      return new Four(builder.and(input, shape));
    }

    /**
     * Returns the function.
     *
     * @param body what it returns, as an expression of its inputs
     */
    public DifferentiableFunction returns(Of3 body) {
      List<Expr> inputs = builder.inputs;
      return builder.define(body.apply(inputs.get(0), inputs.get(1), inputs.get(2)));
    }
  }

  /** A function with four inputs. */
  public static final class Four {
    private final FunctionBuilder builder;

    private Four(FunctionBuilder builder) {
      this.builder = builder;
    }

    /**
     * Adds another input.
     *
     * @param input its name
     * @param shape its shape
     */
    public Five input(String input, Shape shape) {
      return new Five(builder.and(input, shape));
    }

    /**
     * Returns the function.
     *
     * @param body what it returns, as an expression of its inputs
     */
    public DifferentiableFunction returns(Of4 body) {
      List<Expr> inputs = builder.inputs;
      return builder.define(body.apply(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3)));
    }
  }

  /** A function with five inputs. */
  public static final class Five {
    private final FunctionBuilder builder;

    private Five(FunctionBuilder builder) {
      this.builder = builder;
    }

    /**
     * Adds another input.
     *
     * @param input its name
     * @param shape its shape
     */
    public Many input(String input, Shape shape) {
      return new Many(builder.and(input, shape));
    }

    /**
     * Returns the function.
     *
     * @param body what it returns, as an expression of its inputs
     */
    public DifferentiableFunction returns(Of5 body) {
      List<Expr> inputs = builder.inputs;
      return builder.define(
          body.apply(inputs.get(0), inputs.get(1), inputs.get(2), inputs.get(3), inputs.get(4)));
    }
  }

  /** A function with any number of inputs. */
  public static final class Many {
    private final FunctionBuilder builder;

    private Many(FunctionBuilder builder) {
      this.builder = builder;
    }

    /**
     * Adds another input.
     *
     * @param input its name
     * @param shape its shape
     */
    public Many input(String input, Shape shape) {
      return new Many(builder.and(input, shape));
    }

    /**
     * Returns the function.
     *
     * @param body what it returns, as an expression of the list of its inputs
     */
    public DifferentiableFunction returns(Function<List<Expr>, Expr> body) {
      return builder.define(body.apply(builder.inputs));
    }
  }

  /** An expression of three others. */
  @FunctionalInterface
  public interface Of3 {
    /** Returns the expression. */
    Expr apply(Expr a, Expr b, Expr c);
  }

  /** An expression of four others. */
  @FunctionalInterface
  public interface Of4 {
    /** Returns the expression. */
    Expr apply(Expr a, Expr b, Expr c, Expr d);
  }

  /** An expression of five others. */
  @FunctionalInterface
  public interface Of5 {
    /** Returns the expression. */
    Expr apply(Expr a, Expr b, Expr c, Expr d, Expr e);
  }
}
