package dev.fluxion.dsl.engine.compile;

import dev.fluxion.spi.IndexMap;
import java.util.Arrays;

/**
 * An index map as rows: elements of the target that are next to each other, and come from places
 * that have a constant distance.
 */
final class MapRows {
  /** Rows of at most so many elements do not repay a loop for each. */
  private static final int SHORT = 32;

  private final int[] places;
  private final int length;
  private final int stride;

  private MapRows(int[] places, int length, int stride) {
    this.places = places;
    this.length = length;
    this.stride = stride;
  }

  /** Returns the rows of a map, as long as they can be. */
  static MapRows of(IndexMap map) {
    int size = map.target().size();
    int[] all = new int[size];
    MapLoop.run(map, (place, element) -> all[element] = place);
    if (!map.isAffine() || size == 0) {
      return new MapRows(all, 1, 0);
    }
    int length = 1;
    int stride = 0;
    for (int axis = map.target().rank() - 1; axis >= 0; axis--) {
      int extent = map.target().extent(axis);
      if (extent == 1) {
        continue;
      }
      if (length > 1 && map.stride(axis) != stride * length) {
        break;
      }
      stride = length == 1 ? map.stride(axis) : stride;
      length *= extent;
    }
    int[] starts = new int[size / length];
    for (int row = 0; row < starts.length; row++) {
      starts[row] = all[row * length];
    }
    return new MapRows(starts, length, stride);
  }

  /** Sets target element k to the source element that the map takes it from. */
  void gather(double[] source, int sourceAt, double[] target, int targetAt) {
    if (stride == 0 && isShort()) {
      repeat(source, sourceAt, target, targetAt);
      return;
    }
    int to = targetAt;
    for (int place : places) {
      int from = sourceAt + place;
      if (length == 1) {
        target[to] = source[from];
      } else if (stride == 1) {
        System.arraycopy(source, from, target, to, length);
      } else if (stride == 0) {
        Arrays.fill(target, to, to + length, source[from]);
      } else {
        for (int i = 0; i < length; i++) {
          target[to + i] = source[from + i * stride];
        }
      }
      to += length;
    }
  }

  private boolean isShort() {
    return length > 1 && length <= SHORT;
  }

  /** Fills short rows in one loop: starting one for each would take as long as filling it. */
  private void repeat(double[] source, int sourceAt, double[] target, int targetAt) {
    int row = -1;
    int rest = 0;
    double value = 0;
    for (int k = 0; k < places.length * length; k++) {
      if (rest == 0) {
        row++;
        value = source[sourceAt + places[row]];
        rest = length;
      }
      rest--;
      target[targetAt + k] = value;
    }
  }

  /** Adds each target element to the source element that the map takes it from. */
  void scatter(double[] target, int targetAt, int step, double[] source, int sourceAt) {
    if (stride == 0 && step == 1 && isShort()) {
      sums(target, targetAt, source, sourceAt);
      return;
    }
    int from = targetAt;
    for (int place : places) {
      int to = sourceAt + place;
      if (stride == 0 && step == 1) {
        source[to] += Sums.of(target, from, length);
      } else {
        for (int i = 0; i < length; i++) {
          source[to + i * stride] += target[from + i * step];
        }
      }
      from += length * step;
    }
  }

  /** Adds up short rows, each in its order, four at a time. */
  private void sums(double[] rows, int at, double[] sums, int sumsAt) {
    int last = places.length - 1;
    int from = at;
    for (int row = 0; row <= last; row += 4) {
      int b = at + Math.min(row + 1, last) * length;
      int c = at + Math.min(row + 2, last) * length;
      int d = at + Math.min(row + 3, last) * length;
      double sumA = 0;
      double sumB = 0;
      double sumC = 0;
      double sumD = 0;
      for (int k = 0; k < length; k++) {
        sumA += rows[from + k];
        sumB += rows[b + k];
        sumC += rows[c + k];
        sumD += rows[d + k];
      }
      add(sumA, row, sums, sumsAt);
      add(sumB, row + 1, sums, sumsAt);
      add(sumC, row + 2, sums, sumsAt);
      add(sumD, row + 3, sums, sumsAt);
      from += 4 * length;
    }
  }

  private void add(double sum, int row, double[] sums, int sumsAt) {
    if (row < places.length) {
      sums[sumsAt + places[row]] += sum;
    }
  }
}
