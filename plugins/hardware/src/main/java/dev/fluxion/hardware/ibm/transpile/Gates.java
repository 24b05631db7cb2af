package dev.fluxion.hardware.ibm.transpile;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.spi.FluxionException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A circuit of turns and CZ. Exchanges of the circuit are not done: its qubits change their wires.
 *
 * @param steps what is done to the wires
 * @param wires where each qubit is in the end
 */
record Gates(List<Step> steps, int[] wires) {

  /**
   * Reads a circuit.
   *
   * @throws FluxionException FLX-515 if a gate is none that devices know
   */
  static Gates of(int qubits, List<Instruction> instructions) {
    int[] wires = IntStream.range(0, qubits).toArray();
    List<Step> steps = new ArrayList<>();
    for (Instruction each : instructions) {
      int first = wires[each.qubits().get(0)];
      switch (each.gate()) {
        case "cx" -> {
          int target = wires[each.qubits().get(1)];
          steps.add(new Step.Turn(target, Quaternion.H));
          steps.add(Step.Pair.cz(first, target));
          steps.add(new Step.Turn(target, Quaternion.H));
        }
        case "cz" -> steps.add(Step.Pair.cz(first, wires[each.qubits().get(1)]));
        case "swap" -> {
          wires[each.qubits().get(0)] = wires[each.qubits().get(1)];
          wires[each.qubits().get(1)] = first;
        }
        default -> steps.add(new Step.Turn(first, turn(each)));
      }
    }
    return new Gates(steps, wires);
  }

  private static Quaternion turn(Instruction instruction) {
    return switch (instruction.gate()) {
      case "x" -> Quaternion.X;
      case "y" -> Quaternion.Y;
      case "z" -> Quaternion.Z;
      case "h" -> Quaternion.H;
      case "s" -> Quaternion.rz(Math.PI / 2);
      case "sdg" -> Quaternion.rz(-Math.PI / 2);
      case "t" -> Quaternion.rz(Math.PI / 4);
      case "tdg" -> Quaternion.rz(-Math.PI / 4);
      case "sx" -> Quaternion.rx(Math.PI / 2);
      case "rx" -> Quaternion.rx(instruction.angle());
      case "ry" -> Quaternion.ry(instruction.angle());
      case "rz" -> Quaternion.rz(instruction.angle());
      default ->
          throw new FluxionException(
              "FLX-515", "gate '" + instruction.gate() + "' is none that a device of IBM runs");
    };
  }
}
