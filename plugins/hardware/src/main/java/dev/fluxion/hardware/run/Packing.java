package dev.fluxion.hardware.run;

import dev.fluxion.hardware.provider.Limits;
import dev.fluxion.hardware.provider.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts tasks of equal shots together, up to the limits of a job. */
final class Packing {
  /** What a gate and a task take in a request, at most. */
  private static final long BYTES_OF_GATE = 80;

  private static final long BYTES_OF_TASK = 300;

  private static final long BYTES_OF_TERM = 40;

  private final Limits limits;
  private final Consumer<List<Task>> ready;
  private final Map<Long, Pack> packs = new LinkedHashMap<>();

  private static final class Pack {
    final List<Task> tasks = new ArrayList<>();
    long gates;
    long bytes = BYTES_OF_TASK;
  }

  /**
   * Creates a packing.
   *
   * @param limits those of the provider
   * @param ready gets the tasks of each job
   */
  Packing(Limits limits, Consumer<List<Task>> ready) {
    this.limits = limits;
    this.ready = ready;
  }

  void add(Task task) {
    int gates = Math.max(1, task.gates().size());
    long bytes = BYTES_OF_TASK + BYTES_OF_GATE * gates + bytesOfObservables(task);
    Pack pack = packs.computeIfAbsent(task.shots(), shots -> new Pack());
    boolean fits =
        pack.tasks.size() < limits.tasks()
            && pack.gates + gates <= limits.gates()
            && pack.bytes + bytes <= limits.bytes();
    if (!fits && !pack.tasks.isEmpty()) {
      ready.accept(List.copyOf(pack.tasks));
      pack = new Pack();
      packs.put(task.shots(), pack);
    }
    pack.tasks.add(task);
    pack.gates += gates;
    pack.bytes += bytes;
  }

  /** A device that estimates gets a letter for each of its qubits in each term. */
  private long bytesOfObservables(Task task) {
    long terms = task.observables().stream().mapToLong(each -> each.terms().size()).sum();
    return terms * (BYTES_OF_TERM + limits.qubits());
  }

  /** Hands out what is left. */
  void finish() {
    packs.values().forEach(pack -> ready.accept(List.copyOf(pack.tasks)));
    packs.clear();
  }
}
