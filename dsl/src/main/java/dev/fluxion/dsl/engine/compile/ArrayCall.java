package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.Kernel;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A kernel on whole arrays; its outputs are one after the other, each at a multiple of the
 * alignment of arrays.
 *
 * @param kernel the code
 * @param inputs the first slot of each input
 * @param shapes the shape of each input
 * @param outputs the first slot of each output
 * @param outputSizes the length of each output
 */
record ArrayCall(
    Kernel.Arrays kernel, int[] inputs, List<Shape> shapes, int[] outputs, int[] outputSizes)
    implements BlockInstruction {
  @Override
  public BlockCode bind(Storage storage) {
    int in = storage.holder(inputs.length);
    int[] scratch =
        Arrays.stream(kernel.function().scratchSizes(shapes)).map(storage::scratch).toArray();
    int out = storage.holder(outputs.length + scratch.length);
    Argument[] arguments =
        IntStream.range(0, inputs.length)
            .mapToObj(k -> Argument.of(inputs[k], shapes.get(k).size(), storage))
            .toArray(Argument[]::new);
    Argument[] results =
        IntStream.range(0, outputs.length)
            .mapToObj(k -> Argument.of(outputs[k], outputSizes[k], storage))
            .toArray(Argument[]::new);
    return memory -> {
      double[][] x = memory.holder(in);
      double[][] y = memory.holder(out);
      for (int k = 0; k < x.length; k++) {
        x[k] = arguments[k].load(memory);
      }
      for (int k = 0; k < results.length; k++) {
        y[k] = results[k].array(memory);
      }
      for (int k = 0; k < scratch.length; k++) {
        y[results.length + k] = memory.array(scratch[k]);
      }
      kernel.function().apply(shapes, x, y);
      for (Argument result : results) {
        result.store(memory);
      }
      // What the caller lent is not kept.
      Arrays.fill(x, null);
      Arrays.fill(y, null);
    };
  }

  /**
   * An array that a kernel gets: where its slots are stored, or a copy.
   *
   * @param place where the first slot is stored
   * @param array the number of the array that the kernel gets
   * @param size the number of slots
   */
  private record Argument(Place place, int array, int size) {
    static Argument of(int first, int size, Storage storage) {
      if (size == 0) {
        return new Argument(new Place(Storage.FRAME, 0), storage.scratch(0), 0);
      }
      Place place = storage.place(first);
      boolean whole = storage.isWhole(first, size);
      return new Argument(place, whole ? place.array() : storage.scratch(size), size);
    }

    double[] array(Memory memory) {
      return memory.array(array);
    }

    double[] load(Memory memory) {
      if (array != place.array()) {
        System.arraycopy(memory.array(place.array()), place.index(), memory.array(array), 0, size);
      }
      return memory.array(array);
    }

    void store(Memory memory) {
      if (array != place.array()) {
        System.arraycopy(memory.array(array), 0, memory.array(place.array()), place.index(), size);
      }
    }
  }

  @Override
  public void partials(int element, double[] frame, Partials partials) {
    List<Integer> slots = new ArrayList<>();
    reads(
        (first, size) -> {
          for (int i = 0; i < size; i++) {
            slots.add(first + i);
          }
        });
    partials.kernel(dst() + element, slots.stream().mapToInt(Integer::intValue).toArray());
  }

  @Override
  public void reads(Ranges ranges) {
    for (int k = 0; k < inputs.length; k++) {
      ranges.accept(inputs[k], shapes.get(k).size());
    }
  }

  @Override
  public int dst() {
    return outputs[0];
  }

  @Override
  public int size() {
    int last = outputs.length - 1;
    return outputs[last] + outputSizes[last] - outputs[0];
  }
}
