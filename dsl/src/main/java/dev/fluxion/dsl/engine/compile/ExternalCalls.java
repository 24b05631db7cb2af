package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.plan.points.ShiftVector;
import dev.fluxion.spi.BoundPrimitive;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Emits evaluations that are made between waves, each distinct one once. */
final class ExternalCalls {
  private final ProgramBuilder builder;
  private final Map<Base, Map<ShiftVector, Value[]>> known = new HashMap<>();

  ExternalCalls(ProgramBuilder builder) {
    this.builder = builder;
  }

  /** What evaluations at one base point have in common. */
  private record Base(
      BoundPrimitive self,
      List<Integer> orders,
      Optional<Kernel> kernel,
      List<int[]> inputs,
      List<Shape> shapes,
      int[] outputSizes) {
    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Base base)
          || self.primitive() != base.self.primitive()
          || !self.attributes().equals(base.self.attributes())
          || !orders.equals(base.orders)
          || !shapes.equals(base.shapes)
          || inputs.size() != base.inputs.size()) {
        return false;
      }
      for (int i = 0; i < inputs.size(); i++) {
        if (!Arrays.equals(inputs.get(i), base.inputs.get(i))) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = self.primitive().hashCode() * 31 + self.attributes().hashCode();
      for (int[] slots : inputs) {
        hash = hash * 31 + Arrays.hashCode(slots);
      }
      return hash * 31 + orders.hashCode();
    }
  }

  /** The evaluations at one base point. */
  final class AtBase {
    private final Base base;
    private final Map<ShiftVector, Value[]> points;

    private AtBase(Base base, Map<ShiftVector, Value[]> points) {
      this.base = base;
      this.points = points;
    }

    /** Returns where the outputs of an evaluation are. */
    Value[] shifted(ShiftVector shift) {
      return points.computeIfAbsent(shift, this::emit);
    }

    private Value[] emit(ShiftVector shift) {
      int[] sizes = base.outputSizes();
      Value[] parts = new Value[sizes.length];
      int[] firsts = new int[sizes.length];
      for (int k = 0; k < sizes.length; k++) {
        firsts[k] = builder.allocate(sizes[k]);
        parts[k] = new Value.Block(firsts[k], sizes[k]);
      }
      int[] shifted = new int[shift.size()];
      double[] shifts = new double[shift.size()];
      for (int k = 0; k < shifted.length; k++) {
        shifted[k] = shift.axis(k);
        shifts[k] = shift.shift(k).value();
      }
      builder.external(
          new ExternalCall(
              base.self(),
              base.orders(),
              base.kernel(),
              base.inputs(),
              base.shapes(),
              shifted,
              shifts,
              firsts,
              sizes));
      return parts;
    }
  }

  /**
   * Returns the evaluations of a primitive at a base point.
   *
   * @param self the primitive
   * @param orders how often it is differentiated by numbers
   * @param kernel the code that evaluates it; nothing if a backend does
   * @param inputs the slots of each input
   * @param shapes the shape of each input
   * @param outputSizes the length of each output
   */
  AtBase at(
      BoundPrimitive self,
      List<Integer> orders,
      Optional<Kernel> kernel,
      List<int[]> inputs,
      List<Shape> shapes,
      int[] outputSizes) {
    Base base = new Base(self, orders, kernel, inputs, shapes, outputSizes);
    return new AtBase(base, known.computeIfAbsent(base, ignored -> new HashMap<>()));
  }
}
