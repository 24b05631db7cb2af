package dev.fluxion.dsl.engine.differentiate;

import dev.fluxion.spi.Absence;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Differentiates calls of elementwise primitives by raising the order of the call.
 *
 * <p>No rule is applied here: a call of order n stays one node until the backend, and with it the
 * best rule, is known. So the n-th derivative never enumerates terms, mixed partials are symmetric
 * by construction, and one more order costs one more node.
 */
final class CallRules {
  private final Context context;
  private final OrderCapability capability = new OrderCapability();

  CallRules(Context context) {
    this.context = context;
  }

  /** Returns the partial derivative of a call in one argument, unless it is zero. */
  Optional<Expr> partial(Expr call, int argument) {
    Op.Call op = (Op.Call) call.op();
    for (Rule rule : op.primitive().rules(argument)) {
      if (rule instanceof Rule.Absent absent) {
        if (absent.absence() == Absence.ZERO) {
          return Optional.empty();
        }
        throw context.absent(op.primitive(), argument, absent.absence(), absent.comment());
      }
    }
    List<Integer> orders = new ArrayList<>();
    for (int i = 0; i < call.args().size(); i++) {
      orders.add(op.order(i) + (i == argument ? 1 : 0));
    }
    int reached = capability.of(op, argument, call.args());
    if (orders.get(argument) > reached) {
      throw context.beyond(op, argument, reached);
    }
    refuseMixedNumbers(op, orders);
    Op raised = new Op.Call(op.primitive(), op.attributes(), orders, op.output());
    return Optional.of(Expr.of(raised, call.args()));
  }

  /** Two first derivatives that are numbers do not make a mixed one. */
  private void refuseMixedNumbers(Op.Call op, List<Integer> orders) {
    int numbers = 0;
    int last = 0;
    for (int i = 0; i < orders.size(); i++) {
      if (orders.get(i) > 0
          && op.primitive().rules(i).isEmpty()
          && op.primitive().declaration(i).spectrum().isEmpty()) {
        numbers++;
        last = i;
      }
    }
    if (numbers > 1) {
      throw context.mixed(op, orders, last);
    }
  }
}
