package dev.fluxion.dsl.export;

import dev.fluxion.spi.IndexMap;
import dev.fluxion.spi.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what an index map means to a reader. */
final class Indexing {
  private Indexing() {}

  /** Returns whether the map only repeats, with axes aligned from the last one. */
  static boolean isBroadcast(IndexMap map) {
    Shape source = map.source();
    Shape target = map.target();
    int lead = target.rank() - source.rank();
    if (!map.isAffine() || map.offset() != 0 || lead < 0) {
      return false;
    }
    int[] natural = source.strides();
    for (int axis = 0; axis < target.rank(); axis++) {
      int extent = axis < lead ? 1 : source.extent(axis - lead);
      int stride = extent == 1 ? 0 : natural[axis - lead];
      if (extent != 1 && extent != target.extent(axis)) {
        return false;
      }
      if (target.extent(axis) > 1 && map.stride(axis) != stride) {
        return false;
      }
    }
    return true;
  }

  /** Returns whether the map reverses the order of the axes. */
  static boolean isTranspose(IndexMap map) {
    Shape source = map.source();
    int rank = source.rank();
    if (!map.isAffine() || map.offset() != 0 || rank < 2 || map.target().rank() != rank) {
      return false;
    }
    int[] natural = source.strides();
    for (int axis = 0; axis < rank; axis++) {
      int mirrored = rank - 1 - axis;
      int extent = map.target().extent(axis);
      if (extent != source.extent(mirrored)
          || (extent > 1 && map.stride(axis) != natural[mirrored])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Returns the subscripts of a map that takes a single element or a range along each axis.
   *
   * @param map any map
   */
  static Optional<String> subscripts(IndexMap map) {
    Shape source = map.source();
    Shape target = map.target();
    if (!map.isAffine() || target.size() == 0 || target.rank() > source.rank()) {
      return Optional.empty();
    }
    // With equal ranks an axis of extent 1 is a range of one; with fewer axes it cannot be placed.
    boolean aligned = target.rank() == source.rank();
    int[] natural = source.strides();
    List<String> parts = new ArrayList<>();
    int rest = map.offset();
    int next = 0;
    int full = 0;
    for (int axis = 0; axis < source.rank(); axis++) {
      int start = natural[axis] == 0 ? 0 : rest / natural[axis];
      rest -= start * natural[axis];
      int extent = next < target.rank() ? target.extent(next) : 0;
      boolean ranged = aligned || (extent > 1 && matches(map, next, natural[axis]));
      if (!ranged) {
        parts.add(Integer.toString(start));
        full = 0;
        continue;
      }
      int step = extent > 1 ? map.stride(next) / natural[axis] : 1;
      if (extent > 1 && (!matches(map, next, natural[axis]))) {
        return Optional.empty();
      }
      if (start + (extent - 1) * step >= source.extent(axis)) {
        return Optional.empty();
      }
      next++;
      if (extent == source.extent(axis)) {
        parts.add(":");
        full++;
      } else {
        parts.add(start + ":" + (start + (extent - 1) * step + 1) + (step == 1 ? "" : ":" + step));
        full = 0;
      }
    }
    if (next != target.rank() || full == parts.size()) {
      return Optional.empty();
    }
    return Optional.of(String.join(", ", parts.subList(0, parts.size() - full)));
  }

  private static boolean matches(IndexMap map, int axis, int natural) {
    return map.stride(axis) >= natural && map.stride(axis) % natural == 0;
  }

  /**
   * Returns the axes of the target that the adjoint of a map sums over, if sums are all it does.
   *
   * @param map any map
   */
  static Optional<List<Integer>> summedAxes(IndexMap map) {
    if (!map.isAffine() || map.offset() != 0) {
      return Optional.empty();
    }
    List<Integer> summed = new ArrayList<>();
    int stride = 1;
    for (int axis = map.target().rank() - 1; axis >= 0; axis--) {
      int extent = map.target().extent(axis);
      if (extent > 1 && map.stride(axis) == 0) {
        summed.add(0, axis);
      } else if (extent != 1 && map.stride(axis) != stride) {
        return Optional.empty();
      } else {
        stride *= extent;
      }
    }
    return stride == map.source().size() && !summed.isEmpty()
        ? Optional.of(summed)
        : Optional.empty();
  }
}
