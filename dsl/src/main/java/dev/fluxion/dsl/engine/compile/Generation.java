package dev.fluxion.dsl.engine.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The classes generated for a program, not yet defined.
 *
 * @param storage where slots are stored
 * @param waves the classes of each wave; none if it is direct
 * @param direct the class that needs no memory, if the program is so small
 * @param lent the arrays that the caller lends, if it does
 */
record Generation(
    Storage storage,
    List<List<GeneratedClass>> waves,
    Optional<GeneratedClass> direct,
    Optional<ProgramCode.Lent> lent) {

  /** The most steps of a method that needs no memory. */
  private static final int DIRECT_CAPACITY = 200;

  static Generation of(Program program, Form form, boolean parallel) {
    List<List<CodeChunk>> waves = CodeLayout.of(program, parallel);
    if (!program.isClosed()) {
      Storage storage = Storage.flat(program);
      SlotUse use = new SlotUse(program, waves);
      return new Generation(
          storage, classes(program, waves, use, storage), Optional.empty(), Optional.empty());
    }
    List<CodeChunk> chunks = waves.stream().flatMap(List::stream).toList();
    List<CodeStep> steps = chunks.stream().flatMap(chunk -> chunk.steps().stream()).toList();
    boolean isScalar = steps.stream().allMatch(step -> step instanceof CodeStep.Scalar);
    if (isScalar && steps.size() <= DIRECT_CAPACITY) {
      List<List<CodeChunk>> single = List.of(List.of(CodeChunk.of(steps)));
      SlotUse use = new SlotUse(program, single);
      StoragePlanner.Decided decided = StoragePlanner.decide(program, steps, use, form);
      List<CodeStep> all = all(decided, steps);
      if (all.size() <= DIRECT_CAPACITY
          && all.stream().noneMatch(CodeStep.Results.class::isInstance)) {
        GeneratedClass direct =
            GeneratedClass.direct(
                InlinedParts.of(all, use),
                use,
                decided.storage(),
                program.kernels(),
                new ProgramCode.Lent(decided.inputs(), decided.outputs()),
                form);
        return new Generation(decided.storage(), List.of(), Optional.of(direct), lent(decided));
      }
    }
    SlotUse use = new SlotUse(program, List.of(chunks));
    StoragePlanner.Decided decided = StoragePlanner.decide(program, steps, use, form);
    List<CodeChunk> complete = new ArrayList<>();
    complete.addAll(chunks(decided.first()));
    complete.addAll(chunks);
    complete.addAll(chunks(decided.last()));
    return new Generation(
        decided.storage(),
        classes(program, List.of(complete), use, decided.storage()),
        Optional.empty(),
        lent(decided));
  }

  private static Optional<ProgramCode.Lent> lent(StoragePlanner.Decided decided) {
    return Optional.of(new ProgramCode.Lent(decided.inputs(), decided.outputs()));
  }

  private static List<CodeStep> all(StoragePlanner.Decided decided, List<CodeStep> steps) {
    List<CodeStep> all = new ArrayList<>(decided.first());
    all.addAll(steps);
    all.addAll(decided.last());
    return all;
  }

  private static List<CodeChunk> chunks(List<CodeStep> steps) {
    List<CodeChunk> chunks = new ArrayList<>();
    for (int from = 0; from < steps.size(); from += CodeChunk.CAPACITY) {
      int to = Math.min(steps.size(), from + CodeChunk.CAPACITY);
      chunks.add(CodeChunk.of(steps.subList(from, to)));
    }
    return chunks;
  }

  private static List<List<GeneratedClass>> classes(
      Program program, List<List<CodeChunk>> waves, SlotUse use, Storage storage) {
    List<List<GeneratedClass>> generated = new ArrayList<>();
    for (List<CodeChunk> chunks : waves) {
      List<GeneratedClass> classes = new ArrayList<>();
      for (List<CodeChunk> part : parts(chunks)) {
        classes.add(GeneratedClass.of(part, use, storage, program.kernels()));
      }
      generated.add(classes);
    }
    return generated;
  }

  private static List<List<CodeChunk>> parts(List<CodeChunk> chunks) {
    List<List<CodeChunk>> parts = new ArrayList<>();
    int weight = GeneratedClass.CAPACITY;
    for (CodeChunk chunk : chunks) {
      weight += chunk.weight();
      if (weight > GeneratedClass.CAPACITY) {
        parts.add(new ArrayList<>());
        weight = chunk.weight();
      }
      parts.get(parts.size() - 1).add(chunk);
    }
    return parts;
  }

  ProgramCode define() {
    List<WaveCode> code = new ArrayList<>();
    for (List<GeneratedClass> classes : waves) {
      WaveCode[] parts =
          classes.stream().map(each -> (WaveCode) each.define()).toArray(WaveCode[]::new);
      code.add(parts.length == 1 ? parts[0] : new Sequence(parts));
    }
    return new ProgramCode(storage, code, direct.map(GeneratedClass::define), lent, true);
  }

  /**
   * The classes of a wave, one after the other.
   *
   * @param parts their code
   */
  private record Sequence(WaveCode[] parts) implements WaveCode {
    @Override
    public void run(Memory memory) {
      for (WaveCode part : parts) {
        part.run(memory);
      }
    }
  }
}
