package dev.fluxion.emulator.ibm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.fluxion.emulator.http.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Things in the shape of an array, row-major.
 *
 * @param shape its extents, none for a single thing
 * @param items as many as the extents say
 * @param <T> what they are
 */
record NdArray<T>(List<Integer> shape, List<T> items) {
  /** Copies the lists. */
  NdArray {
    shape = List.copyOf(shape);
    items = List.copyOf(items);
  }

  /** Returns how many items there are in a shape. */
  static int size(List<Integer> shape) {
    return shape.stream().reduce(1, Math::multiplyExact);
  }

  static <T> NdArray<T> single(T item) {
    return new NdArray<>(List.of(), List.of(item));
  }

  /** Returns arrays of one shape as an array with one more axis, the first. */
  static <T> NdArray<T> stack(List<NdArray<T>> parts) {
    List<Integer> shape = new ArrayList<>();
    shape.add(parts.size());
    shape.addAll(parts.get(0).shape);
    List<T> items = new ArrayList<>();
    for (NdArray<T> part : parts) {
      if (!part.shape.equals(parts.get(0).shape)) {
        throw new IllegalArgumentException(
            "an array is not ragged, got parts of " + parts.get(0).shape + " and " + part.shape);
      }
      items.addAll(part.items);
    }
    return new NdArray<>(shape, items);
  }

  /** Combines two arrays by the rules of NumPy. */
  static <A, B, C> NdArray<C> broadcast(
      NdArray<A> one, NdArray<B> other, BiFunction<A, B, C> function) {
    List<Integer> shape = common(one.shape, other.shape);
    int size = size(shape);
    List<C> items = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      items.add(function.apply(one.at(k, shape), other.at(k, shape)));
    }
    return new NdArray<>(shape, items);
  }

  /** Repeats the items by the rules of NumPy, so that the shape is another one or larger. */
  NdArray<T> to(List<Integer> larger) {
    NdArray<Integer> model = new NdArray<>(larger, Collections.nCopies(size(larger), 0));
    return broadcast(this, model, (item, ignored) -> item);
  }

  /** Returns nested arrays, a single thing being none. */
  JsonNode json(Function<T, JsonNode> item) {
    return json(item, 0, 0, items.size());
  }

  private JsonNode json(Function<T, JsonNode> item, int axis, int from, int size) {
    if (axis == shape.size()) {
      return item.apply(items.get(from));
    }
    ArrayNode all = Json.array();
    for (int k = 0; k < shape.get(axis); k++) {
      int part = size / shape.get(axis);
      all.add(json(item, axis + 1, from + k * part, part));
    }
    return all;
  }

  private static List<Integer> common(List<Integer> one, List<Integer> other) {
    int rank = Math.max(one.size(), other.size());
    List<Integer> shape = new ArrayList<>();
    for (int axis = rank; axis > 0; axis--) {
      int a = axis > one.size() ? 1 : one.get(one.size() - axis);
      int b = axis > other.size() ? 1 : other.get(other.size() - axis);
      if (a != b && a != 1 && b != 1) {
        throw new IllegalArgumentException("shapes " + one + " and " + other + " do not fit");
      }
      shape.add(a == 1 ? b : a);
    }
    return shape;
  }

  /** Returns the item of a place in a larger shape. */
  private T at(int place, List<Integer> larger) {
    int index = 0;
    int stride = 1;
    int rest = place;
    for (int axis = larger.size() - 1, own = shape.size() - 1; own >= 0; axis--, own--) {
      int coordinate = rest % larger.get(axis);
      rest /= larger.get(axis);
      index += (shape.get(own) == 1 ? 0 : coordinate) * stride;
      stride *= shape.get(own);
    }
    return items.get(index);
  }
}
