package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the slots of a program are stored: in a frame, in arrays of their own, or in arrays that
 * the caller lends.
 *
 * <p>While code is made for it, more arrays are reserved; then it gives out memory for runs.
 */
final class Storage {
  /** The number of the array of all slots that have no array of their own. */
  static final int FRAME = 0;

  private final int[] starts;
  private final int[] arrays;
  private final int[] bases;
  private final int[] lengths;
  private final double[] frame;
  private final List<Reserved> reserved;
  private final List<Integer> holders = new ArrayList<>();

  /**
   * An array of the memory.
   *
   * @param length its length
   * @param isLent whether the caller lends it
   * @param constants its values if they never change, else empty
   */
  private record Reserved(int length, boolean isLent, double[] constants) {
    private static final double[] NONE = {};

    static Reserved own(int length) {
      return new Reserved(length, false, NONE);
    }
  }

  private Storage(Plan plan, int slots) {
    List<Stretch> stretches = new ArrayList<>();
    int next = 0;
    int inFrame = 0;
    for (Map.Entry<Integer, Placed> entry : plan.placed.entrySet()) {
      int first = entry.getKey();
      if (first > next) {
        stretches.add(new Stretch(next, new Placed(new Place(FRAME, inFrame), first - next)));
        inFrame += first - next;
      }
      stretches.add(new Stretch(first, entry.getValue()));
      next = first + entry.getValue().size();
    }
    if (next < slots || stretches.isEmpty()) {
      stretches.add(new Stretch(next, new Placed(new Place(FRAME, inFrame), slots - next)));
      inFrame += slots - next;
    }
    starts = new int[stretches.size()];
    lengths = new int[stretches.size()];
    arrays = new int[stretches.size()];
    bases = new int[stretches.size()];
    for (int k = 0; k < starts.length; k++) {
      Placed placed = stretches.get(k).placed();
      starts[k] = stretches.get(k).first();
      lengths[k] = placed.size();
      arrays[k] = placed.place().array();
      bases[k] = placed.place().index();
    }
    frame = new double[inFrame];
    reserved = plan.reserved;
  }

  /** Returns the storage in which every slot is in the frame, at its own number. */
  static Storage flat(Program program) {
    return flat(program, 0);
  }

  /** Returns the same, with room for more numbers after the slots. */
  static Storage flat(Program program, int more) {
    Storage storage = new Plan().build(program.slots() + more);
    for (Program.Constants constants : program.constants()) {
      storage.set(constants);
    }
    return storage;
  }

  /** What is decided about slots. */
  static final class Plan {
    private final TreeMap<Integer, Placed> placed = new TreeMap<>();
    private final List<Reserved> reserved = new ArrayList<>(List.of(Reserved.own(0)));

    /** Reserves an array that the caller lends for each run, and returns its number. */
    int lent(int length) {
      reserved.add(new Reserved(length, true, Reserved.NONE));
      return reserved.size() - 1;
    }

    /** Gives slots an array of their own, and returns its number. */
    int own(Region region) {
      reserved.add(Reserved.own(region.size()));
      place(region, reserved.size() - 1, 0);
      return reserved.size() - 1;
    }

    /** Returns the length of an array. */
    int length(int array) {
      return reserved.get(array).length();
    }

    /** Gives constants an array that all runs share. */
    void share(Region region, double[] values) {
      reserved.add(new Reserved(region.size(), false, values));
      place(region, reserved.size() - 1, 0);
    }

    /** Places slots; a region of none would stand in for the one that begins at the same slot. */
    void place(Region region, int array, int index) {
      if (region.size() > 0) {
        placed.put(region.first(), new Placed(new Place(array, index), region.size()));
      }
    }

    boolean isPlaced(int first) {
      return placed.containsKey(first);
    }

    Storage build(int slots) {
      return new Storage(this, slots);
    }
  }

  private record Placed(Place place, int size) {}

  /** Consecutive slots, and where they are. */
  private record Stretch(int first, Placed placed) {}

  /** Sets constants that are in the frame. */
  void set(Program.Constants constants) {
    Place place = place(constants.first());
    if (place.array() == FRAME) {
      System.arraycopy(constants.values(), 0, frame, place.index(), constants.values().length);
    }
  }

  /** Returns where a slot is stored. */
  Place place(int slot) {
    int region = region(slot);
    return new Place(arrays[region], bases[region] + slot - starts[region]);
  }

  private int region(int slot) {
    int found = Arrays.binarySearch(starts, slot);
    return found >= 0 ? found : -found - 2;
  }

  /** Returns whether consecutive slots are all of an array, so that it can stand for them. */
  boolean isWhole(int first, int size) {
    int region = region(first);
    return starts[region] == first
        && lengths[region] == size
        && bases[region] == 0
        && arrays[region] != FRAME
        && reserved.get(arrays[region]).length() == size;
  }

  /** Reserves an array for intermediate values, and returns its number. */
  int scratch(int length) {
    reserved.add(Reserved.own(length));
    return reserved.size() - 1;
  }

  /** Reserves an array of arrays for the arguments of a kernel, and returns its number. */
  int holder(int length) {
    holders.add(length);
    return holders.size() - 1;
  }

  /** Returns memory for a run; what the caller lends is still missing. */
  Memory memory() {
    double[][] all = new double[reserved.size()][];
    all[FRAME] = frame.clone();
    for (int k = 1; k < all.length; k++) {
      Reserved each = reserved.get(k);
      if (!each.isLent()) {
        all[k] = each.constants().length > 0 ? each.constants() : new double[each.length()];
      }
    }
    double[][][] empty = new double[holders.size()][][];
    for (int k = 0; k < empty.length; k++) {
      empty[k] = new double[holders.get(k)][];
    }
    return new Memory(all, empty);
  }
}
