package dev.fluxion.hardware.ibm;

import static dev.fluxion.circuit.Circuits.x;
import static dev.fluxion.circuit.Circuits.z;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.circuit.operator.PauliSum;
import dev.fluxion.hardware.provider.Task;
import dev.fluxion.hardware.provider.Work;
import java.util.List;

/** Work of tests. */
final class IbmWork {
  static final String KEY = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
  static final String TAG = "evk-0123456789abcdef0123456789abcdef";

  private IbmWork() {}

  /** A Bell state, and two observables of it. */
  static Task bell() {
    return task(
        List.of(
            new Instruction("h", List.of(0), 0),
            new Instruction("cx", List.of(0, 1), 0),
            new Instruction("rz", List.of(1), 1e-5)),
        List.of(z(0).times(z(1)).times(0.5).plus(x(0).times(x(1)).times(-2)), z(1)));
  }

  static Task task(List<Instruction> gates, List<PauliSum> observables) {
    return new Task(KEY, 2, gates, observables, 4096);
  }

  static Work of(Task... tasks) {
    return new Work(KEY, List.of(tasks));
  }
}
