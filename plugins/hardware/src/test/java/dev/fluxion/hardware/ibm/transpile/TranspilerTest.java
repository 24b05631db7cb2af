package dev.fluxion.hardware.ibm.transpile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.fluxion.circuit.Instruction;
import dev.fluxion.hardware.ibm.transpile.Target.Entangler;
import dev.fluxion.spi.FluxionException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Circuits of devices are the circuits that were asked. */
class TranspilerTest {
  private static List<List<Integer>> couplings(Random random, int qubits) {
    return switch (random.nextInt(3)) {
      case 0 -> Devices.line(qubits + random.nextInt(3));
      case 1 -> Devices.ring(qubits + 2);
      default -> Devices.heavyHex(2, 3);
    };
  }

  private static void assertSpelled(Target target, List<Instruction> gates) {
    for (Instruction gate : gates) {
      if (gate.qubits().size() == 2) {
        assertEquals(target.entangler().gate(), gate.gate());
        assertTrue(
            target.topology().hasEdge(gate.qubits().get(0), gate.qubits().get(1)), gate::toString);
      } else {
        assertTrue(Set.of("rz", "sx", "x").contains(gate.gate()), gate::toString);
      }
    }
  }

  @Property(tries = 300)
  void aCircuitOfADeviceIsTheCircuitButForAPhase(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int qubits) {
    Random random = new Random(seed);
    Entangler entangler = random.nextBoolean() ? Entangler.CZ : Entangler.ECR;
    List<List<Integer>> couplings = couplings(random, qubits);
    int width = Math.max(qubits, Devices.width(couplings));
    Target target = Devices.device(entangler, width, couplings);
    List<Instruction> gates = Devices.circuit(random, qubits, random.nextInt(40));
    Transpiled transpiled = new Transpiler(target).transpile(qubits, gates);
    assertSpelled(target, transpiled.gates());
    Register asked = new Register(qubits).run(gates);
    Register made = new Register(width).run(transpiled.gates());
    assertEquals(0, asked.distance(made, transpiled.places()), 1e-10);
    Transpiled again = new Transpiler(target).transpile(qubits, gates);
    assertEquals(transpiled.gates(), again.gates());
    assertArrayEquals(transpiled.places(), again.places());
  }

  @Property(tries = 100)
  void aTurnTakesFiveGatesAtMost(@ForAll long seed) {
    Random random = new Random(seed);
    List<Instruction> gates = Devices.circuit(random, 1, random.nextInt(10));
    Target target = Devices.device(Entangler.CZ, 1, List.of());
    List<Instruction> made = new Transpiler(target).transpile(1, gates).gates();
    assertTrue(made.size() <= 5, made::toString);
    assertTrue(made.stream().filter(gate -> gate.gate().equals("sx")).count() <= 2);
  }

  private static List<String> onALine(Entangler entangler, Instruction... gates) {
    Target target = Devices.device(entangler, 2, List.of(List.of(0, 1)));
    return new Transpiler(target)
        .transpile(2, List.of(gates)).gates().stream().map(Instruction::gate).toList();
  }

  private static Instruction gate(String name, Integer... qubits) {
    return new Instruction(name, List.of(qubits), 0);
  }

  @Test
  void gatesThatADeviceHasStayAsTheyAre() {
    assertEquals(List.of("x"), onALine(Entangler.CZ, gate("x", 0)));
    assertEquals(List.of("sx"), onALine(Entangler.CZ, gate("sx", 0)));
    assertEquals(List.of("rz"), onALine(Entangler.CZ, gate("t", 0)));
    assertEquals(List.of("cz"), onALine(Entangler.CZ, gate("cz", 0, 1)));
    assertEquals(List.of(), onALine(Entangler.CZ, gate("h", 0), gate("h", 0)));
  }

  @Test
  void whatUndoesItselfVanishes() {
    Instruction cx = gate("cx", 0, 1);
    assertEquals(List.of(), onALine(Entangler.CZ, cx, cx));
    assertEquals(List.of(), onALine(Entangler.ECR, cx, cx));
    assertEquals(List.of("rz"), onALine(Entangler.ECR, cx, gate("s", 0), cx));
    assertEquals(List.of(), onALine(Entangler.CZ, gate("swap", 0, 1)));
    assertEquals(
        List.of("x"), onALine(Entangler.CZ, cx, gate("x", 1), cx), "X of a target passes CX");
    assertEquals(
        List.of("x", "x"), onALine(Entangler.CZ, cx, gate("x", 0), cx), "of a control, doubled");
  }

  @Test
  void qubitsThatMeetAreCoupledFromTheBeginningWhereThatIsPossible() {
    Target hexagons = Devices.device(Entangler.CZ, 21, Devices.heavyHex(3, 5));
    Instruction[] ring = new Instruction[12];
    for (int q = 0; q < 12; q++) {
      ring[q] = gate("cz", q, (q + 1) % 12);
    }
    assertEquals(12, new Transpiler(hexagons).transpile(12, List.of(ring)).pairs());
  }

  @Test
  void qubitsThatAreFarApartCostOneExchangeEach() {
    Target line = Devices.device(Entangler.CZ, 3, Devices.line(3));
    List<Instruction> triangle = List.of(gate("cx", 0, 1), gate("cx", 1, 2), gate("cx", 2, 0));
    assertTrue(
        new Transpiler(line).transpile(3, triangle).pairs() <= 4, "an exchange and a CZ are two");
  }

  @Test
  void aCircuitThatIsTooWideIsRefused() {
    Target parts = Devices.device(Entangler.CZ, 5, List.of(List.of(0, 1), List.of(3, 4)));
    Transpiler transpiler = new Transpiler(parts);
    assertEquals(
        "FLX-515: ibm_test connects 2 qubits, the circuit has 3",
        assertThrows(FluxionException.class, () -> transpiler.transpile(3, List.of()))
            .getMessage());
    assertEquals(
        "FLX-515: gate 'iswap' is none that a device of IBM runs",
        assertThrows(
                FluxionException.class, () -> transpiler.transpile(2, List.of(gate("iswap", 0, 1))))
            .getMessage());
  }
}
