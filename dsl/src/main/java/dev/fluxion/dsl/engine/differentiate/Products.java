package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Products of a Jacobian with sums of unit vectors, each of which takes part in one product at
 * most.
 *
 * <p>Few products are made one by one, each a plain pass: their seeds are ones and zeros that
 * disappear from small graphs. Many are one pass with an axis of directions, so that the graph does
 * not grow with their number.
 */
public final class Products {
  private static final int FEW = 16;

  private final int[] colours;
  private final int count;
  private final Context context;

  /**
   * Creates products.
   *
   * @param colours for each unit vector the product that it takes part in, -1 for none
   * @param count the number of products
   * @param context who asks
   */
  public Products(int[] colours, int count, Context context) {
    this.colours = colours;
    this.count = count;
    this.context = context;
  }

  /**
   * Returns the products of the Jacobian with vectors, one after the other, flat.
   *
   * @param output what is differentiated
   * @param inputs what by; their elements, one after the other, are the unit vectors
   */
  public Expr byColumns(Expr output, List<Expr> inputs) {
    List<Expr> results = new ArrayList<>();
    for (Directions directions : passes()) {
      Map<Expr, Expr> seeds = new IdentityHashMap<>();
      int position = 0;
      for (Expr input : inputs) {
        Optional<Expr> seed = seed(input.shape(), position, directions, results.size());
        seed.ifPresent(some -> seeds.put(input, some));
        position += input.shape().size();
      }
      Expr zero = Expr.constant(directions.lead().append(output.shape()), 0);
      Optional<Expr> tangent = new Forward(context, directions).push(List.of(output), seeds).get(0);
      results.add(tangent.orElse(zero).flatten());
    }
    return Expr.of(new Op.Concat(), results);
  }

  /**
   * Returns the products of vectors with the Jacobian by all inputs, one after the other, flat.
   *
   * @param output what is differentiated; its elements are the unit vectors
   * @param inputs what by
   */
  public Expr byRows(Expr output, List<Expr> inputs) {
    List<Expr> results = new ArrayList<>();
    for (Directions directions : passes()) {
      Expr seed = seed(output.shape(), 0, directions, results.size()).orElseThrow();
      List<Optional<Expr>> found =
          new Reverse(context, directions).pull(List.of(output), List.of(seed), inputs);
      List<Expr> parts = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        Shape flat = directions.lead().append(Shape.vector(inputs.get(i).shape().size()));
        Expr part = found.get(i).orElseGet(() -> Expr.constant(flat, 0));
        parts.add(part.reshape(flat.extents()));
      }
      results.add(directions.concat(parts).flatten());
    }
    return Expr.of(new Op.Concat(), results);
  }

  private List<Directions> passes() {
    List<Directions> passes = new ArrayList<>();
    if (count > FEW) {
      passes.add(Directions.of(count));
    } else {
      for (int k = 0; k < count; k++) {
        passes.add(Directions.ONE);
      }
    }
    return passes;
  }

  /**
   * Returns the sums of unit vectors in one array.
   *
   * @param shape its shape
   * @param from the number of its first element among all unit vectors
   * @param directions all products, or one of them
   * @param first the number of the first product
   * @return nothing if all is 0
   */
  private Optional<Expr> seed(Shape shape, int from, Directions directions, int first) {
    int size = shape.size();
    double[] values = new double[directions.count() * size];
    int ones = 0;
    for (int k = 0; k < size; k++) {
      int product = colours[from + k] - first;
      if (product >= 0 && product < directions.count()) {
        values[product * size + k] = 1;
        ones++;
      }
    }
    Shape all = directions.lead().append(shape);
    if (ones == 0) {
      return Optional.empty();
    }
    return Optional.of(ones == values.length ? Expr.constant(all, 1) : Expr.constant(all, values));
  }
}
