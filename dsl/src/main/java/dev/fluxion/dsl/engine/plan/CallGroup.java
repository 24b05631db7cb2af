package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.Rewrites;
import dev.fluxion.dsl.engine.normalize.ShiftedArgument;
import dev.fluxion.dsl.engine.plan.points.Orders;
import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** All calls of one primitive that differ in order, output and shift only. */
final class CallGroup {
  private final CallAxes axes;
  private final List<Member> members = new ArrayList<>();
  private final Map<Demand, Integer> demands = new LinkedHashMap<>();
  private final List<Integer> counts = new ArrayList<>();

  /**
   * What the calls have in common.
   *
   * @param primitive the primitive
   * @param attributes its attributes
   * @param bases the numbers of the arguments without their shifts, in the normal form
   */
  record Key(Primitive primitive, Attributes attributes, List<Optional<Integer>> bases) {
    /** Equality is written out because that of a record costs much when it is first used. */
    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && primitive.equals(key.primitive)
          && attributes.equals(key.attributes)
          && bases.equals(key.bases);
    }

    @Override
    public int hashCode() {
      return (primitive.hashCode() * 31 + attributes.hashCode()) * 31 + bases.hashCode();
    }
  }

  /**
   * A call.
   *
   * @param node the call
   * @param demands which of the group's demands each entry of its derivative is; -1 where the entry
   *     is not needed
   */
  record Member(Expr node, int[] demands) {}

  CallGroup(Expr first, Rewrites rewrites) {
    this.axes = new CallAxes(first, rewrites);
  }

  /**
   * Adds a call.
   *
   * @param node the call
   * @param arguments its arguments, taken apart
   * @param needed which elements are used, if it is a tensor
   */
  void add(Expr node, List<ShiftedArgument> arguments, Optional<BitSet> needed) {
    Op.Call call = (Op.Call) node.op();
    ShiftVector offset = offset(arguments);
    int[] numbers;
    if (axes.isElementwise()) {
      numbers = new int[] {number(new Demand(orders(call), offset, call.output()))};
    } else {
      TensorEntries entries = TensorEntries.of(call, axes);
      BitSet used = needed.map(elements -> fold(elements, entries.count())).orElse(null);
      numbers = new int[entries.count()];
      for (int k = 0; k < numbers.length; k++) {
        boolean isUsed = used == null || used.get(k);
        numbers[k] = isUsed ? number(new Demand(entries.orders(k), offset, call.output())) : -1;
      }
    }
    members.add(new Member(node, numbers));
  }

  /** The output's axes come first: an entry is used if it is in any element of the output. */
  private static BitSet fold(BitSet elements, int entries) {
    BitSet used = new BitSet(entries);
    elements.stream().forEach(element -> used.set(element % entries));
    return used;
  }

  private int number(Demand demand) {
    Integer known = demands.putIfAbsent(demand, counts.size());
    if (known == null) {
      counts.add(1);
      return counts.size() - 1;
    }
    counts.set(known, counts.get(known) + 1);
    return known;
  }

  private static Orders orders(Op.Call call) {
    int[] repeated = new int[call.totalOrder()];
    int position = 0;
    for (int i = 0; i < call.orders().size(); i++) {
      for (int k = 0; k < call.order(i); k++) {
        repeated[position++] = i;
      }
    }
    return Orders.of(repeated);
  }

  private ShiftVector offset(List<ShiftedArgument> arguments) {
    ShiftVector offset = ShiftVector.ZERO;
    for (int i = 0; i < arguments.size(); i++) {
      Angle shift = arguments.get(i).offset();
      for (int k = 0; !shift.isZero() && k < axes.size(i); k++) {
        offset = offset.with(axes.start(i) + k, shift);
      }
    }
    return offset;
  }

  CallAxes axes() {
    return axes;
  }

  List<Member> members() {
    return members;
  }

  Expr node() {
    return members.get(0).node();
  }

  Op.Call op() {
    return (Op.Call) node().op();
  }

  BoundPrimitive self() {
    return op().primitive().bind(op().attributes());
  }

  /** Returns the call that is differentiated most often in an argument. */
  Op.Call highest(int argument) {
    Op.Call highest = op();
    for (Member member : members) {
      Op.Call each = (Op.Call) member.node().op();
      highest = each.order(argument) > highest.order(argument) ? each : highest;
    }
    return highest;
  }

  /** Returns the number of points at which a stencil of an elementwise primitive is used. */
  int elements() {
    return axes.isElementwise() ? node().shape().size() : 1;
  }

  /** Returns how often each demand is asked for: symmetric entries of a tensor each count. */
  List<Integer> counts() {
    return counts;
  }

  /** Returns the number of elements of each output at the base point. */
  int[] outputSizes() {
    return axes.isElementwise()
        ? new int[] {node().shape().size()}
        : self().outputs(node().args().toArray(Expr[]::new)).stream()
            .mapToInt(output -> output.shape().size())
            .toArray();
  }

  boolean isDifferentiated() {
    for (Demand demand : demands.keySet()) {
      if (demand.orders().total() > 0) {
        return true;
      }
    }
    return false;
  }

  boolean isPlanned() {
    return isDifferentiated() || demands.size() > 1 || !axes.isElementwise();
  }

  /** Returns what is needed, each once, by the numbers that members refer to. */
  List<Demand> demands() {
    return new ArrayList<>(demands.keySet());
  }

  /** Returns what is needed along an axis, the lowest order first. */
  List<AxisDemand> demands(int axis) {
    Set<AxisDemand> distinct = new LinkedHashSet<>();
    demands.keySet().forEach(demand -> distinct.add(demand.along(axis)));
    List<AxisDemand> sorted = new ArrayList<>(distinct);
    sorted.sort((a, b) -> Integer.compare(a.order(), b.order()));
    return sorted;
  }
}
