package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.Normalizer;
import dev.fluxion.dsl.engine.normalize.ShiftedArgument;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.dsl.engine.plan.points.Stencil;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Puts stencils into a graph.
 *
 * <p>A small one of an elementwise primitive that is evaluated in process is written out: its
 * evaluations are calls that the compiler inlines. All others become one node each, so that the
 * graph does not grow with the number of points.
 */
final class Placement {
  private static final int INLINE_LIMIT = 4_096;

  private final Normalizer normalizer;
  private final Predicate<BoundPrimitive> external;
  private final Map<StencilCall, Expr> nodes = new IdentityHashMap<>();

  /** What a derivative is replaced by, over its arguments. */
  interface Made {
    Expr over(List<Expr> args);
  }

  Placement(Normalizer normalizer, Predicate<BoundPrimitive> external) {
    this.normalizer = normalizer;
    this.external = external;
  }

  void place(CallGroup group, Stencil stencil, Map<Expr, Made> made) {
    if (isInline(group, stencil)) {
      for (CallGroup.Member member : group.members()) {
        made.put(
            member.node(), args -> writtenOut(member.node(), args, stencil, member.demands()[0]));
      }
    } else {
      asNode(group, stencil, made);
    }
  }

  private boolean isInline(CallGroup group, Stencil stencil) {
    long size = (long) stencil.points().size() * group.op().primitive().arity();
    return group.axes().isElementwise()
        && stencil.rows() == group.demands().size()
        && !external.test(group.self())
        && size <= INLINE_LIMIT;
  }

  /** Rows beyond the demands are values of the first output. */
  private void asNode(CallGroup group, Stencil stencil, Map<Expr, Made> made) {
    List<Demand> demands = group.demands();
    int[] outputs = new int[stencil.rows()];
    Arrays.setAll(outputs, row -> row < demands.size() ? demands.get(row).output() : 0);
    int[] sizes = group.outputSizes();
    int[] starts = new int[outputs.length + 1];
    for (int i = 0; i < outputs.length; i++) {
      starts[i + 1] = starts[i] + sizes[outputs[i]];
    }
    StencilCall call = new StencilCall(group.self(), stencil, outputs, starts);
    for (CallGroup.Member member : group.members()) {
      made.put(member.node(), args -> chosen(member, node(call, args), starts));
    }
  }

  /** Returns the one node of a stencil over the base point of some arguments. */
  private Expr node(StencilCall call, List<Expr> args) {
    return nodes.computeIfAbsent(
        call, added -> normalizer.leaf(call.at(args.stream().map(this::base).toList())));
  }

  /**
   * Returns the values that the equations of a group are about, once its stencil is in a graph.
   *
   * @param group a group that was placed with more rows than demands
   * @param checked its stencil
   */
  List<SpectrumCheck> checks(CallGroup group, Surplus.Checked checked) {
    StencilCall call =
        nodes.keySet().stream()
            .filter(each -> each.stencil() == checked.stencil())
            .findFirst()
            .orElseThrow();
    Expr all = Objects.requireNonNull(nodes.get(call));
    List<SpectrumCheck> checks = new ArrayList<>();
    for (Surplus.AxisEquation equation : checked.equations()) {
      int from = call.starts()[equation.firstRow()];
      int to = call.starts()[equation.firstRow() + equation.weights().length];
      IndexMap map = IndexMap.affine(all.shape(), Shape.vector(to - from), from, 1);
      Expr values = normalizer.make(new Op.Gather(map), List.of(all));
      checks.add(
          new SpectrumCheck(
              group.self(), equation.axis(), equation.spectrum(), equation.weights(), values));
    }
    return checks;
  }

  /** Returns the part of a stencil's result that a derivative is. */
  private Expr chosen(CallGroup.Member member, Expr all, int[] starts) {
    Shape shape = member.node().shape();
    int entries = member.demands().length;
    int[] table = new int[shape.size()];
    for (int k = 0; k < table.length; k++) {
      int demand = member.demands()[k % entries];
      table[k] = demand < 0 ? 0 : starts[demand] + k / entries;
    }
    return normalizer.make(new Op.Gather(IndexMap.table(all.shape(), shape, table)), List.of(all));
  }

  private Expr base(Expr argument) {
    return ShiftedArgument.of(argument)
        .base()
        .map(normalizer::leaf)
        .orElseGet(() -> normalizer.leaf(Expr.constant(argument.shape(), 0)));
  }

  /** Returns the sum of evaluations that a derivative is made of. */
  private Expr writtenOut(Expr node, List<Expr> args, Stencil stencil, int row) {
    if (stencil.rowSize(row) == 0) {
      return normalizer.leaf(Expr.constant(node.shape(), 0));
    }
    Op.Call call = (Op.Call) node.op();
    Op value = new Op.Call(call.primitive(), call.attributes(), List.of(), call.output());
    List<Expr> evaluations = new ArrayList<>();
    double[] coefficients = new double[stencil.rowSize(row)];
    Arrays.setAll(coefficients, k -> stencil.weight(row, k));
    for (int k = 0; k < coefficients.length; k++) {
      ShiftVector point = stencil.points().get(stencil.point(row, k));
      List<Expr> shifted = new ArrayList<>();
      for (int i = 0; i < args.size(); i++) {
        shifted.add(shifted(args.get(i), point.at(i)));
      }
      evaluations.add(normalizer.make(value, shifted));
    }
    return normalizer.make(new Op.Linear(coefficients), evaluations);
  }

  private Expr shifted(Expr argument, Angle shift) {
    ShiftedArgument parts = ShiftedArgument.of(argument);
    Expr offset = normalizer.leaf(Expr.of(new Op.Offset(argument.shape(), shift)));
    if (parts.base().isEmpty()) {
      return offset;
    }
    Expr base = normalizer.leaf(parts.base().get());
    return shift.isZero()
        ? base
        : normalizer.make(new Op.Linear(new double[] {1, 1}), List.of(base, offset));
  }
}
