package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Lets loops compute arrays again rather than read what another loop has stored, where that is
 * cheaper: then nobody stores them.
 *
 * <p>A large array that one loop writes and another reads goes to memory and back, which takes ten
 * times as long as an addition. If all its readers are loops of arithmetic or sums, and it follows
 * by few operations from arrays that are stored anyway, each reader executes these operations
 * itself; so do sums of terms, which need no array then. The same operations on the same numbers
 * give the same bits. Copies write the slots of the original: what is stored nowhere may be written
 * by several.
 */
final class Recomputation {
  /** The most operations that a reader executes for an array. */
  private static final int MOST = 8;

  private final List<LoopBody> bodies = new ArrayList<>();
  private final Map<Integer, Elementwise> made = new HashMap<>();
  private final Map<Integer, Set<LoopBody>> readers = new HashMap<>();
  private final Map<Integer, LoopBody> lastReaders = new HashMap<>();
  private final BitSet kept = new BitSet();
  private final Set<Integer> again = new HashSet<>();

  /** By the number of a run: how many instructions it has. */
  private final int[] instructions;

  /** By the number of a run: the arrays that it reads or writes. */
  private final Map<Integer, Set<Integer>> touched = new HashMap<>();

  private Recomputation(List<CodeStep> steps, Program program) {
    instructions = new int[steps.size()];
    for (int k = 0; k < instructions.length; k++) {
      if (steps.get(k) instanceof CodeStep.Loops loops) {
        instructions[k] = loops.run().instructions();
        bodies(k, loops.run());
      } else {
        steps.get(k).reads(this::keep);
      }
    }
    for (int[] slots : program.outputs()) {
      for (int slot : slots) {
        kept.set(slot);
      }
    }
  }

  /** Returns steps that give the same results. */
  static List<CodeStep> in(List<CodeStep> steps, Program program) {
    for (CodeStep step : steps) {
      if (step instanceof CodeStep.Loops) {
        Recomputation recomputation = new Recomputation(steps, program);
        return recomputation.decide() ? recomputation.changed(steps) : steps;
      }
    }
    return steps;
  }

  private void bodies(int run, ElementwiseRun loops) {
    Set<Integer> arrays = new HashSet<>();
    touched.put(run, arrays);
    for (ElementLoop loop : loops.loops()) {
      LoopBody body = LoopBody.of(run, bodies.size(), loop);
      bodies.add(body);
      for (Elementwise instruction : loop.instructions()) {
        for (Operand operand : instruction.operands()) {
          if (operand.step() == 0) {
            keep(operand.offset(), 1);
          } else {
            read(operand.offset(), instruction.size(), body);
          }
        }
        made.put(instruction.dst(), instruction);
        arrays.add(instruction.dst());
      }
      arrays.addAll(body.reads());
    }
    for (RunSum each : loops.sums()) {
      LoopBody body = LoopBody.of(run, bodies.size(), each.sum());
      bodies.add(body);
      read(each.sum().source(), each.sum().count(), body);
      arrays.add(each.sum().source());
    }
  }

  private void read(int first, int size, LoopBody body) {
    Elementwise maker = made.get(first);
    if (maker == null || maker.size() != size) {
      keep(first, size);
    } else if (!body.writes(first)) {
      addReader(first, body);
    }
  }

  private void addReader(int first, LoopBody body) {
    readers.computeIfAbsent(first, ignored -> new LinkedHashSet<>()).add(body);
    lastReaders.merge(first, body, (a, b) -> a.number() > b.number() ? a : b);
  }

  private void keep(int first, int size) {
    kept.set(first, first + size);
  }

  private boolean isKept(Elementwise instruction) {
    int next = kept.nextSetBit(instruction.dst());
    return next >= 0 && next < instruction.dst() + instruction.size();
  }

  /** Returns whether anything is computed again. */
  private boolean decide() {
    for (LoopBody body : bodies) {
      for (Elementwise instruction : body.own()) {
        decide(instruction, body);
      }
    }
    return !again.isEmpty();
  }

  /** Decides on an array after those that it is made of. */
  private void decide(Elementwise instruction, LoopBody maker) {
    Set<LoopBody> all = readers.get(instruction.dst());
    if (all == null
        || isKept(instruction)
        || instruction.opcode().kind() != Opcode.Kind.ARITHMETIC) {
      return;
    }
    for (LoopBody reader : all) {
      if (!reader.takesCopies()) {
        return;
      }
    }
    double gain = costOfStoring(instruction, maker);
    List<Copies> copies = new ArrayList<>();
    Set<Integer> runs = new HashSet<>(Set.of(maker.run()));
    for (LoopBody reader : all) {
      Copies own = new Copies(reader);
      if (!own.need(instruction, 0) || !own.fit()) {
        return;
      }
      boolean isDistant = runs.add(reader.run());
      gain += isDistant ? Cost.ofPass(instruction.size()) : Cost.OF_CACHED_PASS;
      gain -= own.cost(copies);
      copies.add(own);
    }
    if (gain > 0) {
      copies.forEach(Copies::apply);
      readers.remove(instruction.dst());
      lastReaders.remove(instruction.dst());
      again.add(instruction.dst());
    }
  }

  /**
   * Returns what it costs to store an array, for each element: nothing if it takes the place of
   * another that its loop reads last, and less if a result takes its place.
   */
  private double costOfStoring(Elementwise instruction, LoopBody maker) {
    if (spare(maker) >= 0) {
      return 0;
    }
    LoopBody last = Objects.requireNonNull(lastReaders.get(instruction.dst()));
    boolean isOverwritten = last.sum().isEmpty() && spare(last) <= 0;
    return (isOverwritten ? 1 : 2) * Cost.ofPass(instruction.size());
  }

  /** Returns how many more arrays a loop reads for the last time than it stores. */
  private int spare(LoopBody body) {
    int spare = 0;
    for (int first : body.reads()) {
      Elementwise read = made.get(first);
      spare += read != null && !isKept(read) && lastReaders.get(first) == body ? 1 : 0;
    }
    for (Elementwise own : body.own()) {
      spare -= isKept(own) || readers.containsKey(own.dst()) ? 1 : 0;
    }
    return spare;
  }

  /** What a reader of an array would execute. */
  private final class Copies {
    final LoopBody reader;
    final List<Elementwise> copied = new ArrayList<>();
    final Set<Integer> computed = new HashSet<>();
    final Set<Integer> stored = new LinkedHashSet<>();

    Copies(LoopBody reader) {
      this.reader = reader;
    }

    boolean need(Elementwise instruction, int depth) {
      if (reader.writes(instruction.dst()) || computed.contains(instruction.dst())) {
        return true;
      } else if (computed.size() + depth >= MOST) {
        return false;
      }
      for (Operand operand : instruction.operands()) {
        if (operand.step() == 0) {
          continue;
        }
        Elementwise before = made.get(operand.offset());
        if (before == null || before.size() != instruction.size() || isStored(before)) {
          stored.add(operand.offset());
        } else if (!need(before, depth + 1)) {
          return false;
        }
      }
      copied.add(instruction);
      computed.add(instruction.dst());
      return true;
    }

    boolean fit() {
      return reader.hasRoomFor(copied)
          && instructions[reader.run()] + copied.size() <= ElementwiseRun.CAPACITY;
    }

    /** Returns what a reader computes and reads in addition, after what others will do. */
    double cost(List<Copies> others) {
      double cost = 0;
      for (Elementwise instruction : copied) {
        cost += reader.sum().isPresent() ? Cost.ofTerm(instruction) : Cost.ofCopy(instruction);
      }
      for (int first : stored) {
        if (!reader.reads(first)) {
          boolean near = isNear(first, others);
          cost += near ? Cost.OF_CACHED_PASS : Cost.ofPass(copied.get(0).size());
          cost += isStoredFor(first) ? 0 : 2 * Cost.ofPass(copied.get(0).size());
        }
      }
      return cost;
    }

    /** Returns whether an array is in the cache because its run needs it otherwise. */
    private boolean isNear(int first, List<Copies> others) {
      for (Copies other : others) {
        if (other.reader.run() == reader.run() && other.stored.contains(first)) {
          return true;
        }
      }
      return touchedWith(reader).contains(first);
    }

    /** Returns whether an array would be there for the reader although nobody else asked for it. */
    private boolean isStoredFor(int first) {
      Elementwise before = made.get(first);
      LoopBody last = lastReaders.get(first);
      return before == null || isKept(before) || (last != null && last.run() >= reader.run());
    }

    void apply() {
      reader.copy(copied);
      instructions[reader.run()] += copied.size();
      touchedWith(reader).addAll(stored);
      for (int first : stored) {
        if (made.containsKey(first)) {
          addReader(first, reader);
        }
      }
    }
  }

  private Set<Integer> touchedWith(LoopBody body) {
    return Objects.requireNonNull(touched.get(body.run()));
  }

  /** Returns whether others than the loop that computes an array can read it. */
  private boolean isStored(Elementwise instruction) {
    return isKept(instruction)
        || instruction.opcode().kind() != Opcode.Kind.ARITHMETIC
        || (readers.containsKey(instruction.dst()) && !again.contains(instruction.dst()));
  }

  /** Returns the runs by the numbers of their steps, without what nobody needs any more. */
  private Map<Integer, ElementwiseRun> runs() {
    Set<Integer> live = new HashSet<>();
    List<List<Elementwise>> needed = new ArrayList<>();
    for (int k = bodies.size() - 1; k >= 0; k--) {
      needed.add(bodies.get(k).needed(live, this::isKept));
    }
    Collections.reverse(needed);
    Map<Integer, ElementwiseRun> runs = new HashMap<>();
    for (int k = 0; k < needed.size(); k++) {
      LoopBody body = bodies.get(k);
      if (body.sum().isPresent()) {
        Sum sum = body.sum().get();
        runs.computeIfAbsent(body.run(), ignored -> new ElementwiseRun(sum.count()))
            .add(new RunSum(sum, needed.get(k)));
      } else if (!needed.get(k).isEmpty()) {
        ElementLoop loop = ElementLoop.of(needed.get(k));
        runs.computeIfAbsent(body.run(), ignored -> new ElementwiseRun(loop.size())).add(loop);
      }
    }
    return runs;
  }

  private List<CodeStep> changed(List<CodeStep> steps) {
    Map<Integer, ElementwiseRun> runs = runs();
    List<CodeStep> changed = new ArrayList<>(steps.size());
    for (int k = 0; k < steps.size(); k++) {
      if (!(steps.get(k) instanceof CodeStep.Loops loops)) {
        changed.add(steps.get(k));
      } else if (runs.containsKey(k)) {
        changed.add(new CodeStep.Loops(runs.get(k), loops.parallel()));
      }
    }
    return changed;
  }
}
