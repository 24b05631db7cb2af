package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import java.util.Optional;

/**
 * Two calls on the same array that are faster together.
 *
 * @param kernel computes both
 * @param first the call whose values the kernel gives first
 * @param second the other call
 */
record CallPair(Kernel.FastPair kernel, Elementwise first, Elementwise second) {
  static Optional<CallPair> of(Elementwise one, Elementwise other) {
    if (!one.operands().equals(other.operands())) {
      return Optional.empty();
    }
    Optional<Kernel.FastUnary> a = fast(one);
    Optional<Kernel.FastUnary> b = fast(other);
    if (a.isEmpty() || b.isEmpty()) {
      return Optional.empty();
    }
    Optional<Kernel.FastPair> ordered = a.get().with(b.get());
    return ordered.isPresent()
        ? Optional.of(new CallPair(ordered.get(), one, other))
        : b.get().with(a.get()).map(kernel -> new CallPair(kernel, other, one));
  }

  private static Optional<Kernel.FastUnary> fast(Elementwise call) {
    return call.opcode() == Opcode.CALL1
        ? ((Kernel.Unary) call.kernels().get(call.kernel())).fast()
        : Optional.empty();
  }
}
