package dev.fluxion.dsl.engine.normalize;

import dev.fluxion.spi.Angle;
import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An argument taken apart into what is symbolic and an exact shift.
 *
 * @param base the part without the shift; nothing if the argument is the shift alone
 * @param offset the shift
 */
public record ShiftedArgument(Optional<Expr> base, Angle offset) {

  /** Takes apart an argument in normal form. */
  public static ShiftedArgument of(Expr argument) {
    if (argument.op() instanceof Op.Offset offset) {
      return new ShiftedArgument(Optional.empty(), offset.angle());
    }
    if (!(argument.op() instanceof Op.Linear linear)) {
      return new ShiftedArgument(Optional.of(argument), Angle.ZERO);
    }
    for (int i = 0; i < argument.args().size(); i++) {
      if (argument.args().get(i).op() instanceof Op.Offset offset) {
        return new ShiftedArgument(Optional.of(without(argument, linear, i)), offset.angle());
      }
    }
    return new ShiftedArgument(Optional.of(argument), Angle.ZERO);
  }

  private static Expr without(Expr argument, Op.Linear linear, int position) {
    List<Expr> args = new ArrayList<>(argument.args());
    args.remove(position);
    double[] all = linear.coefficients();
    double[] rest = Arrays.copyOf(all, all.length - 1);
    System.arraycopy(all, position + 1, rest, position, all.length - position - 1);
    return args.size() == 1 && rest[0] == 1 ? args.get(0) : Expr.of(new Op.Linear(rest), args);
  }
}
