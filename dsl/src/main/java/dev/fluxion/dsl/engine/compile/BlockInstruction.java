package dev.fluxion.dsl.engine.compile;

import dev.fluxion.dsl.engine.define.ContractLoops;
import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/** An instruction on consecutive slots of the frame. */
sealed interface BlockInstruction {

  /** Executes the instruction. */
  void run(double[] frame);

  /** Passes every slot that is read. */
  void reads(IntConsumer slots);

  /**
   * Passes what one element that is written depends on, with its partial derivatives.
   *
   * @param element the number of the element
   * @param frame the values
   * @param partials gets each slot that is read, and the derivative in it
   */
  void partials(int element, double[] frame, Partials partials);

  /** Gets a slot and the derivative of an element in it. */
  interface Partials {
    void accept(int slot, double derivative);

    /** Says that the derivative of a kernel is asked for: in which slots, in its order. */
    void kernel(int dst, int[] operands);
  }

  /** Returns the first slot that is written. */
  int dst();

  /** Returns the number of slots that are written. */
  int size();

  /**
   * A scalar operation on each element.
   *
   * @param opcode the operation
   * @param dst the first slot that is written
   * @param size the number of elements
   * @param operands one for each operand
   * @param kernel the number of the kernel of a call, else -1
   * @param kernels all kernels of the program
   */
  record Elementwise(
      Opcode opcode, int dst, int size, List<Operand> operands, int kernel, List<Kernel> kernels)
      implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      Operand a = operands.get(0);
      Operand b = operands.size() > 1 ? operands.get(1) : a;
      Operand c = operands.size() > 2 ? operands.get(2) : a;
      if (opcode == Opcode.CALL1) {
        var function = ((Kernel.Unary) kernels.get(kernel)).function();
        for (int i = 0; i < size; i++) {
          frame[dst + i] = function.applyAsDouble(frame[a.slot(i)]);
        }
      } else if (opcode == Opcode.CALL2) {
        var function = ((Kernel.Binary) kernels.get(kernel)).function();
        for (int i = 0; i < size; i++) {
          frame[dst + i] = function.applyAsDouble(frame[a.slot(i)], frame[b.slot(i)]);
        }
      } else {
        for (int i = 0; i < size; i++) {
          frame[dst + i] = opcode.apply(frame[a.slot(i)], frame[b.slot(i)], frame[c.slot(i)]);
        }
      }
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      int[] slots = operands.stream().mapToInt(operand -> operand.slot(element)).toArray();
      if (opcode == Opcode.CALL1 || opcode == Opcode.CALL2) {
        partials.kernel(dst + element, slots);
        return;
      }
      double a = frame[slots[0]];
      double b = slots.length > 1 ? frame[slots[1]] : a;
      double c = slots.length > 2 ? frame[slots[2]] : a;
      for (int k = 0; k < slots.length; k++) {
        partials.accept(slots[k], opcode.partial(k, a, b, c));
      }
    }

    @Override
    public void reads(IntConsumer slots) {
      operands.forEach(operand -> operand.reads(size, slots));
    }
  }

  /**
   * A kernel of many arguments on each element.
   *
   * @param kernel the code
   * @param dst the first slot that is written
   * @param size the number of elements
   * @param operands one for each argument
   */
  record NaryCall(Kernel.Nary kernel, int dst, int size, List<Operand> operands)
      implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      double[] arguments = new double[operands.size()];
      for (int i = 0; i < size; i++) {
        for (int k = 0; k < arguments.length; k++) {
          arguments[k] = frame[operands.get(k).slot(i)];
        }
        frame[dst + i] = kernel.function().applyAsDouble(arguments);
      }
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      partials.kernel(
          dst + element, operands.stream().mapToInt(operand -> operand.slot(element)).toArray());
    }

    @Override
    public void reads(IntConsumer slots) {
      operands.forEach(operand -> operand.reads(size, slots));
    }
  }

  /**
   * Copies slots from anywhere next to each other.
   *
   * @param dst the first slot that is written
   * @param sources the slot of each element
   */
  record Pack(int dst, int[] sources) implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      for (int i = 0; i < sources.length; i++) {
        frame[dst + i] = frame[sources[i]];
      }
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      partials.accept(sources[element], 1);
    }

    @Override
    public void reads(IntConsumer slots) {
      Arrays.stream(sources).forEach(slots);
    }

    @Override
    public int size() {
      return sources.length;
    }
  }

  /**
   * Copies a range of slots.
   *
   * @param dst the first slot that is written
   * @param size the number of slots
   * @param source what is copied
   */
  record Copy(int dst, int size, Operand source) implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      if (source.step() == 1) {
        System.arraycopy(frame, source.offset(), frame, dst, size);
      } else {
        Arrays.fill(frame, dst, dst + size, frame[source.offset()]);
      }
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      partials.accept(source.slot(element), 1);
    }

    @Override
    public void reads(IntConsumer slots) {
      source.reads(size, slots);
    }
  }

  /**
   * Chooses and arranges elements.
   *
   * @param dst the first slot that is written
   * @param source the first slot of the source
   * @param map where each element is taken from
   */
  record Gather(int dst, int source, IndexMap map) implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      MapLoop.run(map, (place, element) -> frame[dst + element] = frame[source + place]);
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      partials.accept(source + map.at(element), 1);
    }

    @Override
    public void reads(IntConsumer slots) {
      MapLoop.run(map, (place, element) -> slots.accept(source + place));
    }

    @Override
    public int size() {
      return map.target().size();
    }
  }

  /**
   * Adds elements up at their places.
   *
   * @param dst the first slot that is written
   * @param source where the elements are
   * @param map where each element is added
   */
  record Scatter(int dst, Operand source, IndexMap map) implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      Arrays.fill(frame, dst, dst + size(), 0);
      MapLoop.run(map, (place, element) -> frame[dst + place] += frame[source.slot(element)]);
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      MapLoop.run(
          map,
          (place, added) -> {
            if (place == element) {
              partials.accept(source.slot(added), 1);
            }
          });
    }

    @Override
    public void reads(IntConsumer slots) {
      source.reads(map.target().size(), slots);
    }

    @Override
    public int size() {
      return map.source().size();
    }
  }

  /**
   * Weighted sums of slots from anywhere: a sparse matrix times the frame.
   *
   * @param dst the first slot that is written
   * @param slots the slots of each sum
   * @param weights the weights of each sum
   */
  record Combine(int dst, int[][] slots, double[][] weights) implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      for (int i = 0; i < slots.length; i++) {
        int[] terms = slots[i];
        double[] factors = weights[i];
        double sum = 0;
        for (int k = 0; k < terms.length; k++) {
          sum += factors[k] * frame[terms[k]];
        }
        frame[dst + i] = sum;
      }
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      for (int k = 0; k < slots[element].length; k++) {
        partials.accept(slots[element][k], weights[element][k]);
      }
    }

    @Override
    public void reads(IntConsumer reader) {
      for (int[] terms : slots) {
        Arrays.stream(terms).forEach(reader);
      }
    }

    @Override
    public int size() {
      return slots.length;
    }
  }

  /**
   * A product of two arrays summed over shared indices.
   *
   * @param dst the first slot that is written
   * @param left the first slot of the first argument
   * @param right the first slot of the second argument
   * @param loops the indices
   */
  record Contract(int dst, int left, int right, ContractLoops loops) implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      loops.run(frame, left, right, dst);
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      loops.forEach(
          (result, i, j) -> {
            if (result == element) {
              partials.accept(left + i, frame[right + j]);
              partials.accept(right + j, frame[left + i]);
            }
          });
    }

    @Override
    public void reads(IntConsumer slots) {
      for (int i = 0; i < loops.leftSize(); i++) {
        slots.accept(left + i);
      }
      for (int i = 0; i < loops.rightSize(); i++) {
        slots.accept(right + i);
      }
    }

    @Override
    public int size() {
      return loops.resultSize();
    }
  }

  /**
   * A kernel on whole arrays; its outputs are next to each other.
   *
   * @param kernel the code
   * @param dst the first slot that is written
   * @param inputs the first slot of each input
   * @param shapes the shape of each input
   * @param outputSizes the length of each output
   */
  record ArrayCall(
      Kernel.Arrays kernel, int dst, int[] inputs, List<Shape> shapes, int[] outputSizes)
      implements BlockInstruction {
    @Override
    public void run(double[] frame) {
      double[][] in = new double[inputs.length][];
      for (int k = 0; k < in.length; k++) {
        in[k] = Arrays.copyOfRange(frame, inputs[k], inputs[k] + shapes.get(k).size());
      }
      double[][] out = new double[outputSizes.length][];
      for (int k = 0; k < out.length; k++) {
        out[k] = new double[outputSizes[k]];
      }
      kernel.function().apply(shapes, in, out);
      int position = dst;
      for (double[] values : out) {
        System.arraycopy(values, 0, frame, position, values.length);
        position += values.length;
      }
    }

    @Override
    public void partials(int element, double[] frame, Partials partials) {
      List<Integer> slots = new ArrayList<>();
      reads(slots::add);
      partials.kernel(dst + element, slots.stream().mapToInt(Integer::intValue).toArray());
    }

    @Override
    public void reads(IntConsumer slots) {
      for (int k = 0; k < inputs.length; k++) {
        for (int i = 0; i < shapes.get(k).size(); i++) {
          slots.accept(inputs[k] + i);
        }
      }
    }

    @Override
    public int size() {
      return Arrays.stream(outputSizes).sum();
    }
  }
}
