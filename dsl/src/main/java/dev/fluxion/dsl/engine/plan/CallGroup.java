package dev.fluxion.dsl.engine.plan;

import dev.fluxion.dsl.engine.normalize.ShiftedArgument;
import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Attributes;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All calls of one primitive that differ in order and shift only. */
final class CallGroup {
  private final List<Expr> calls = new ArrayList<>();
  private final List<List<Angle>> offsets = new ArrayList<>();

  /**
   * What the calls have in common.
   *
   * @param primitive the primitive
   * @param attributes its attributes
   * @param bases the numbers of the arguments without their shifts, in the normal form
   */
  record Key(Primitive primitive, Attributes attributes, List<Optional<Integer>> bases) {}

  void add(Expr call, List<ShiftedArgument> arguments) {
    calls.add(call);
    offsets.add(arguments.stream().map(ShiftedArgument::offset).toList());
  }

  List<Expr> calls() {
    return calls;
  }

  Op.Call op() {
    return (Op.Call) calls.get(0).op();
  }

  /** Returns the call that is differentiated most often in an argument. */
  Op.Call highest(int argument) {
    Op.Call highest = op();
    for (Expr call : calls) {
      Op.Call each = (Op.Call) call.op();
      highest = each.order(argument) > highest.order(argument) ? each : highest;
    }
    return highest;
  }

  int elements() {
    return calls.get(0).shape().size();
  }

  boolean isDifferentiated() {
    return calls.stream().anyMatch(call -> ((Op.Call) call.op()).totalOrder() > 0);
  }

  List<List<Integer>> orders() {
    return calls.stream()
        .map(call -> orders((Op.Call) call.op()))
        .distinct()
        .sorted((a, b) -> Integer.compare(total(a), total(b)))
        .toList();
  }

  private static int total(List<Integer> orders) {
    return orders.stream().mapToInt(Integer::intValue).sum();
  }

  private static List<Integer> orders(Op.Call op) {
    List<Integer> orders = new ArrayList<>();
    for (int i = 0; i < op.primitive().arity(); i++) {
      orders.add(op.order(i));
    }
    return orders;
  }

  AxisDemand demand(int call, int argument) {
    int order = ((Op.Call) calls.get(call).op()).order(argument);
    return new AxisDemand(order, offsets.get(call).get(argument));
  }

  /** Returns what is needed along an argument, the lowest order first. */
  List<AxisDemand> demands(int argument) {
    List<AxisDemand> demands = new ArrayList<>();
    for (int c = 0; c < calls.size(); c++) {
      AxisDemand demand = demand(c, argument);
      if (!demands.contains(demand)) {
        demands.add(demand);
      }
    }
    demands.sort((a, b) -> Integer.compare(a.order(), b.order()));
    return demands;
  }
}
