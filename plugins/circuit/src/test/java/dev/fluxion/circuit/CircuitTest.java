package dev.fluxion.circuit;

import static dev.fluxion.circuit.Circuits.circuit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CircuitTest {
  @Test
  void circuitsThatContinueOneLeaveItAndEachOtherAsTheyAre() {
    Circuit bell = circuit(2).h(0).cx(0, 1);
    Circuit one = bell.z(1).x(0);
    Circuit other = bell.s(0);
    assertEquals("2: q0: ─H──●──", bell.size() + ": " + bell.text().lines().findFirst().get());
    assertEquals("4: q0: ─H──●──X──", one.size() + ": " + one.text().lines().findFirst().get());
    assertEquals("3: q0: ─H──●──S──", other.size() + ": " + other.text().lines().findFirst().get());
    assertEquals(bell.h(0).cx(0, 1).s(0).text(), bell.repeat(2).s(0).text());
    assertEquals(bell.z(1).x(0).h(0).cx(0, 1).text(), one.then(bell).text());
    assertEquals(0, bell.repeat(0).size());
  }

  @Test
  void aLongCircuitIsBuiltGateByGateInTimeProportionalToItsLength() {
    int length = 500_000;
    Circuit circuit =
        assertTimeout(
            Duration.ofSeconds(20), () -> circuit(2).layers(length, (all, k) -> all.x(k % 2)));
    assertEquals(length, circuit.size());
  }
}
