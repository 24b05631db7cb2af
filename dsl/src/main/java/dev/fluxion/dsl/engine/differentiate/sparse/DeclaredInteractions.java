package dev.fluxion.dsl.engine.differentiate.sparse;

import dev.fluxion.spi.Expr;
import dev.fluxion.spi.Op;
import dev.fluxion.spi.Primitive;
import java.util.BitSet;
import java.util.List;

/** Which elements of the arguments of an array primitive act together, where it is declared. */
final class DeclaredInteractions {
  /** Asking for every pair of so many elements takes a second or so. */
  private static final int LARGEST = 2_000;

  private final Op.Call call;
  private final int size;
  private final BitSet spectral = new BitSet();

  /**
   * Reads a declaration.
   *
   * @param call the call of an array primitive
   * @param args its arguments
   */
  DeclaredInteractions(Op.Call call, List<Expr> args) {
    this.call = call;
    int position = 0;
    for (int i = 0; i < args.size(); i++) {
      int end = position + args.get(i).shape().size();
      if (call.primitive().spectra(i).isPresent()) {
        spectral.set(position, end);
      }
      position = end;
    }
    this.size = position;
  }

  boolean areKnown() {
    return size <= LARGEST && call.primitive().interaction().isPresent();
  }

  /** A declaration is about elements with spectra; an element always acts with itself. */
  boolean interact(int a, int b) {
    if (a == b || !spectral.get(a) || !spectral.get(b)) {
      return true;
    }
    Primitive.InteractionRule rule = call.primitive().interaction().orElseThrow();
    return rule.interact(call.attributes(), List.of(a, b));
  }
}
