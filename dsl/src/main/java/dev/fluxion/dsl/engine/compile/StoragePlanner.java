package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides where the slots of a program are stored so that little is copied: inputs are read from
 * the caller's arrays, results are written to the caller's arrays where they are computed, arrays
 * begin at index 0, one array serves for several that are not needed at the same time and what only
 * one loop knows is not stored at all.
 */
final class StoragePlanner {
  /** From so many zeros on, results are cleared first. */
  private static final int MANY_ZEROS = 16;

  /** Below this size the JVM makes no SIMD code of a loop anyway. */
  private static final int SMALL = 16;

  private final Program program;
  private final SlotUse use;
  private final Storage.Plan plan = new Storage.Plan();
  private final Map<Integer, Region> arraysByStart = new HashMap<>();
  private final List<Segment> open = new ArrayList<>();
  private final Set<Integer> cleared = new TreeSet<>();
  private final BitSet inArrays = new BitSet();
  private final BitSet boundaries = new BitSet();
  private final Set<Integer> written = new HashSet<>();

  /**
   * The arrays of the program that are results as a whole, and the arrays that the caller lends.
   */
  private final Map<Region, Integer> results = new HashMap<>();

  /** The slots of consecutive results that are next to each other, and where they belong. */
  private record Segment(int slot, int size, Place result) {}

  /**
   * What was decided.
   *
   * @param storage where slots are stored
   * @param inputs the numbers of the arrays of inputs that the caller lends
   * @param outputs the numbers of the arrays of results that the caller lends
   * @param first the steps before all others
   * @param last the steps that write the results that are not where they belong
   */
  record Decided(
      Storage storage, int[] inputs, int[] outputs, List<CodeStep> first, List<CodeStep> last) {}

  private StoragePlanner(Program program, SlotUse use) {
    this.program = program;
    this.use = use;
    program.arrays().forEach(this::known);
    program.inputs().forEach(this::known);
    program.arrays().forEach(region -> arraysByStart.put(region.first(), region));
  }

  private void known(Region region) {
    inArrays.set(region.first(), region.end());
    boundaries.set(region.first());
    boundaries.set(region.end());
  }

  /**
   * Decides.
   *
   * @param program a closed program
   * @param steps what is executed
   * @param use what must be stored
   * @param form whether the caller lends one array for all inputs and one for all results, or one
   *     for each
   */
  static Decided decide(Program program, List<CodeStep> steps, SlotUse use, Form form) {
    return new StoragePlanner(program, use).decide(steps, form);
  }

  private Decided decide(List<CodeStep> steps, Form form) {
    int[] inputs = inputs(form);
    int[] outputs = outputs(form);
    for (Program.Constants each : program.constants()) {
      if (each.values().length > 1) {
        plan.share(new Region(each.first(), each.values().length), each.values());
      }
    }
    if (hasOpen()) {
      share(Lifetimes.of(program, steps));
    }
    for (Region array : program.arrays()) {
      if (isOpen(array)) {
        plan.own(array);
      } else if (!plan.isPlaced(array.first())) {
        plan.place(array, Storage.FRAME, 0); // It is stored nowhere.
      }
    }
    Storage storage = plan.build(program.slots());
    program.constants().forEach(storage::set);
    List<CodeStep> first = cleared.stream().<CodeStep>map(CodeStep.Clear::new).toList();
    return new Decided(storage, inputs, outputs, first, last(storage));
  }

  private boolean hasOpen() {
    for (Region array : program.arrays()) {
      if (isOpen(array)) {
        return true;
      }
    }
    return false;
  }

  private boolean isOpen(Region array) {
    return !plan.isPlaced(array.first()) && use.isShared(array.first(), array.size());
  }

  /** Places arrays so that those share one that are not needed at the same time. */
  private void share(List<Lifetimes.Lifetime> lifetimes) {
    LentResults lent =
        new LentResults(lifetimes.stream().filter(each -> isOpen(each.array())).toList());
    for (Lifetimes.Lifetime each : lifetimes) {
      Integer result = results.get(each.array());
      if (result != null && !cleared.contains(result)) {
        lent.lend(each).forEach(user -> plan.place(user, result, 0));
      }
    }
    FreeArrays free = new FreeArrays();
    for (Lifetimes.Lifetime each : lifetimes) {
      if (isOpen(each.array())) {
        OptionalInt taken = free.take(each);
        if (taken.isPresent()) {
          plan.place(each.array(), taken.getAsInt(), 0);
        } else {
          free.hold(plan.own(each.array()), each);
        }
      }
    }
  }

  private int[] inputs(Form form) {
    if (form == Form.JOINED) {
      int array = plan.lent(program.inputSize());
      for (Region input : program.inputs()) {
        plan.place(input, array, input.first());
      }
      return new int[] {array};
    }
    int[] arrays = new int[program.inputs().size()];
    for (int k = 0; k < arrays.length; k++) {
      Region input = program.inputs().get(k);
      arrays[k] = plan.lent(input.size());
      plan.place(input, arrays[k], 0);
    }
    return arrays;
  }

  private int[] outputs(Form form) {
    if (form == Form.JOINED) {
      int array = plan.lent(program.outputs().stream().mapToInt(slots -> slots.length).sum());
      int start = 0;
      for (int[] slots : program.outputs()) {
        place(slots, array, start);
        start += slots.length;
      }
      return new int[] {array};
    }
    int[] arrays = new int[program.outputs().size()];
    for (int k = 0; k < arrays.length; k++) {
      int[] slots = program.outputs().get(k);
      arrays[k] = plan.lent(slots.length);
      place(slots, arrays[k], 0);
    }
    return arrays;
  }

  private void place(int[] slots, int array, int start) {
    int zeros = 0;
    for (int slot : slots) {
      zeros += isZero(slot) ? 1 : 0;
    }
    if (zeros >= MANY_ZEROS) {
      cleared.add(array);
    }
    int from = 0;
    while (from < slots.length) {
      int to = from + 1;
      while (to < slots.length && slots[to] == slots[to - 1] + 1 && isSameArray(slots[to])) {
        to++;
      }
      place(new Segment(slots[from], to - from, new Place(array, start + from)));
      from = to;
    }
  }

  /** Returns whether a slot belongs to an array, and so does the one before it. */
  private boolean isSameArray(int slot) {
    return inArrays.get(slot) && inArrays.get(slot - 1) && !boundaries.get(slot);
  }

  private boolean isZero(int slot) {
    return use.isConstant(slot) && Double.doubleToRawLongBits(use.constant(slot)) == 0;
  }

  /** Places what is computed where it is wanted first; arrays in loops begin at index 0. */
  private void place(Segment segment) {
    Region array = arraysByStart.get(segment.slot());
    Place result = segment.result();
    if (array != null
        && array.size() == segment.size()
        && !use.isConstant(segment.slot())
        && (result.index() == 0 || array.size() < SMALL)
        && written.add(array.first())) {
      plan.place(array, result.array(), result.index());
      if (plan.length(result.array()) == array.size()) {
        results.put(array, result.array());
      }
    } else if (use.isScalar(segment.slot()) && written.add(segment.slot())) {
      plan.place(new Region(segment.slot(), 1), result.array(), result.index());
    } else {
      open.add(segment);
    }
  }

  private List<CodeStep> last(Storage storage) {
    List<CodeStep> steps = new ArrayList<>();
    for (Segment segment : open) {
      boolean isScalar = segment.size() == 1;
      if (isScalar && cleared.contains(segment.result().array()) && isZero(segment.slot())) {
        continue;
      }
      if (isScalar) {
        steps.add(new CodeStep.Result(segment.slot(), segment.result()));
      } else {
        steps.add(new CodeStep.Results(copy(segment, storage)));
      }
    }
    return steps;
  }

  private static BlockCode copy(Segment segment, Storage storage) {
    Place from = storage.place(segment.slot());
    Place to = segment.result();
    return memory ->
        System.arraycopy(
            memory.array(from.array()),
            from.index(),
            memory.array(to.array()),
            to.index(),
            segment.size());
  }
}
